"""A measure of which no source gives periods of its frequency is told as a warning."""

from pathlib import Path

from pipeline.cli.main import main
from pipeline.compute.frequencies import frequency_warnings
from pipeline.steps.workspace import open_workspace
from tests.support.project import edit
from tests.support.small_project import write_small_project

DESCRIPTOR = "data_raw/returns/datapackage.yaml"


def warnings(root: Path) -> list[str]:
    workspace = open_workspace(root)
    return frequency_warnings(workspace.catalogue, workspace.sources)


def test_a_quarterly_measure_from_yearly_figures_is_told_and_passes(tmp_path: Path, capsys) -> None:
    root = write_small_project(tmp_path)
    told = (
        "measures/safety/falls.yaml:10  frequency  'falls' is quarterly; its source returns gives only financial_year"
    )
    assert warnings(root) == [told]
    assert main(["check", "--project", str(root)]) == 0
    assert f"warning  {told}" in capsys.readouterr().out


def test_a_source_that_also_gives_quarters_or_says_nothing_is_not_told(tmp_path: Path) -> None:
    root = write_small_project(tmp_path)
    edit(root / DESCRIPTOR, "kinds: [financial_year]", "kinds: [financial_year, financial_quarter]")
    assert warnings(root) == []


def test_a_measure_of_the_sources_frequency_is_not_told(tmp_path: Path) -> None:
    root = write_small_project(tmp_path)
    edit(root / "measures/safety/falls.yaml", "frequency: quarterly", "frequency: annual")
    assert warnings(root) == []
