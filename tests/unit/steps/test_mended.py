"""A correction of a publisher's file has its place, and is unknown to reports of an earlier day."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.steps.catching_up import catch_up
from pipeline.steps.editions import differences
from pipeline.steps.figures import LATEST, read_protected
from pipeline.steps.mended import mended
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from tests.support.project import edit
from tests.support.small_project import write_small_project
from tests.unit.steps.test_state import CORRECTIONS

EDITION = """\
title: A quarter
period: 2017/18 Q1
cut_off: 2017-07-01
front_sheet: {report_to: The board, by: [The director], title: How we are, purpose: To tell, recommendations: [Note it]}
"""
MENDED = "data_raw/returns/corrections.yaml"
TODAY = date(2017, 10, 2)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project with a report of July 2017, and a figure of June that was put right in August."""
    made = write_small_project(tmp_path)
    (made / "site/editions/2017-18-q1").mkdir(parents=True)
    (made / "site/editions/2017-18-q1/edition.yaml").write_text(EDITION, "utf-8")
    (made / MENDED).write_text(CORRECTIONS, "utf-8")
    edit(made / "measures/safety/falls.yaml", "value: 120, citation", "value: 119, citation")
    return made


def figures(root: Path, edition: str) -> dict[tuple[str, str], float | None]:
    workspace = open_workspace(root)
    catch_up(workspace, TODAY)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        return {
            (v.area, v.period.label): v.value for v in read_protected(warehouse, workspace, edition)["falls"].values
        }


def test_a_report_of_an_earlier_day_shows_what_the_file_said(root: Path) -> None:
    now, then = figures(root, LATEST), figures(root, "2017-18-q1")
    assert (now["A1", "2016/17"], now["W", "2016/17"]) == (119, 209)
    assert (then["A1", "2016/17"], then["W", "2016/17"]) == (120, 210)
    assert {key: value for key, value in now.items() if key[1] == "2015/16"} == {
        key: value for key, value in then.items() if key[1] == "2015/16"
    }


def test_a_report_of_a_later_day_knows_better(root: Path) -> None:
    edit(root / MENDED, "reported_on: 2017-08-01", "reported_on: 2017-06-30")
    assert figures(root, "2017-18-q1")["A1", "2016/17"] == 119


def test_a_file_that_was_not_good_as_it_came_stays_as_it_was_put_right(root: Path) -> None:
    edit(root / "data_raw/returns/figures.csv", "2016/17,120", "2016/17,many")
    edit(root / MENDED, 'expect: "120"', "expect: many")
    assert figures(root, "2017-18-q1")["A1", "2016/17"] == 119


def test_the_change_since_a_report_is_a_mistake_put_right(root: Path) -> None:
    figures(root, LATEST)
    workspace = open_workspace(root)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        told = differences(warehouse, workspace, "2017-18-q1", LATEST)
    assert [(one.facts["area"], one.facts["kind"]) for one in told] == [("A1", "error"), ("W", "error")]


def test_each_is_told_with_the_place_of_its_record_and_one_left_out_without(root: Path) -> None:
    (one,) = mended(open_workspace(root).sources)
    assert (one.source, one.place) == ("returns", "data_raw/returns/figures.csv:4")
    edit(root / MENDED, 'action: replace\n    use: "119"', "action: leave_out")
    edit(
        root / "measures/safety/falls.yaml",
        "known_values:\n  - {period: 2016/17, area: A1, value: 119, citation: Annual report}\n",
        "",
    )
    assert mended(open_workspace(root).sources)[0].place == ""
