"""`outcomes check`: says that all is well, or every problem with its place, and never writes anything."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.support.project import edit
from tests.support.small_project import write_quiet_project, write_small_project

FIGURES = "data_raw/returns/figures.csv"
FALLS = "measures/safety/falls.yaml"


def check(root: Path, *paths: str) -> int:
    return main(["check", *paths, "--project", str(root)])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_quiet_project(tmp_path)


def test_a_good_project_has_no_problems(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(root) == 0
    assert capsys.readouterr().out == "0 problems: 2 measures, 1 source, 0 editions\n"


def test_a_data_file_that_nothing_reads_is_warned_of(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data_raw/returns/figures-2019.csv").write_text("a\n1\n")
    (root / "data_raw/returns/README.md").write_text("About the returns.")
    assert check(root) == 0
    (told,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("warning"))
    assert told.startswith("warning  data_raw/returns/figures-2019.csv  nothing reads this file: name it under `path`")


def test_every_problem_is_told_with_its_place(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / FIGURES, "falls,Upper,2016/17,120", "falls,Uper,2016/17,many")
    assert check(root) == 1
    said = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{FIGURES}:4  value") and "'many'" in line for line in said)
    assert any(line.startswith(f"{FIGURES}:4  area") and "did you mean 'Upper'" in line for line in said)
    assert said[-1] == "2 problems"


def test_only_the_problems_of_the_paths_are_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root / FIGURES, "2016/17,120", "2016/17,many")
    assert check(root, "measures") == 0
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


def test_faults_of_definitions_data_and_texts_are_told_in_one_run(root, capsys):
    edit(root / "measures/health/visits.yaml", "polarity: higher", "polarity: hihger")
    trips = root / "measures/safety/trips.yaml"
    trips.write_text((root / FALLS).read_text("utf-8").replace("order: 1", "order: 3"), "utf-8")
    edit(trips, "measure = 'falls'", "mesure = 'falls'")
    edit(root / FALLS, "unit: {kind: count", "unit: {kind: percnt")
    edit(root / FIGURES, "2016/17,120", "2016/17,many")
    entry = "- {measure: fals, check: jumps, area: A1, period: 2016/17, what: far, why: Snow, by: Us, on: 2026-01-05}"
    (root / "site/acknowledged.yaml").write_text(f"acknowledged:\n  {entry}\n", "utf-8")
    assert check(root) == 1
    told = capsys.readouterr().out
    assert "visits.yaml:8  polarity  'hihger' is not a choice" in told
    assert "falls.yaml:9  unit.kind  'percnt' is not a choice" in told
    assert "trips.yaml:16  method.where  there is no column 'mesure'" in told
    assert "figures.csv:4  value  'many'" in told
    assert "there is no measure 'fals', did you mean 'falls'?" in told


@pytest.mark.parametrize("frame", ["measures/framework.yaml", "measures/areas.csv"])
def test_what_a_measure_asks_of_its_source_is_told_without_a_framework_or_areas(root, capsys, frame):
    edit(root / FALLS, "measure = 'falls'", "mesure = 'falls'")
    (root / frame).unlink()
    assert check(root) == 1
    told = capsys.readouterr().out
    assert f"{frame}  there is no" in told
    assert "falls.yaml:16  method.where  there is no column 'mesure'" in told


def test_a_source_that_cannot_be_read_is_not_told_again_by_its_measures(root, capsys):
    edit(root / "data_raw/returns/datapackage.yaml", "origin: local", "origin: locl")
    assert check(root) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if "origin" in line]
    assert told[-1] == "1 problem"


def test_cleaning_that_fails_is_not_told_again_by_the_measures_on_it(root, capsys):
    (root / "data_raw/returns/clean.sql").write_text("select nothing_like_it from figures\n", "utf-8")
    assert check(root) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("data_raw/returns/clean.sql:1")
    assert told[-1] == "1 problem"


def test_problems_elsewhere_are_counted_when_only_some_paths_are_asked(root, capsys, monkeypatch):
    edit(root / "measures/health/visits.yaml", "polarity: higher", "polarity: hihger")
    assert check(root, "measures/safety") == 0
    assert capsys.readouterr().out == "0 problems there, 1 elsewhere: outcomes check\n"
    monkeypatch.chdir(root / "measures")
    assert check(root, "health") == 1
    assert "hihger" in capsys.readouterr().out
