"""Series as warehouse tables and back: one row a value, the columns of the published table plus the trace.

No arithmetic here: methods make the rows, `protect` decides what may leave.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.compute.series import PublishedSeries, Series, Value
from pipeline.periods import from_label
from pipeline.warehouse import Warehouse

COLUMNS: dict[str, str] = {
    "measure": "varchar",
    "breakdown": "varchar",
    "category": "varchar",
    "area": "varchar",
    "period": "varchar",
    "statistic": "varchar",
    "source": "varchar",
    "vintage": "varchar",
    "value": "double",
    "lower_95": "double",
    "upper_95": "double",
    "numerator": "double",
    "denominator": "double",
    "markers": "varchar",
    "note": "varchar",
    "preferred": "boolean",
    "origin": "varchar",
    "fit": "varchar",
    "published_on": "date",
    "trace": "varchar",
}
SEPARATOR = ";"


def to_rows(values: Iterable[Value]) -> list[tuple[Any, ...]]:
    """Return a row a value, in the order of COLUMNS."""
    return [tuple(_cell(value, name) for name in COLUMNS) for value in values]


def from_record(record: dict[str, Any]) -> Value:
    """Return the value that a row holds."""
    plain = {name: record[name] for name in COLUMNS if name not in ("period", "markers", "trace")}
    return Value(
        **plain,
        period=from_label(record["period"]),
        markers=frozenset(split(record["markers"])),
        trace=split(record["trace"]),
    )


def store(warehouse: Warehouse, table: str, series: Series) -> int:
    """Replace `schema.name` by a series; returns the number of values."""
    return warehouse.load(table, COLUMNS, to_rows(series.values))


def fetch(warehouse: Warehouse, table: str, measure: str) -> Series:
    """Return the series of a table, in reading order; empty when there is no such table."""
    if not warehouse.columns(table):
        return Series(measure)
    schema, name = table.split(".")
    values = [from_record(record) for record in warehouse.records(f'select * from {schema}."{name}"')]
    return Series(measure, tuple(sorted(values, key=lambda v: v.sort_key)))


def store_all(warehouse: Warehouse, table: str, series: Mapping[str, PublishedSeries]) -> int:
    """Replace `schema.name` by published series, all in one table; returns the number of values."""
    ruled = [(row, one.rule, one.withheld) for one in series.values() for row in to_rows(one.values)]
    columns = {**COLUMNS, "rule": "varchar", "withheld": "bigint"}
    return warehouse.load(table, columns, [(*row, rule, withheld) for row, rule, withheld in ruled])


def fetch_published(warehouse: Warehouse, table: str, names: Sequence[str]) -> dict[str, PublishedSeries]:
    """Return published series by measure, an empty one for each name without values."""
    schema, name = table.split(".")
    records = warehouse.records(f'select * from {schema}."{name}"') if warehouse.columns(table) else []
    found: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        found.setdefault(record["measure"], []).append(record)
    return {one: _published(one, found.get(one, [])) for one in names}


def _published(name: str, records: Sequence[dict[str, Any]]) -> PublishedSeries:
    values = sorted((from_record(record) for record in records), key=lambda v: v.sort_key)
    first = records[0] if records else {"rule": "none", "withheld": 0}
    return PublishedSeries(name, tuple(values), first["rule"], first["withheld"])


def split(text: str | None) -> tuple[str, ...]:
    """Return the parts of a joined text, none for an empty one."""
    return tuple(part.strip() for part in (text or "").split(SEPARATOR) if part.strip())


def _cell(value: Value, name: str) -> Any:
    if name == "period":
        return value.period.label
    if name == "markers":
        return SEPARATOR.join(sorted(value.markers))
    if name == "trace":
        return SEPARATOR.join(value.trace)
    return getattr(value, name)
