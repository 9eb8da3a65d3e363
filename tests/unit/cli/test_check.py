"""`outcomes check`: says that all is well, or every problem with its place, and never writes anything."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.support.project import edit
from tests.support.small_project import write_small_project

FIGURES = "data_raw/returns/figures.csv"


def check(root: Path, *paths: str) -> int:
    return main(["check", *paths, "--project", str(root)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project, whose source may give quarters too, so that nothing is warned of."""
    made = write_small_project(tmp_path)
    edit(
        made / "data_raw/returns/datapackage.yaml",
        "kinds: [financial_year]",
        "kinds: [financial_year, financial_quarter]",
    )
    return made


def test_a_good_project_has_no_problems(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root) == 0
    assert capsys.readouterr().out == "0 problems: 2 measures, 1 source, 0 editions\n"


def test_every_problem_is_told_with_its_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / FIGURES, "falls,Upper,2016/17,120", "falls,Uper,2016/17,many")
    assert check(root) == 1
    said = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{FIGURES}:4  value") and "'many'" in line for line in said)
    assert any(line.startswith(f"{FIGURES}:4  area") and "did you mean 'Upper'" in line for line in said)
    assert said[-1] == "2 problems"


def test_only_the_problems_of_the_paths_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / FIGURES, "2016/17,120", "2016/17,many")
    assert check(root, "data_raw/other") == 0
    assert check(root, "data_raw/returns") == 1
    assert FIGURES in capsys.readouterr().out


def test_a_problem_in_a_definition_is_told_too(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / "measures/health/visits.yaml", "polarity: higher", "polarity: hihger")
    assert check(root) == 1
    assert "measures/health/visits.yaml" in capsys.readouterr().out


def test_nothing_is_written(root: Path) -> None:
    before = sorted(path.relative_to(root) for path in root.rglob("*"))
    check(root)
    assert sorted(path.relative_to(root) for path in root.rglob("*")) == before


def test_a_key_of_a_column_that_has_gone_is_told_at_the_description(tmp_path, capsys):
    root = write_small_project(tmp_path)
    edit(root / FIGURES, "measure,area,period", "measure,council,period")
    edit(root / "data_raw/returns/datapackage.yaml", "{name: area, type", "{name: council, type")
    assert main(["check", "--project", str(root)]) == 1
    told = capsys.readouterr().out
    assert "data_raw/returns/datapackage.yaml  figures.schema  primary key" in told
    assert "name fields that it has" in told
