"""One SELECT per method kind, from the measure's own fragments and the clean table's columns.

Fragments have been through the gate; identifiers come from our registry. Arithmetic on the results is in `series`.
"""

from collections.abc import Collection
from dataclasses import dataclass

from pipeline.catalogue.methods import AnyMethod, Count, Published, Sum
from pipeline.warehouse.gate import rendered

STANDARD = ("breakdown", "category", "area", "period", "statistic", "vintage")
MARKED = ("markers", "note", "published_on")
LIMITS = ("lower_95", "upper_95", "numerator", "denominator")
DEFAULTS = {"breakdown": "'all'", "category": "'all'", "statistic": "'value'", "vintage": "''"}
MOST_TRACED = 20


@dataclass(frozen=True)
class CleanTable:
    """A clean table that a method reads: its qualified name and its columns."""

    name: str
    columns: Collection[str]


def query(method: AnyMethod, table: CleanTable) -> str:
    """Return the SELECT that gives one row a value, with the columns of the tidy series."""
    if isinstance(method, Published):
        return _published(method, table)
    if isinstance(method, Sum):
        return _grouped(method.where, rendered(method.value), table)
    if isinstance(method, Count):
        counted = f"count(distinct {rendered(method.of)})" if method.of else "count(*)"
        return _grouped(method.where, None, table, counted)
    raise NotImplementedError(method.kind)


def _column(name: str, table: CleanTable) -> str:
    if name in table.columns:
        return f"coalesce({name}, {DEFAULTS[name]})" if name in DEFAULTS else name
    return DEFAULTS.get(name, "null")


def _published(method: Published, table: CleanTable) -> str:
    parts = [f"{_column(name, table)} as {name}" for name in STANDARD]
    parts.append(f"{rendered(method.value)} as value")
    parts += [f"{_column(name, table)} as {name}" for name in (*LIMITS, *MARKED)]
    parts.append("_file || ':' || _row as trace")
    return f"select {', '.join(parts)} from {table.name}{_where(method.where)} order by _file, _sheet, _row"


def _grouped(where: str | None, value: str | None, table: CleanTable, counted: str = "") -> str:
    """One row a group; a group with any missing part is itself missing, never a smaller sum."""
    keys = [name for name in STANDARD if name in table.columns]
    whole = counted or f"case when count({value}) = count(*) then sum({value}) end"
    parts = [f"{_column(name, table)} as {name}" for name in STANDARD]
    parts += [f"{whole} as value"] + [f"null as {name}" for name in LIMITS]
    parts += [_joined("markers", table), _joined("note", table), _latest("published_on", table), _trace()]
    return (
        f"select {', '.join(parts)} from {table.name}{_where(where)} "
        f"group by {', '.join(keys)} order by {', '.join(keys)}"
    )


def _joined(name: str, table: CleanTable) -> str:
    if name not in table.columns:
        return f"null as {name}"
    return f"string_agg(distinct nullif({name}, ''), ';' order by nullif({name}, '')) as {name}"


def _latest(name: str, table: CleanTable) -> str:
    return f"max({name}) as {name}" if name in table.columns else f"null as {name}"


def _trace() -> str:
    listed = "string_agg(_file || ':' || _row, ';' order by _file, _sheet, _row)"
    told = "min(_file) || case when min(_file) = max(_file) then '' else ' to ' || max(_file) end"
    return f"case when count(*) <= {MOST_TRACED} then {listed} else {told} || ' (' || count(*) || ' rows)' end as trace"


def _where(condition: str | None) -> str:
    return f" where {rendered(condition)}" if condition else ""
