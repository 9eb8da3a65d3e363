"""Cells that read as numbers and cannot be kept refuse their delivery, with their place, and stop nothing else."""

from pathlib import Path

import pytest

from pipeline.areas import load
from pipeline.sources.descriptor import read_source
from pipeline.sources.receive import read_delivery
from tests.support.project import edit
from tests.support.small_project import ALIASES, AREAS, write_small_project

FIGURES = "data_raw/returns/figures.csv"
BIG = "9" * 23


def told(tmp_path: Path, cell: str, *, field: str = "type: number, constraints: {minimum: 0}"):
    root = write_small_project(tmp_path)
    edit(root / "data_raw/returns/datapackage.yaml", "type: number, constraints: {minimum: 0}", field)
    edit(root / FIGURES, "2016/17,90", f"2016/17,{cell}")
    source, _ = read_source(root / "data_raw" / "returns")
    assert source is not None
    return read_delivery(source, load(AREAS, ALIASES)).problems


@pytest.mark.parametrize("cell", ["INF", "-inf", "NaN", "sNaN", "Infinity", "1e400", "-1E400", " inf ", "9" * 400])
@pytest.mark.parametrize(
    "field", ["type: number, constraints: {minimum: 0}", "type: number", "type: number, floatNumber: true"]
)
def test_a_number_that_is_not_finite_is_refused_with_its_place(tmp_path, cell, field):
    (problem,) = told(tmp_path, cell, field=field)
    assert (problem.file, problem.line, problem.field, problem.rule) == (FIGURES, 5, "value", "type-error")
    assert "such as 27.4" in problem.allowed
    assert len(str(problem)) < 250


@pytest.mark.parametrize("cell", [BIG, f"-{BIG}", str(2**63)])
def test_a_whole_number_too_big_for_its_column_is_refused_with_its_place(tmp_path, cell):
    (problem,) = told(tmp_path, cell, field="type: integer")
    assert (problem.file, problem.line, problem.field, problem.rule) == (FIGURES, 5, "value", "type-error")
    assert cell in problem.found


@pytest.mark.parametrize("cell", ["1e3", "12.5", "", "000000000000000000000090", "0.10000000000000000001"])
def test_numbers_that_can_be_kept_are_taken(tmp_path, cell):
    assert told(tmp_path, cell, field="type: number, constraints: {minimum: 0}") == []


def test_a_symbol_for_a_missing_number_is_no_number(tmp_path):
    assert told(tmp_path, "NaN", field='type: number, missingValues: ["", NaN]') == []


def test_a_column_with_markers_is_asked_too(tmp_path):
    marker = "{name: value_marker, type: string, outcomes: {role: marker}"
    field = 'type: number, outcomes: {markers: {"*": c}}}\n        - ' + marker
    (problem,) = told(tmp_path, "1e400", field=field)
    assert (problem.line, problem.rule) == (5, "type-error")
