"""A published table as CSV: UTF-8, one header row, lines end in LF, quotes as RFC 4180 has them, empty for none.

The same text of a cell is used wherever data is written as text.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from math import isfinite

from pipeline.publish.open_data.model import Cell, Table


def table_csv(table: Table) -> bytes:
    """Return the table as a CSV file."""
    return rows_csv(table.spec.names, ([text(cell) for cell in row] for row in table.rows)).encode("utf-8")


def rows_csv(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a header and rows of text as CSV."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return made.getvalue()


def text(cell: Cell) -> str:
    """Return a cell as text: `true`, an ISO date, a number in its shortest form, nothing for none."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return number(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def number(value: float) -> str:
    """Return the shortest decimal that reads back as the same number, without an exponent: `424`, `42.5`, `0.0001`."""
    assert isfinite(value), value
    plain = repr(value)
    if plain.endswith(".0") and "e" not in plain and plain != "-0.0":
        return plain[:-2]
    written = format(Decimal(repr(value)), "f")
    whole, _, part = written.partition(".")
    part = part.rstrip("0")
    shortest = f"{whole}.{part}" if part else whole
    return "0" if shortest == "-0" else shortest
