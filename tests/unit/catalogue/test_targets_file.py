"""The table of targets: read with every problem at once, written so that a spreadsheet can carry it round."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogue.targets import Target, Tolerance
from pipeline.catalogue.targets_file import COLUMNS, read_targets, write_targets

FILE = "measures/targets.csv"
HEAD = ",".join(COLUMNS) + "\n"
FULL = "falls,level,8.5,2020/21,W,agreed,\"Board, in public\",2017-06-06,2017-07-01,0.5,small numbers,'as asked'\n"


def read(text: str):
    return read_targets(text.encode(), FILE)


def said(text: str) -> list[str]:
    rows, problems = read(text)
    assert rows == []
    return [str(problem) for problem in problems]


def test_a_whole_row_becomes_a_target():
    (row,), problems = read(HEAD + FULL)
    assert problems == []
    assert (row.line, row.measure) == (2, "falls")
    assert row.target == Target(
        kind="level",
        value=8.5,
        by="2020/21",
        area="W",
        status="agreed",
        agreed_by="Board, in public",
        agreed_on=date(2017, 6, 6),
        valid_from=date(2017, 7, 1),
        tolerance=Tolerance(value=0.5, reason="small numbers"),
        note="'as asked'",
    )


def test_what_is_written_is_read_back_and_written_the_same():
    text = HEAD + FULL + "walks,direction,,,,proposed,,,,,,\n"
    rows, _ = read(text)
    assert write_targets((row.measure, row.target) for row in rows) == text


@given(
    value=st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15),
    words=st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF, exclude_categories=["C", "Z"]), min_size=1),
    day=st.dates(date(2000, 1, 1), date(2099, 1, 1)),
)
def test_any_target_goes_round(value, words, day):
    target = Target(kind="change", value=value, status="agreed", agreed_by=words, agreed_on=day, note=words)
    rows, problems = read(write_targets([("falls", target)]))
    assert (problems, [row.target for row in rows]) == ([], [target])


def test_a_spreadsheets_own_way_of_saving_is_read():
    saved = ("\ufeff" + HEAD + "walks,direction,,,,proposed,,,,,,\n,,,,,,,,,,,\n").replace("\n", "\r\n")
    rows, problems = read(saved)
    assert ([row.measure for row in rows], problems) == (["walks"], [])


def test_few_columns_in_any_order_are_enough():
    rows, problems = read("status,measure,kind\nproposed,walks,direction\n")
    assert ([row.measure for row in rows], problems) == (["walks"], [])


def test_an_empty_table_has_no_targets():
    assert read(HEAD) == ([], [])


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        ("falls,level,,2020/21,,proposed,,,,,,", "", "a target of kind level has a value"),
        ("falls,level,8,2020/21,,agreed,,,,,,", "", "an agreed target says who agreed it"),
        ("falls,levl,8,,,proposed,,,,,,", "kind", "did you mean 'level'"),
        ("falls,level,8,,,done,,,,,,", "status", "one of: agreed, national_standard, proposed, illustrative"),
        ("falls,level,8%,,,proposed,,,,,,", "value", "'8%' is not a number"),
        ("falls,level,nan,,,proposed,,,,,,", "value", "'nan' is not a number"),
        ("falls,level,1e999,,,proposed,,,,,,", "value", "'1e999' is not a number"),
        ("falls,level,8,,,agreed,Board,06/06/2017,,,,", "agreed_on", "a date as year-month-day"),
        ("falls,level,8,,,proposed,,,2017-02-30,,,", "valid_from", "'2017-02-30' is not a day"),
        ("falls,level,8,,,proposed,,,,0.5,,", "tolerance_reason", "this key is missing"),
        ("falls,level,8,,,proposed,,,,,why,", "tolerance", "this key is missing"),
        ("falls,level,8,,,proposed,,,,-1,why,", "tolerance", "more than 0"),
        (",level,8,,,proposed,,,,,,", "measure", "the id of a measure"),
        ("falls,level,8,,,proposed,,,,,,one, two", "", "13 cells under 12 columns"),
    ],
)
def test_a_spoilt_row_is_refused_at_its_line(row, field, words):
    (told,) = said(HEAD + row + "\n")
    assert told.startswith(f"{FILE}:2  {field}")
    assert words in told


def test_a_spoilt_row_does_not_hide_the_others():
    rows, problems = read(HEAD + "falls,level,x,,,proposed,,,,,,\n" + FULL + "walks,level,y,,,proposed,,,,,,\n")
    assert ([row.line for row in rows], [p.line for p in problems]) == ([3], [2, 4])


def test_columns_are_checked():
    assert "there is no column 'agreed_bye', did you mean 'agreed_by'?" in said("measure,kind,status,agreed_bye\n")[0]
    assert "this column is there twice" in said("measure,kind,status,kind\n")[0]
    assert [one.split("  ")[1] for one in said("")] == ["measure", "kind", "status"]


def test_another_encoding_is_told():
    _, (problem,) = read_targets((HEAD + "caf\u00e9").encode("cp1252"), FILE)
    assert "CSV UTF-8" in str(problem)
