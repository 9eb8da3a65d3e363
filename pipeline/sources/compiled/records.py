"""The slow path: a CSV file read record by record in Python, in bounded memory, each with its own number.

Numbering and faults of whole records belong here; what a cell must be is asked later, in SQL.
A record's number counts logical records, the heading being 1, blank rows counted, as Frictionless counts.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from pipeline.sources.bounded_lines import RECORD_LIMIT, BoundedLines, LongRecordError
from pipeline.sources.compiled import sql
from pipeline.sources.compiled.model import CompiledSchema
from pipeline.sources.compiled.report import Tally
from pipeline.sources.compiled.scan import open_bytes

BATCH_ROWS = 2_000
BATCH_CHARACTERS = 4_000_000


class Record(NamedTuple):
    """One logical record; `closed` is false where the file ends inside a quoted cell."""

    number: int
    cells: list[str]
    closed: bool


def open_text(path: Path, encoding: str) -> TextIO:
    """Open as text that keeps line ends; bytes that cannot be read become lone surrogates."""
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    return io.TextIOWrapper(open_bytes(path), encoding=name, errors="surrogateescape", newline="")


def read_records(stream: TextIO, delimiter: str) -> Iterator[Record]:
    """Give each logical record; raises `LongRecordError` where one has no end in sight."""
    csv.field_size_limit(max(csv.field_size_limit(), RECORD_LIMIT + 1))
    lines = BoundedLines(stream)
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
        lines.taken = 0
        yield Record(number, cells, closed=not lines.ended_inside)


def load_records(
    connection: sql.Connection, schema: CompiledSchema, records: Iterator[Record], into: tuple[str, str], tally: Tally
) -> int:
    """Put the records after the heading into the table `into[0]` as file `into[1]`; count the faults.

    Returns the number of records read below the heading. Memory is bounded by one batch and the tally.
    """
    batch: list[list[str | None]] = []
    size = number = 0
    try:
        for record in records:
            number = record.number
            if number == 1:
                continue
            row = _take(record, schema, tally)
            batch.append(row)
            size += sum(len(cell or "") for cell in row)
            if len(batch) >= BATCH_ROWS or size > BATCH_CHARACTERS:
                _insert(connection, len(schema.fields), into, batch)
                batch, size = [], 0
    except LongRecordError:
        tally.add(number + 1, "record-too-long")
    if batch:
        _insert(connection, len(schema.fields), into, batch)
    return max(number - 1, 0)


def _take(record: Record, schema: CompiledSchema, tally: Tally) -> list[str | None]:
    number, cells = record.number, record.cells
    if not record.closed:
        tally.add(number, "unterminated-quote")
    if not "".join(cells).isascii():
        cells = [_readable(cell, number, _column(place, schema), tally) for place, cell in enumerate(cells)]
    expected = len(schema.fields)
    if len(cells) != expected and not _blank(cells, schema):
        for name in schema.names[len(cells) :]:
            tally.add(number, "missing-cell", name)
        if len(cells) > expected:
            tally.add(number, "extra-cell")
    kept: Sequence[str | None] = [*cells[:expected], *[None] * (expected - len(cells))]
    return [str(number), *kept]


def _column(place: int, schema: CompiledSchema) -> str:
    return schema.names[place] if place < len(schema.fields) else ""


def _blank(cells: Sequence[str], schema: CompiledSchema) -> bool:
    return all(cell in field.missing for cell, field in zip(cells, schema.fields, strict=False))


def _readable(cell: str, number: int, column: str, tally: Tally) -> str:
    """Put the replacement character where bytes could not be read, and count it."""
    try:
        cell.encode("utf-8")
    except UnicodeEncodeError:
        tally.add(number, "encoding-error", column)
        return cell.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return cell


def _insert(connection: sql.Connection, width: int, into: tuple[str, str], batch: list[list[str | None]]) -> None:
    """One statement a batch: the rows travel as one JSON text, far quicker than a parameter for each cell."""
    cells = ", ".join(f"r[{place}]" for place in range(2, width + 2))
    connection.execute(
        f"INSERT INTO {sql.table_name(into[0])} SELECT ?, CAST(r[1] AS BIGINT), {cells} "
        """FROM (SELECT unnest(from_json(CAST(? AS JSON), '[["VARCHAR"]]')) AS r)""",
        [into[1], json.dumps(batch)],
    )
