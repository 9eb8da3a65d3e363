"""Published series as a CSV file of a frozen edition, and back: every column of the warehouse's own table of them.

The tables that readers download are made in `publish.open_data`.
"""

import csv
import io
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pipeline.compute.series import PublishedSeries
from pipeline.compute.table import COLUMNS, from_record, to_rows
from pipeline.publish.open_data.csv_file import rows_csv, text

RULED = ("rule", "withheld")
READ: dict[str, Callable[[str], Any]] = {
    "double": lambda cell: float(cell) if cell else None,
    "boolean": lambda cell: cell == "true",
    "date": lambda cell: date.fromisoformat(cell) if cell else None,
    "varchar": str,
}


def series_csv(series: Mapping[str, PublishedSeries]) -> bytes:
    """Return every value of every series, in the order given, with the rule that it went through the door by."""
    rows = (
        [*(text(cell) for cell in row), one.rule, str(one.withheld)]
        for one in series.values()
        for row in to_rows(one.values)
    )
    return rows_csv([*COLUMNS, *RULED], rows).encode("utf-8")


def series_from(content: bytes) -> dict[str, PublishedSeries]:
    """Read the series back. A column that a later engine added is empty."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in csv.DictReader(io.StringIO(content.decode("utf-8"))):
        found.setdefault(row["measure"], []).append(row)
    return {name: _series(name, rows) for name, rows in found.items()}


def _series(name: str, rows: list[dict[str, str]]) -> PublishedSeries:
    values = [from_record({c: READ[kind](row.get(c, "")) for c, kind in COLUMNS.items()}) for row in rows]
    ordered = tuple(sorted(values, key=lambda value: value.sort_key))
    return PublishedSeries(name, ordered, rows[0]["rule"], int(rows[0]["withheld"]))
