"""What `check` tells by the last refresh's tables: doubts by their cause, and only of the paths asked about."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.compute.checks import Finding
from pipeline.sources.clean import clean
from pipeline.sources.receive import read_delivery, swap_in
from pipeline.steps.doubts import remember_findings
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from tests.support.project import edit
from tests.support.small_project import write_quiet_project

FALLS = "measures/safety/falls.yaml"
DOUBTS = (
    Finding("falls", "jumps", "A1", "2016/17", "120 for A1; figures around it suggest about 12"),
    Finding("falls", "jumps", "A2", "2015/16", "95 for A2; figures around it suggest about 9"),
    Finding("falls", "sums", "W", "2016/17", "210 for W, where its parts give 102"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project with what a refresh would leave in its warehouse: a clean table, and doubts."""
    made = write_quiet_project(tmp_path)
    workspace = open_workspace(made)
    with open_warehouse(workspace.project.warehouse, receiving=True) as warehouse:
        for source in workspace.sources.values():
            swap_in(warehouse, read_delivery(source, workspace.catalogue.areas))
            clean(warehouse, source)
        remember_findings(warehouse, "falls", DOUBTS)
    return made


def said(root: Path, capsys: pytest.CaptureFixture[str], *paths: str) -> list[str]:
    assert main(["check", *paths, "--project", str(root)]) == 0
    return capsys.readouterr().out.splitlines()[:-1]


def test_what_has_one_cause_is_one_doubt_with_the_rest_below_it(root: Path, capsys) -> None:
    first, below, other, last = said(root, capsys)
    assert first == f"doubt  jumps  falls  A1 2016/17  {DOUBTS[0].told}"
    assert below == f"       sums  W 2016/17  {DOUBTS[2].told}"
    assert other == f"doubt  jumps  falls  A2 2015/16  {DOUBTS[1].told}"
    assert last.startswith(
        "3 doubts, of 2 causes at most, are open. Mend the data, or say why a figure stands in site/"
    )


@pytest.mark.parametrize(
    ("path", "told"), [(FALLS, True), ("measures/health", False), ("data_raw/returns", True), ("site", False)]
)
def test_a_doubt_is_told_only_where_its_measure_or_its_source_is_asked_about(root: Path, capsys, path, told) -> None:
    assert any(line.startswith("doubt") for line in said(root, capsys, path)) is told


def test_a_condition_that_no_row_meets_is_warned_of_where_it_is_asked_about(root: Path, capsys) -> None:
    edit(root / FALLS, "measure = 'falls'", "measure = 'fals'")
    (line,) = (line for line in said(root, capsys) if line.startswith("warning"))
    assert line.startswith(f"warning  {FALLS}:16  method.where  no row of returns meets measure = 'fals'")
    assert not any(line.startswith("warning") for line in said(root, capsys, "measures/health"))


def test_warnings_of_other_paths_are_not_told(root: Path, capsys) -> None:
    (root / "data_raw/returns/figures-2019.csv").write_text("a\n1\n")
    assert any("nothing reads this file" in line for line in said(root, capsys, "data_raw"))
    assert not any("nothing reads this file" in line for line in said(root, capsys, "measures"))
