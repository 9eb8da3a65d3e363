"""Cells that read as numbers which cannot be kept: INF, NaN and 1e400, or a whole number too big for its column.

Only what Frictionless takes as a number and the warehouse does not; all else that a cell may be wrong in is `checking`.
Such a cell is left empty in the table that is checked on, so that no rule is asked of a number that is none.
"""

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from pipeline.errors import Problem, cut
from pipeline.sources.checking import plain_schema
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.records import RawTable, Record, place_in

LARGEST = 2**63 - 1
"""The largest whole number that a column of the warehouse holds."""
_SAFE = 18
"""No text of so few characters without a letter is beyond what can be kept."""
_NOT_FINITE = ("is not a number that can be written out", "a number such as 27.4")
_TOO_BIG = ("is too big for a column of whole numbers", "a whole number such as 27, of at most 18 digits")


Reader = Callable[[str], Any]


def without_unkept(source: Source, resource: Resource, table: RawTable) -> tuple[RawTable, list[Problem]]:
    """Return the table with those cells empty, and a problem for each; a cell of records is not repeated."""
    readers = _readers(source, resource, table)
    if not readers:
        return table, []
    problems, records = list[Problem](), list[Record]()
    for record in table.records:
        found = {at: words for at, read in readers.items() if (words := _wrong(record, at, read))}
        for at, (what, allowed) in found.items():
            shown = "the cell" if source.package.outcomes.records else f"'{cut(record.cells[at])}'"
            where = place_in(record, table.labels[at])
            problems.append(Problem(record.file, record.row, where, f"{shown} {what}", allowed, rule="type-error"))
        cells = tuple("" if at in found else cell for at, cell in enumerate(record.cells))
        records.append(Record(record.file, record.sheet, record.row, cells) if found else record)
    return RawTable(table.resource, table.labels, tuple(records)), problems


def _readers(source: Source, resource: Resource, table: RawTable) -> dict[int, Reader]:
    """Return how Frictionless reads each column of numbers that holds an odd cell, by the column's place."""
    columns = {
        table.labels.index(field.name): field.name
        for field in resource.schema_.fields
        if field.type in ("integer", "number") and field.name in table.labels
    }
    odd = {at for record in table.records for at in columns if at < len(record.cells) and _odd(record.cells[at])}
    if not odd:
        return {}
    import frictionless  # here: it takes as long as a whole preview, and few files have such a cell

    try:
        schema = frictionless.Schema.from_descriptor(plain_schema(source, resource))
    except frictionless.FrictionlessException:  # told by `checking`
        return {}
    return {at: _reader(schema.get_field(columns[at])) for at in sorted(odd)}


def _reader(field: Any) -> Reader:
    missing = field.missing_values if field.has_defined("missing_values") else field.schema.missing_values
    read = field.create_value_reader()  # not the reader of cells: it compares, and NaN cannot be compared
    return lambda cell: None if cell in missing else read(cell)


def _odd(cell: str) -> bool:
    """Whether a text may be such a number: quick, as it is asked of every cell."""
    return len(cell) > _SAFE or not cell.isascii() or "e" in (small := cell.lower()) or "n" in small


def _wrong(record: Record, at: int, read: Reader) -> tuple[str, str] | None:
    if at >= len(record.cells) or not _odd(record.cells[at]):
        return None
    value = read(record.cells[at])
    if isinstance(value, int):
        return _TOO_BIG if not -LARGEST <= value <= LARGEST else None
    return _NOT_FINITE if isinstance(value, Decimal | float) and not _is_finite(value) else None


def _is_finite(value: Decimal | float) -> bool:
    """Whether it is a number that stays one in the warehouse: 1e400 does not."""
    return not Decimal(value).is_nan() and math.isfinite(float(value))
