"""The compiled checks and Frictionless must find the same (row, field, error type) in the same bytes."""

import itertools
import re
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import duckdb
import pytest
from frictionless import Resource, Schema
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pipeline.sources.compiled import Delivery, check_file, compile_schema, receive, typed_select
from pipeline.sources.compiled.receive import _straight

CONNECTION = duckdb.connect(config={"threads": 1})
"""Opened once: opening costs more than checking a small file."""
MANY = 100_000
OURS_ALONE = {"repeated-header", "row-count", "unterminated-quote"}
SCHEMAS: list[dict[str, Any]] = [
    {
        "fields": [
            {"name": "id", "type": "integer", "constraints": {"required": True, "unique": True}},
            {"name": "who", "type": "string", "constraints": {"minLength": 2, "maxLength": 4, "pattern": "[a-cé]+"}},
            {"name": "day", "type": "date", "constraints": {"minimum": "2015-04-01", "maximum": "2017-06-30"}},
        ],
        "missingValues": ["", "NA"],
        "primaryKey": ["id", "who"],
    },
    {
        "fields": [
            {"name": "n", "type": "number", "constraints": {"minimum": 0, "maximum": 10.5}},
            {"name": "flag", "type": "boolean", "trueValues": ["Y", "1"], "falseValues": ["N"]},
            {"name": "day", "type": "date", "format": "%d/%m/%Y", "missingValues": ["-", "01/01/1800"]},
            {"name": "code", "type": "string", "constraints": {"enum": ["a", "b", "NA", ""], "required": True}},
        ],
        "missingValues": [{"value": "", "label": "empty"}, {"value": "x", "label": "unknown"}],
        "primaryKey": "code",
    },
    {
        "fields": [
            {"name": "money", "type": "number", "decimalChar": ",", "groupChar": ".", "bareNumber": False},
            {"name": "share", "type": "integer", "bareNumber": False, "constraints": {"enum": [1, 5, "17"]}},
            {"name": "at", "type": "datetime", "constraints": {"minimum": "2017-01-01T00:00:00"}},
            {"name": "clock", "type": "time", "constraints": {"maximum": "12:30:00"}},
            {"name": "year", "type": "year", "constraints": {"minimum": 1900}},
        ],
        "missingValues": [],
        "primaryKey": [],
    },
    {
        "fields": [
            {"name": "parent", "type": "string"},
            {"name": "code", "type": "string", "constraints": {"pattern": r"\w\d?|b$"}},
            {"name": "when", "type": "datetime", "format": "%d %b %y %H:%M"},
            {"name": "tight", "type": "date", "format": "%Y%m%d"},
        ],
        "foreignKeys": [{"fields": "parent", "reference": {"resource": "", "fields": "code"}}],
    },
    {"fields": [{"name": "only", "type": "integer", "constraints": {"required": True, "unique": True}}]},
    {
        "fields": [
            {
                "name": "word",
                "type": "string",
                "constraints": {"enum": ["a", "b", "a,b", 'a"b', "éa", "N", "", "2017"]},
            },
            {"name": "whole", "type": "integer", "constraints": {"enum": [1, 2, -4, 1000, 7, 5, 2017]}},
            {
                "name": "flag",
                "type": "boolean",
                "trueValues": list("Y1abc"),
                "falseValues": ["N", "2", "é9", "a1", "x"],
            },
        ],
        "missingValues": ["", "NA", "-", "None", "null", "#1", "€5%"],
    },
]
WORDS = [
    "", "", "NA", "x", "-", "1", "2", "1", "007", " 5 ", "+3", "-4", "1_000", "1.5", "1e1", "0x1", "+-1", "10.50",
    "10,51", "1.000,5", "€5%", "5-", "(17)", "a", "b", "ab", "abc", "abcde", "éa", "b\n", "a,b", 'a"b', '"', " ",
    "\t1", "a\r\nb", "\n", "2016-02-29", "2017-02-29", "2016-2-9", "2016-02- 9", "0000-01-01", "2015-03-31",
    "2016/01/05", "2016-01-05 ", "31/12/2016", "1/2/2016", "01/01/1800", "31/04/2016", "1/2/16", "Y",
    "N", "y", "2017-01-05T10:00:00", "2017-01-05 10:00:00.5", "2017-01-05T10:00", "2016-12-31T23:59:59,1234567",
    "2017-01-05x25:00:00", "10:00:00", "9:00:00", "12:30:00.000001", "12:30", "2017", "1899", " 017", "1_00",
    "5 Apr 17 9:05", "05 apr 2017 10:00", "05 APR 17 10:00", "20170405", "2017131", "2017111", "20170431", "2017199",
    "#1", "\\", "null", "None", "true", "a\x00", "\u00a01", "a1", "é9",
]  # fmt: skip
ACCEPTED = re.compile(r"[eE][+_]*[0-9_]{3}|:[0-9.]+[-+]|24:")
"""Spellings whose different reading is accepted, and tested by name below (differences 7 and 9)."""
CELL = st.one_of(
    st.sampled_from(WORDS),
    st.text(alphabet="0123456789-/.:TeE+_ ", max_size=11).filter(lambda text: not ACCEPTED.search(text)),
    st.text(alphabet='ab,"\n\r 1\u00e9', max_size=4),
)


def written(cells: list[str], quoted: list[bool], end: str) -> str:
    """Write one record; where `quoted` is false the cell goes in as it is, lone quotes and all."""
    pairs = itertools.zip_longest(cells, quoted[: len(cells)], fillvalue=True)
    return ",".join('"' + cell.replace('"', '""') + '"' if mark else cell for cell, mark in pairs) + end


@st.composite
def files(draw: st.DrawFn) -> tuple[dict[str, Any], bytes]:
    """A schema and a small file for it: mostly right widths, sometimes ragged, blank, padded or badly quoted."""
    schema = draw(st.sampled_from(SCHEMAS))
    names = [field["name"] for field in schema["fields"]]
    end = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    header = draw(
        st.sampled_from([names] * 8 + [names[::-1], names[1:], [*names, "more"], ["", *names[1:]], [*names, ""]])
    )
    width = st.sampled_from([len(names)] * 9 + [0, 1, len(names) - 1, len(names) + 1, len(names) + 2])
    rows = draw(st.lists(width.flatmap(lambda n: st.lists(CELL, min_size=n, max_size=n)), max_size=6))
    plain = draw(st.booleans())
    text = written(header, [False] * 9, end)
    for row in rows:
        marks = [any(mark in cell for mark in ',"\r\n') for cell in row] if plain else draw(marked(len(row)))
        text += written(row, marks, draw(st.sampled_from([end, end, end, "\n"])))
    if draw(st.booleans()):
        text = text.removesuffix(end)
    bom = draw(st.sampled_from([b"", b"", b"", b"\xef\xbb\xbf"]))
    return schema, bom + text.encode()


def marked(width: int) -> st.SearchStrategy[list[bool]]:
    """Which cells are put in quotes."""
    return st.lists(st.booleans(), min_size=width, max_size=width)


def frictionless_errors(path: Path, schema: dict[str, Any]) -> set[tuple[int, str, str]]:
    """What Frictionless finds, the CSV dialect declared rather than guessed."""
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": "file",
        "path": path.name,
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": {
            "header": True,
            "headerRows": [1],
            "csv": {"delimiter": ",", "quoteChar": '"', "skipInitialSpace": False, "doubleQuote": True},
        },
        "schema": deepcopy(schema),
    }
    resource = Resource.from_descriptor(descriptor, basepath=str(path.parent))
    report = resource.validate(limit_errors=MANY)
    return set(_flat(report))


def _flat(report: Any) -> Iterator[tuple[int, str, str]]:
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None) or (getattr(error, "row_numbers", None) or [0])[0]
            yield row, getattr(error, "field_name", "") or "", error.type


def our_errors(path: Path, schema: dict[str, Any]) -> set[tuple[int, str, str]]:
    """What the compiled schema finds."""
    report = check_file(CONNECTION, compile_schema(schema), Delivery(path), "incoming", cap=MANY)
    return set(report.errors)


def both(schema: dict[str, Any], content: bytes) -> tuple[set[Any], set[Any]]:
    """Feed both engines the same bytes; return what ours and theirs found."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(content)
        return our_errors(path, schema), frictionless_errors(path, schema)


HEADINGS = {"blank-header", "missing-label", "extra-label", "blank-label", "duplicate-label", "incorrect-label"}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(files())
def test_both_engines_find_the_same(case: tuple[dict[str, Any], bytes]) -> None:
    schema, content = case
    ours, theirs = both(schema, content)
    assume((1, "", "blank-header") not in ours)
    ours = {each for each in ours if each[2] not in OURS_ALONE}
    if any(error in HEADINGS for _, _, error in ours):
        theirs = {each for each in theirs if each[2] in HEADINGS}
    assert ours == theirs


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(files())
def test_the_short_cut_gives_the_report_and_table_of_the_long_way(case: tuple[dict[str, Any], bytes]) -> None:
    schema, content = case
    compiled = compile_schema(schema)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(content)
        long = check_file(CONNECTION, compiled, Delivery(path), "long", cap=MANY)
        assert receive(CONNECTION, compiled, Delivery(path), "short", cap=MANY) == long
        if long.valid:
            wanted = CONNECTION.execute(f"SELECT * FROM ({typed_select(compiled, 'long')}) ORDER BY _row").fetchall()
            assert CONNECTION.execute("SELECT * FROM short ORDER BY _row").fetchall() == wanted


@st.composite
def clean_files(draw: st.DrawFn) -> bytes:
    """A file for the first schema with nothing wrong, in any quoting and line end that Python can write."""
    ids = draw(st.lists(st.integers(-99, 99), unique=True, min_size=1, max_size=8))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = written(["id", "who", "day"], draw(marked(3)), end)
    for number in ids:
        who = draw(st.sampled_from(["", "NA", "ab", "éa", "abca"]))
        day = draw(st.sampled_from(["", "2015-04-01", "2016-2-29", "2017-06-30"]))
        text += written([str(number), who, day], draw(marked(3)), end)
    return text.encode()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(clean_files())
def test_a_clean_file_takes_the_short_cut_whatever_its_quoting(content: bytes) -> None:
    compiled = compile_schema(SCHEMAS[0])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_bytes(content)
        CONNECTION.execute("DROP TABLE IF EXISTS straight")
        assert _straight(CONNECTION, compiled, Delivery(path), "straight") is not None
        assert frictionless_errors(path, SCHEMAS[0]) == set()


def cell(value: str, **field: Any) -> tuple[set[Any], set[Any]]:
    """Feed both engines one cell."""
    schema = {"fields": [{"name": "key", "type": "string"}, {"name": "value", **field}]}
    return both(schema, f'key,value\nk,"{value}"\n'.encode())


TEXT: dict[str, Any] = {"fields": [{"name": "a", "type": "string"}, {"name": "n", "type": "number"}]}
WRONG_TYPE = {(2, "value", "type-error")}


def test_difference_1_below_a_wrong_heading_nothing_is_checked() -> None:
    ours, theirs = both(TEXT, b"n,a\n1,x\n")
    assert ours == {(1, "a", "incorrect-label"), (1, "n", "incorrect-label")}
    assert theirs == ours | {(2, "n", "type-error")}


def test_difference_2_a_blank_first_row_is_refused() -> None:
    assert both(TEXT, b"\na,n\n")[0] == {(1, "", "blank-header")}
    assert (1, "", "blank-header") not in both(TEXT, b"\na,n\n")[1]


def test_difference_3_a_heading_without_rows_is_refused() -> None:
    assert both(TEXT, b"a,n\n") == ({(0, "", "row-count")}, set())


def test_difference_4_unreadable_bytes_have_their_row_and_reading_goes_on() -> None:
    ours, theirs = both(TEXT, b"a,n\nx,1\n\xff,2\ny,z\n")
    assert ours == {(3, "a", "encoding-error"), (4, "n", "type-error")}
    assert theirs == {(0, "", "encoding-error")}


def test_difference_5_a_quote_left_open_is_named() -> None:
    ours, theirs = both(TEXT, b'a,n\n"x,1\ny,2\n')
    assert ours - theirs == {(2, "", "unterminated-quote")}
    assert theirs - ours == set()


def test_difference_6_a_heading_among_the_rows_is_named() -> None:
    ours, theirs = both(TEXT, b"a,n\nx,1\na,n\n")
    assert ours - theirs == {(3, "", "repeated-header")}
    assert theirs - ours == set()


@pytest.mark.parametrize(
    ("value", "kind"),
    [("NaN", "number"), ("Infinity", "number"), ("1e999", "number"), ("99999999999999999999", "integer")],
)
def test_difference_7_numbers_are_finite_and_fit_64_bits(value: str, kind: str) -> None:
    assert cell(value, type=kind) == (WRONG_TYPE, set())


def test_difference_7_numbers_are_compared_in_double_precision() -> None:
    found = cell("0.30000000000000000001", type="number", constraints={"maximum": 0.3})
    assert found == (set(), {(2, "value", "constraint-error")})


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ("٣", {"type": "integer"}),
        ("٣", {"type": "number"}),
        ("٢٠17-01-01", {"type": "date"}),
        ("5\u00a004", {"type": "date", "format": "%d %m"}),
    ],
)
def test_difference_8_digits_and_blanks_in_numbers_and_dates_are_plain_ones(value: str, field: dict[str, Any]) -> None:
    assert cell(value, **field) == (WRONG_TYPE, set())


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2017-01-01T10:00:00Z", "datetime"),
        ("2017-01-01T10:00:00+01:00", "datetime"),
        ("10:00:00+01:00", "time"),
        ("2017-W01-1T10:00:00", "datetime"),
        ("24:00:00", "time"),
        ("2017-01-01T24:00:00", "datetime"),
    ],
)
def test_difference_9_times_are_local_calendar_times(value: str, kind: str) -> None:
    assert cell(value, type=kind) == (WRONG_TYPE, set())


def test_difference_10_the_separator_is_never_guessed(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"a;n\nx;1\n")
    schema = Schema.from_descriptor(deepcopy(TEXT))
    assert Resource(path="file.csv", basepath=str(tmp_path), schema=schema).validate().valid
    assert our_errors(path, TEXT) == {(1, "a", "incorrect-label"), (1, "n", "missing-label")}


def test_every_difference_is_documented_and_tested() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "schema-check-differences.md"
    documented = {int(number) for number in re.findall(r"^(\d+)\. ", page.read_text(), re.MULTILINE)}
    tested = {int(number) for number in re.findall(r"def test_difference_(\d+)_", Path(__file__).read_text())}
    assert documented == tested == set(range(1, 11))
