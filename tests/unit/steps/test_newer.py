"""What is newer than the last refresh is told by `explain` and `preview`: the figures are from before it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.errors import OutcomesError
from pipeline.steps.catching_up import catch_up
from pipeline.steps.correcting import Mistake, differs_now, next_step, shown_now
from pipeline.steps.newer import refuse_stale
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
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
    edit(root / FIGURES, "2016/17,90", "2016/17,7534")
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


@pytest.mark.parametrize("verb", ["explain", "preview"])
def test_a_delivery_that_was_refused_is_told(root: Path, capsys, verb) -> None:
    edit(root / FIGURES, "2016/17,90", "2016/17,many")
    catch_up(open_workspace(root), TODAY)
    line = (
        "the newest delivery of data_raw/returns was refused, and the last good one is used: outcomes check data_raw/re"
    )
    told = said(root, capsys, verb)
    assert line in told
    assert BEFORE not in told


def test_a_correction_is_told_and_a_preview_shows_it(root: Path, capsys) -> None:
    other = CORRECTIONS.replace("area: Upper", "area: A2").replace('"120"', '"90"').replace('"119"', '"8645"')
    (root / "data_raw/returns/corrections.yaml").write_text(other, "utf-8")
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


def test_which_notes_are_owed_is_not_told_from_figures_that_are_not_up_to_date(root: Path) -> None:
    workspace = open_workspace(root)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        refuse_stale(warehouse, workspace)
    edit(root / FIGURES, "2016/17,120", "2016/17,130")
    assert main(["edition", "actions", "2017-18-q1", "--project", str(root)]) == 1
    with (
        open_warehouse(workspace.project.warehouse) as warehouse,
        pytest.raises(OutcomesError, match="raw/returns, clean/returns, measure/falls"),
    ):
        refuse_stale(warehouse, open_workspace(root))


@pytest.mark.parametrize(
    ("before", "after", "told", "left"),
    [
        (118, 120, "", "The page of falls shows 120 already. Run outcomes refresh to show the note."),
        (118, 120.2, "", "The page of falls shows 120.2 already."),
        (120, 121, "", "show it yet. Now mend the figure in data_raw/returns/figures.csv:4, by a new file of its pub"),
        (118, 121, "the page of falls shows 120 now: neither 118, as the report did, nor 121", "Now mend the figure"),
    ],
)
def test_a_correction_says_what_is_left_and_warns_of_a_third_figure(root: Path, before, after, told, left) -> None:
    workspace = open_workspace(root)
    mistake = Mistake("2017-18-q1", "falls", "A1", "2016/17", after)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        now = shown_now(warehouse, workspace, mistake)
        assert shown_now(warehouse, workspace, replace(mistake, period="2019/20")) is None
        assert shown_now(warehouse, workspace, replace(mistake, measure="gone")) is None
    assert now is not None
    assert differs_now(workspace, mistake, before, now) == told
    assert left in next_step(workspace, mistake, now, now)
