"""Figures in the words of a measure's file: stated there as a value, quoted, or refused."""

import pytest

from pipeline.catalogue.load import read_catalogue
from tests.support.small_project import write_small_project

FILE = "measures/safety/falls.yaml"


def problems(tmp_path, more):
    root = write_small_project(tmp_path)
    file = root / FILE
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    return read_catalogue(root / "measures")[1]


@pytest.mark.parametrize(
    "caveat",
    [
        "It comes 60 days after the end.",
        "The report of the year says 120 admissions.",
        "Aged 65 and over, in 2016/17.",
        "The council says 9.5%.\nquoted: ['9.5%']",
    ],
)
def test_what_the_file_states_or_quotes_may_be_said(tmp_path, caveat):
    first, *more = caveat.split("\n")
    assert problems(tmp_path, f"caveats:\n  - {first}\n{''.join(more)}\n") == []


@pytest.mark.parametrize("caveat", ["It comes 61 days after the end.", "It fell by 16.0%.", "There were 1,200 in all."])
def test_any_other_figure_is_told_with_its_line(tmp_path, caveat):
    (problem,) = problems(tmp_path, f"caveats:\n  - {caveat}\n")
    assert problem.rule == "loose-number"
    assert str(problem).startswith(f"{FILE}:27  caveats  '")


def test_the_reason_of_a_break_and_of_no_figure_are_words_too(tmp_path):
    root = write_small_project(tmp_path)
    for file, old, new in (
        (FILE, "The count changed", "It was 12.5% then"),
        ("measures/health/visits.yaml", "Nobody has counted yet.", "Nobody has £3 m for it."),
    ):
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), "utf-8")
    found = {(p.file, p.field) for p in read_catalogue(root / "measures")[1]}
    assert found == {(FILE, "breaks.reason"), ("measures/health/visits.yaml", "no_data.reason")}
