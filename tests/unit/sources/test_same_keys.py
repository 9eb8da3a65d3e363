"""Two rows of one place and time are refused whatever way they are written, and rows that differ never are."""

from pathlib import Path

import pytest

from pipeline.areas import load
from pipeline.sources.descriptor import read_source
from pipeline.sources.receive import read_delivery
from tests.support.project import edit
from tests.support.small_project import ALIASES, AREAS, write_small_project

FIGURES = "data_raw/returns/figures.csv"


def told(root: Path):
    source, _ = read_source(root / "data_raw" / "returns")
    assert source is not None
    return read_delivery(source, load(AREAS, ALIASES)).problems


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("falls,Upper Valley,2016/17", "area 'Upper Valley' is 'Upper' there"),
        ("falls,Upper,2016-17", "period '2016-17' is '2016/17' there"),
        ("falls,A1,2016-17", "area 'A1' is 'Upper' there; period '2016-17' is '2016/17' there"),
    ],
)
def test_a_key_written_in_another_way_is_told_with_both_lines(tmp_path, row, words):
    root = write_small_project(tmp_path)
    edit(root / FIGURES, "falls,A2,2016/17,90", f"{row},90")
    (problem,) = told(root)
    assert (problem.file, problem.line, problem.rule) == (FIGURES, 5, "primary-key")
    assert problem.found == f"the same measure, area and period as in line 4 ({words})"


def test_no_cell_of_records_is_told(tmp_path):
    root = write_small_project(tmp_path)
    edit(
        root / "data_raw/returns/datapackage.yaml", "outcomes:\n", "outcomes:\n  records: true\n  pseudonymised: true\n"
    )
    edit(root / FIGURES, "falls,A2,2016/17,90", "falls,Upper Valley,2016/17,90")
    (problem,) = told(root)
    assert problem.line == 5
    assert "Upper" not in str(problem)


def test_a_key_without_areas_or_periods_is_not_asked(tmp_path):
    root = write_small_project(tmp_path)
    edit(root / "data_raw/returns/datapackage.yaml", "primaryKey: [measure, area, period]", "primaryKey: [value]")
    edit(root / FIGURES, "falls,A2,2016/17,90", "falls,Upper Valley,2016/17,90")
    assert told(root) == []


@pytest.mark.parametrize("kind", ["integer", "number", "date"])
def test_a_key_that_could_not_be_read_repeats_no_other(tmp_path, kind):
    root = write_small_project(tmp_path)
    descriptor = root / "data_raw/returns/datapackage.yaml"
    edit(descriptor, "{name: measure, type: string", f"{{name: measure, type: {kind}")
    edit(descriptor, "primaryKey: [measure, area, period]", "primaryKey: [measure]")
    problems = told(root)
    assert {one.rule for one in problems} == {"type-error"}
    assert [one.line for one in problems] == [2, 3, 4, 5]


def test_a_key_in_part_unreadable_repeats_no_other(tmp_path):
    root = write_small_project(tmp_path)
    edit(root / "data_raw/returns/datapackage.yaml", "{name: area, type: string", "{name: area, type: integer")
    assert {one.rule for one in told(root)} == {"type-error"}


def test_numbers_too_big_for_the_key_repeat_no_other(tmp_path):
    root = write_small_project(tmp_path)
    descriptor = root / "data_raw/returns/datapackage.yaml"
    edit(descriptor, "{name: measure, type: string", "{name: measure, type: integer")
    edit(descriptor, "primaryKey: [measure, area, period]", "primaryKey: [measure]")
    (root / FIGURES).write_text(f"measure,area,period,value\n{'8' * 30},Upper,2016/17,1\n{'9' * 30},A2,2016/17,2\n")
    assert [(one.line, one.rule) for one in told(root)] == [(2, "type-error"), (3, "type-error")]
