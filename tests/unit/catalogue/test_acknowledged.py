"""The file of doubts that somebody looked at: read strictly, names that are not there are told."""

import pytest

from pipeline.catalogue.acknowledged import read_acknowledged

ENTRY = (
    "acknowledged:\n  - {measure: falls, check: jumps, area: W, period: 2016/17, what: 8 for W, "
    "why: A new ward., by: The analyst, on: 2018-01-05}\n"
)


def read(tmp_path, text):
    (tmp_path / "acknowledged.yaml").write_text(text, "utf-8")
    return read_acknowledged(tmp_path, ["falls"], ["jumps"])


def test_no_file_is_no_acknowledgement(tmp_path):
    assert read_acknowledged(tmp_path, [], []) == ((), [])


def test_an_entry_says_what_why_by_whom_and_when(tmp_path):
    (one,), problems = read(tmp_path, ENTRY)
    assert problems == []
    assert (one.what, one.why, one.by, one.on.isoformat()) == ("8 for W", "A new ward.", "The analyst", "2018-01-05")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("measure: falls", "measure: fals", "did you mean 'falls'"),
        ("check: jumps", "check: jump", "did you mean 'jumps'"),
        ("by: The analyst, ", "", "by"),
        ("why: A new ward., ", "", "why"),
        ("why:", "reason:", "reason"),
        ("why: A new ward.", "why: It was 12.5% before.", "'12.5%' is a figure typed by hand"),
    ],
)
def test_a_wrong_entry_is_told(tmp_path, old, new, told):
    _, problems = read(tmp_path, ENTRY.replace(old, new))
    assert any(told in str(problem) for problem in problems)
