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


def from_record(record: Mapping[str, Any]) -> Value:
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


Row = tuple[Any, ...]


def fetch_published(
    warehouse: Warehouse, table: str, names: Sequence[str], read: dict[Row, Value] | None = None
) -> dict[str, PublishedSeries]:
    """Return published series by measure, an empty one for each name without values.

    `read` holds the values of rows that were read before: most rows of one moment are those of another.
    """
    schema, name = table.split(".")
    columns = ", ".join(f'"{column}"' for column in (*COLUMNS, "rule", "withheld"))
    rows = warehouse.rows(f'select {columns} from {schema}."{name}"') if warehouse.columns(table) else []
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    read = {} if read is None else read
    return {one: _published(one, found.get(one, []), read) for one in names}


def _published(name: str, rows: Sequence[Row], read: dict[Row, Value]) -> PublishedSeries:
    for row in rows:
        if row[:-2] not in read:
            read[row[:-2]] = from_record(dict(zip(COLUMNS, row, strict=False)))
    values = sorted((read[row[:-2]] for row in rows), key=lambda v: v.sort_key)
    rule, withheld = rows[0][-2:] if rows else ("none", 0)
    return PublishedSeries(name, tuple(values), rule, withheld)


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
