"""`explain` on a small project: before a refresh, beside unfinished content, for areas that are not there."""

import json
from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.support.project import edit
from tests.support.small_project import write_small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write_small_project(tmp_path / "valleys")


def explain(project: Path, *arguments: str) -> int:
    return main(["explain", *arguments, "--project", str(project)])


def test_before_a_refresh_it_tells_what_is_known_and_what_to_do(project: Path, capsys) -> None:
    assert explain(project, "falls") == 1
    said = capsys.readouterr().out
    for words in ("Reduction in falls", "none yet", "outcomes preview falls", "outcomes refresh"):
        assert words in said
    assert "returns: published, exact; 1 file: data_raw/returns/figures.csv" in said
    assert not (project / "build" / "warehouse.duckdb").exists()


def test_what_does_not_bear_on_the_measure_may_be_unfinished(project: Path, capsys) -> None:
    (project / "data_raw" / "draft").mkdir()
    (project / "data_raw" / "draft" / "datapackage.yaml").write_text("name: TODO\n", "utf-8")
    edit(project / "measures" / "health" / "visits.yaml", "polarity: higher", "polarity: TODO")
    assert explain(project, "falls") == 1
    assert "none yet" in capsys.readouterr().out
    assert explain(project, "visits") == 1
    assert "polarity" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("area", "told"),
    [
        ("Uper Valley", "'Uper Valley' is no area known here, did you mean 'Upper Valley'?"),
        ("X9", "this measure has no figures for X9 (Elsewhere); it has them for A1 (Upper Valley), W (Twin Valleys)"),
    ],
)
def test_an_area_that_cannot_be_is_refused_with_those_that_can(project: Path, capsys, area: str, told: str) -> None:
    edit(project / "measures" / "areas.csv", "A2,Lower", "X9,Elsewhere,Elsewhere,council,,\nA2,Lower")
    assert explain(project, "falls", "--area", area) == 2
    assert told in capsys.readouterr().err


def test_a_measure_that_is_not_there_is_refused_with_the_nearest(project: Path, capsys) -> None:
    assert explain(project, "fals") == 2
    assert "did you mean 'falls'?" in capsys.readouterr().err


def test_json_tells_the_same(project: Path, capsys) -> None:
    assert explain(project, "falls", "--json") == 1
    sections = [json.loads(line)["section"] for line in capsys.readouterr().out.splitlines()]
    assert sections == ["Definition", "Figure", "Sources"]
