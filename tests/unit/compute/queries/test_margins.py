"""A survey's published margin of error becomes the limits of its figure, and reaches the tests of change."""

import pytest

from pipeline.catalogue.methods import Published
from pipeline.compute.queries import CleanTable
from pipeline.compute.queries.published import published_query
from pipeline.compute.standing.change import change
from pipeline.warehouse.connection import open_memory
from tests.support.values import measure, value

COLUMNS = "area varchar, period varchar, value double, margin_95 double, _file varchar, _sheet varchar, _row int"


def rows(columns: str, *several: tuple[object, ...]):
    """The rows that a query of published figures gives from a clean table with these columns."""
    with open_memory() as warehouse:
        warehouse.execute("create schema if not exists clean")
        warehouse.execute(f"create table clean.survey ({columns})")
        for row in several:
            warehouse.execute(f"insert into clean.survey values ({', '.join('?' * len(row))})", list(row))
        table = CleanTable("clean.survey", tuple(warehouse.columns("clean.survey")))
        return warehouse.records(published_query(Published(kind="published"), table))


def test_a_margin_stands_on_both_sides() -> None:
    (made,) = rows(COLUMNS, ("W", "2016/17", 70.0, 2.5, "f", "", 1))
    assert (made["lower_95"], made["upper_95"]) == (67.5, 72.5)


def test_a_margin_of_nothing_is_a_margin() -> None:
    (made,) = rows(COLUMNS, ("W", "2016/17", 70.0, 0.0, "f", "", 1))
    assert (made["lower_95"], made["upper_95"]) == (70.0, 70.0)


@pytest.mark.parametrize("margin", [None, -1.0])
def test_without_a_margin_there_are_no_limits(margin: float | None) -> None:
    (made,) = rows(COLUMNS, ("W", "2016/17", 70.0, margin, "f", "", 1))
    assert made["lower_95"] is made["upper_95"] is None


def test_published_limits_win_over_the_margin() -> None:
    columns = COLUMNS.replace("_file", "lower_95 double, upper_95 double, _file", 1)
    (made,) = rows(columns, ("W", "2016/17", 70.0, 2.5, 66.0, None, "f", "", 1))
    assert (made["lower_95"], made["upper_95"]) == (66.0, 72.5)


def test_a_change_inside_the_margins_is_no_change() -> None:
    before, near, far = (
        value(period, number, lower_95=number - 3, upper_95=number + 3)
        for period, number in (("2015/16", 70.0), ("2016/17", 73.0), ("2016/17", 80.0))
    )
    assert change(measure(), near, before).direction == "no_clear_change"
    assert change(measure(), far, before).direction == "worsening"
    assert change(measure(), far, before).headline
    assert not change(measure(), value("2016/17", 75.0, lower_95=72.0, upper_95=78.0), before).headline
