"""Figures that a source gives as they are, and counts and sums over rows that already name their area and period.

Records, which carry dates and codes instead, are gathered in `gathered`.
"""

from pipeline.catalogue.methods import Count, Published, Sum
from pipeline.compute.queries.columns import LIMITS, MARKED, STANDARD, CleanTable, standard, where
from pipeline.warehouse.gate import rendered

MOST_TRACED = 20
MARGIN = "margin_95"
"""The column of a clean table that holds half the width of the 95 % interval, in the figure's unit, as published."""

SIDES = {"lower_95": "-", "upper_95": "+"}


def published_query(method: Published, table: CleanTable) -> str:
    """Return the SELECT that gives each row as it is; a published margin of error becomes its two limits."""
    value = rendered(method.value)
    parts = [f"{standard(name, table)} as {name}" for name in STANDARD]
    parts.append(f"{value} as value")
    parts += [f"{_limit(name, value, table)} as {name}" for name in LIMITS]
    parts += [f"{standard(name, table)} as {name}" for name in MARKED]
    parts.append("_file || ':' || _row as trace")
    return f"select {', '.join(parts)} from {table.name}{where(method.where)} order by _file, _sheet, _row"


def _limit(name: str, value: str, table: CleanTable) -> str:
    """Return a published limit, else value minus or plus a published margin: a negative margin is no margin."""
    if name not in SIDES or MARGIN not in table.columns:
        return standard(name, table)
    made = f"case when {MARGIN} >= 0 then {value} {SIDES[name]} {MARGIN} end"
    return f"coalesce({name}, {made})" if name in table.columns else made


def grouped_query(method: Sum | Count, table: CleanTable) -> str:
    """One row a group; a group with any missing part is itself missing, never a smaller sum."""
    keys = [name for name in STANDARD if name in table.columns]
    parts = [f"{standard(name, table)} as {name}" for name in STANDARD]
    parts += [f"{_whole(method)} as value"] + [f"null as {name}" for name in LIMITS]
    parts += marks(table)
    return (
        f"select {', '.join(parts)} from {table.name}{where(method.where)} "
        f"group by {', '.join(keys)} order by {', '.join(keys)}"
    )


def marks(table: CleanTable) -> list[str]:
    """Return the aggregates that say what is marked in a group, when it was published and where it comes from."""
    return [_joined("markers", table), _joined("note", table), latest("published_on", table), _trace()]


def _whole(method: Sum | Count) -> str:
    if isinstance(method, Count):
        return f"count(distinct {rendered(method.of)})" if method.of else "count(*)"
    value = rendered(method.value)
    return f"case when count({value}) = count(*) then sum({value}) end"


def _joined(name: str, table: CleanTable) -> str:
    if name not in table.columns:
        return f"null as {name}"
    return f"string_agg(distinct nullif({name}, ''), ';' order by nullif({name}, '')) as {name}"


def latest(name: str, table: CleanTable) -> str:
    """Return the aggregate of the latest of a group's dates, by its own name; null where the table has none."""
    return f"max({name}) as {name}" if name in table.columns else f"null as {name}"


def _trace() -> str:
    listed = "string_agg(_file || ':' || _row, ';' order by _file, _sheet, _row)"
    told = "min(_file) || case when min(_file) = max(_file) then '' else ' to ' || max(_file) end"
    return f"case when count(*) <= {MOST_TRACED} then {listed} else {told} || ' (' || count(*) || ' rows)' end as trace"
