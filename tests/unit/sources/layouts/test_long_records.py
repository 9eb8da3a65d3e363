"""A record without end is refused before it is split into cells, and no message repeats a long cell whole."""

import tracemalloc
from pathlib import Path

import pytest

from pipeline.areas import load
from pipeline.errors import SHOWN, ContentProblems
from pipeline.sources.bounded_lines import RECORD_LIMIT
from pipeline.sources.descriptor import read_source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options
from pipeline.sources.receive import read_delivery
from tests.support.project import edit
from tests.support.small_project import ALIASES, AREAS, write_small_project

FIGURES = "data_raw/returns/figures.csv"


def told(root: Path):
    source, _ = read_source(root / "data_raw" / "returns")
    assert source is not None
    return read_delivery(source, load(AREAS, ALIASES)).problems


@pytest.mark.parametrize("long", ["9" * (RECORD_LIMIT + 1), "," * 20_000_000, '"' + "a\n" * RECORD_LIMIT])
def test_a_record_without_end_is_refused_with_its_line(tmp_path, long):
    root = write_small_project(tmp_path)
    edit(root / FIGURES, "falls,A2,2016/17,90", long)
    tracemalloc.start()
    (problem,) = told(root)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (problem.file, problem.line, problem.rule) == (FIGURES, 5, "record-too-long")
    assert len(str(problem)) < 300
    assert most < 60_000_000, "no more than about one record is held"


@pytest.mark.parametrize("long", ["9" * (RECORD_LIMIT + 1), '"' + "a\n" * RECORD_LIMIT])
def test_the_same_in_other_layouts(tmp_path, long):
    path = tmp_path / "figures.csv"
    path.write_text(f"a,b\n1,2\n{long},3\n")
    with pytest.raises(ContentProblems) as error:
        grids_of(DeliveredFile(path, "figures.csv", ""), Options(delimiter=","), "utf-8")
    (problem,) = error.value.problems
    assert (problem.line, problem.rule) == (3, "record-too-long")


def test_many_lines_are_no_long_record(tmp_path):
    root = write_small_project(tmp_path)
    rows = "".join(f"other{n},A2,2016/17,90\n" for n in range(60_000))
    with (root / FIGURES).open("a") as file:
        file.write(rows)
    assert len(rows) > RECORD_LIMIT
    assert told(root) == []


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("falls,{},2016/17,90", "unknown-area"),
        ("falls,A2,{},90", "period"),
        ("falls,A2,2016/17,{}", "type-error"),
    ],
)
def test_a_long_cell_is_cut_in_the_message(tmp_path, row, rule):
    root = write_small_project(tmp_path)
    edit(root / FIGURES, "falls,A2,2016/17,90", row.format("q" * 100_000))
    (problem,) = told(root)
    assert (problem.line, problem.rule) == (5, rule)
    assert "q" * SHOWN in str(problem)
    assert len(str(problem)) < 500


def test_a_long_name_of_a_column_is_cut_in_the_message(tmp_path):
    root = write_small_project(tmp_path)
    edit(root / FIGURES, "measure,area,period,value", f"measure,area,period,value,{'q' * 100_000}")
    assert all(len(str(problem)) < 500 for problem in told(root))
