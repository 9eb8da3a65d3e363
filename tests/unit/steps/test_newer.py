"""What is newer than the last refresh is told by `explain` and `preview`: the figures are from before it."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.steps.catching_up import catch_up
from pipeline.steps.workspace import open_workspace
from tests.support.project import edit
from tests.support.small_project import write_small_project
from tests.unit.steps.test_state import CORRECTIONS

FALLS, FIGURES = "measures/safety/falls.yaml", "data_raw/returns/figures.csv"
TODAY = date(2017, 10, 2)
BEFORE = "these figures are from before that: run outcomes refresh"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project with its figures worked out."""
    made = write_small_project(tmp_path)
    catch_up(open_workspace(made), TODAY)
    return made


def said(root: Path, capsys: pytest.CaptureFixture[str], verb: str) -> str:
    assert main([verb, "falls", "--project", str(root)]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("verb", ["explain", "preview"])
def test_nothing_is_told_where_nothing_changed(root: Path, capsys, verb) -> None:
    assert "newer than" not in said(root, capsys, verb).lower()


def test_a_new_delivery_is_told_and_a_preview_shows_it(root: Path, capsys) -> None:
    edit(root / FIGURES, "2016/17,120", "2016/17,7654")
    told = said(root, capsys, "explain")
    assert "Newer than these figures\n  the files, the description or the corrections of data_raw/returns, or" in told
    assert f"  {BEFORE}\n" in told
    assert told.index(BEFORE) < told.index("\nFigure\n")
    told = said(root, capsys, "preview")
    assert (
        "newer   data_raw/returns, or the software that reads it, is newer than the last refresh: shown here," in told
    )
    page = (root / "build/preview/measures/falls/index.html").read_text("utf-8")
    assert "7,654" in page


def test_a_correction_is_told_and_a_preview_shows_it(root: Path, capsys) -> None:
    (root / "data_raw/returns/corrections.yaml").write_text(CORRECTIONS.replace('"119"', '"8765"'), "utf-8")
    assert "corrections of data_raw/returns" in said(root, capsys, "explain")
    said(root, capsys, "preview")
    assert "8,765" in (root / "build/preview/measures/falls/index.html").read_text("utf-8")


def test_a_changed_definition_is_told_by_explain_and_is_what_a_preview_is_of(root: Path, capsys) -> None:
    edit(root / FALLS, "polarity: lower", "polarity: higher")
    assert f"Newer than these figures\n  its definition\n  {BEFORE}" in said(root, capsys, "explain")
    assert "newer" not in said(root, capsys, "preview")


def test_what_another_measure_rests_on_is_not_told(root: Path, capsys) -> None:
    edit(root / "measures/health/visits.yaml", "polarity: higher", "polarity: lower")
    assert "Newer" not in said(root, capsys, "explain")
