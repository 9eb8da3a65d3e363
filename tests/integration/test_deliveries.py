"""The refused-delivery story: what is wrong is told, the last good figures stay, everything else goes on."""

import pytest

from pipeline.steps.figures import all_series, work_out
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_memory
from tests.support.project import edit
from tests.support.small_project import write_small_project

SPOILT = {
    "missing column": ("measure,area,period,value", "measure,area,period", "a column 'value'"),
    "text for a number": ("2016/17,120", "2016/17,many", "'many' is not a number"),
    "duplicated row": (
        "falls,A2,2016/17,90",
        "falls,A2,2016/17,90\nfalls,A2,2016/17,91",
        "the same measure, area and period as in line",
    ),
    "unknown area": ("falls,Upper,2016/17", "falls,Uper,2016/17", "did you mean 'Upper'"),
    "impossible period": ("falls,Upper,2016/17", "falls,Upper,2016/18", "2016/18"),
    "below the minimum": ("2016/17,120", "2016/17,-120", "is less than 0"),
    "a blank row": ("falls,A2,2016/17", "\nfalls,A2,2016/17", "a blank row"),
    "a short row": ("falls,A2,2016/17,90", "falls,A2,2016/17", "the row is too short"),
    "a long row": ("falls,A2,2016/17,90", "falls,A2,2016/17,90,7", "the row has more cells than"),
}


def refresh(warehouse, root):
    workspace = open_workspace(root)
    received = [receive(warehouse, source, workspace.catalogue.areas) for source in workspace.sources.values()]
    for source in workspace.sources.values():
        make_clean(warehouse, source)
    for name in workspace.catalogue.measures:
        work_out(warehouse, workspace, name)
    return received[0], all_series(warehouse, workspace)["falls"]


def figures(series):
    return {(v.area, v.period.label): v.value for v in series.values}


def test_a_good_delivery_is_counted_and_rolled_up(tmp_path):
    with open_memory(receiving=True) as warehouse:
        received, series = refresh(warehouse, write_small_project(tmp_path))
    assert received.accepted
    found = figures(series)
    assert (found["A1", "2016/17"], found["W", "2016/17"], found["W", "2015/16"]) == (120, 210, 205)


def test_every_figure_says_the_rows_it_came_from(tmp_path):
    with open_memory(receiving=True) as warehouse:
        _, series = refresh(warehouse, write_small_project(tmp_path))
    whole = next(v for v in series.values if (v.area, v.period.label) == ("W", "2016/17"))
    assert whole.trace == ("data_raw/returns/figures.csv:4", "data_raw/returns/figures.csv:5")


@pytest.mark.parametrize("name", sorted(SPOILT))
def test_a_spoilt_delivery_is_refused_and_the_last_good_one_stays(tmp_path, name):
    root = write_small_project(tmp_path)
    old, new, told = SPOILT[name]
    with open_memory(receiving=True) as warehouse:
        _, before = refresh(warehouse, root)
        edit(root / "data_raw/returns/figures.csv", old, new)
        received, after = refresh(warehouse, root)
        rows = warehouse.rows("select accepted, carried_forward from state.deliveries order by accepted")
    assert not received.accepted
    assert received.carried_forward
    assert any(told in problem for problem in received.problems), received.problems
    assert all(problem.startswith("data_raw/returns/figures.csv") for problem in received.problems)
    assert figures(after) == figures(before)
    assert rows == [(False, True), (True, False)]


def test_a_mended_delivery_is_taken_again(tmp_path):
    root = write_small_project(tmp_path)
    file = root / "data_raw/returns/figures.csv"
    with open_memory(receiving=True) as warehouse:
        refresh(warehouse, root)
        edit(file, "2016/17,120", "2016/17,many")
        refresh(warehouse, root)
        edit(file, "2016/17,many", "2016/17,130")
        received, series = refresh(warehouse, root)
        rows = warehouse.rows("select accepted from state.deliveries")
    assert received.accepted
    assert figures(series)["W", "2016/17"] == 220
    assert rows == [(True,)]


def test_a_whole_with_a_missing_part_is_not_made(tmp_path):
    root = write_small_project(tmp_path)
    edit(root / "data_raw/returns/figures.csv", "falls,A2,2016/17,90", "falls,A2,2016/17,")
    with open_memory(receiving=True) as warehouse:
        _, series = refresh(warehouse, root)
    whole = next(v for v in series.values if (v.area, v.period.label) == ("W", "2016/17"))
    assert whole.value is None
    assert "x" in whole.markers


def test_a_refused_first_delivery_leaves_no_figures_and_nothing_fails(tmp_path):
    root = write_small_project(tmp_path)
    edit(root / "data_raw/returns/figures.csv", "2016/17,120", "2016/17,many")
    with open_memory(receiving=True) as warehouse:
        received, series = refresh(warehouse, root)
    assert not received.carried_forward
    assert series.values == ()
