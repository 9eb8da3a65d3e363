"""Counts and sums over rows that name their area and period: a group with a missing part is itself missing."""

from pipeline.catalogue.methods import Count, Sum
from pipeline.compute.queries import CleanTable
from pipeline.compute.queries.published import grouped_query
from pipeline.warehouse.connection import open_memory

ROWS = [("W", "2016/17", 3.0, 1), ("W", "2016/17", 4.0, 2), ("W", "2017/18", 5.0, 3), ("W", "2017/18", None, 4)]


def groups(method: Sum | Count) -> dict[str, float | None]:
    """The value of each period."""
    with open_memory() as warehouse:
        warehouse.execute("create schema if not exists clean")
        warehouse.execute(
            "create table clean.returns (area varchar, period varchar, value double, _row int, "
            "_file varchar default 'f', _sheet varchar default '')"
        )
        for row in ROWS:
            warehouse.execute("insert into clean.returns (area, period, value, _row) values (?, ?, ?, ?)", list(row))
        table = CleanTable("clean.returns", tuple(warehouse.columns("clean.returns")))
        return {row["period"]: row["value"] for row in warehouse.records(grouped_query(method, table))}


def test_a_sum_with_a_missing_part_is_missing_never_smaller() -> None:
    assert groups(Sum(kind="sum")) == {"2016/17": 7.0, "2017/18": None}


def test_rows_are_counted_with_or_without_a_figure() -> None:
    assert groups(Count(kind="count")) == {"2016/17": 2, "2017/18": 2}
    assert groups(Count(kind="count", of="value")) == {"2016/17": 2, "2017/18": 1}
