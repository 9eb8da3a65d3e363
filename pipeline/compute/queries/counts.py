"""Counts of records: how many there are, or how many different values of an expression."""

from typing import Any

from pipeline.catalogue.methods import Count
from pipeline.compute.queries.columns import STANDARD, CleanTable, on_records
from pipeline.compute.queries.gathered import different, gathered
from pipeline.compute.queries.terms import Terms
from pipeline.warehouse.gate import rendered

Row = dict[str, Any]


def count_query(method: Count, table: CleanTable, terms: Terms) -> str:
    """Return the SELECT that counts a place and time's records."""
    keys = ", ".join(STANDARD)
    if method.of is None:
        inner = gathered(method, table, terms, {}, {"n": "count(*)"})
        return f"select {keys}, cast(n as bigint) as n from ({inner}) order by {keys}"
    if on_records(method):
        return f"{different(method, table, terms, rendered(method.of))} order by {keys}"
    inner = gathered(method, table, terms, {"thing": rendered(method.of)}, {"n": "count(*)"})
    return f"select {keys}, count(distinct thing) as n from ({inner}) group by all order by {keys}"


def count_row(row: Row) -> Row:
    """Return the figure of one place and time; no record at all is a count of zero."""
    return {"value": float(row["n"] or 0)}
