"""Rows of a data file whose key stands already in another row: where that row is, or one line for a whole file of them.

That a key stands twice is found by `checking`; here it is only told, and no key's value is repeated.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.errors import Problem
from pipeline.sources.records import RawTable, Record, place_in

MANY = 20
"""Where more rows of one file than this repeat another file, that is told once for the file."""
KEY = "primary-key"
_POSITION = re.compile(r"row at position (\d+)")


@dataclass(frozen=True)
class Repeat:
    """A row that repeats another one in its key (or in the one `field`, where that may not stand twice).

    `written` says how the key is written there, where that is in another way.
    """

    record: Record
    first: Record
    names: tuple[str, ...]
    field: str = ""
    written: str = ""


def same_as(note: str, table: RawTable) -> Record | None:
    """Return the row that Frictionless says is the same; None where it names none, as for an empty key."""
    match = _POSITION.search(note)
    return table.records[int(match[1]) - 2] if match else None


def told(repeats: Sequence[Repeat], table: RawTable) -> list[Problem]:
    """Return a problem a row; one for all rows of a file where many repeat the same other file."""
    grouped: dict[tuple[str, str, tuple[str, ...]], list[Repeat]] = defaultdict(list)
    for one in repeats:
        grouped[one.record.file, one.first.file, one.names].append(one)
    problems: list[Problem] = []
    for (file, other, names), rows in grouped.items():
        if file != other and len(rows) > MANY:
            problems.append(_whole_file(table, file, other, names, len(rows)))
        else:
            problems += [_row(one) for one in rows]
    return problems


def empty_key(record: Record, names: Sequence[str]) -> Problem:
    """Return the problem of a row in which nothing of the key is filled in."""
    found = f"the row has no {_listed(names, 'or')}"
    return Problem(record.file, record.row, place_in(record, ""), found, f"each row has {_listed(names)}", rule=KEY)


def _row(one: Repeat) -> Problem:
    rule = "unique-error" if one.field else KEY
    where = f"line {one.first.row}" if one.first.file == one.record.file else f"{_name(one.first)} line {one.first.row}"
    found = f"the same {_listed(one.names)} as in {where}{f' ({one.written})' if one.written else ''}"
    allowed = f"each {_listed(one.names)} once: take one of the two rows out"
    return Problem(one.record.file, one.record.row, place_in(one.record, one.field), found, allowed, rule=rule)


def _whole_file(table: RawTable, file: str, other: str, names: Sequence[str], told_of: int) -> Problem:
    # Frictionless stops after a thousand faults, so the rows are counted again here.
    columns = [table.labels.index(name) for name in names if name in table.labels]
    keys = {key_of(record, columns) for record in table.records if record.file == other}
    own = [record for record in table.records if record.file == file]
    count = max(told_of, sum(key_of(record, columns) in keys for record in own))
    found = f"{count:,} of {len(own):,} rows of this file are in {_short(other)} already (the same {_listed(names)})"
    allowed = "each row in one file only; was an old file sent again? Take one of the two out"
    return Problem(file, found=found, allowed=allowed, rule=KEY)


def key_of(record: Record, columns: Sequence[int]) -> tuple[str, ...]:
    """Return the cells of a row that are its key."""
    return tuple(record.cells[column] for column in columns if column < len(record.cells))


def _name(record: Record) -> str:
    return f"{_short(record.file)}, sheet '{record.sheet}'," if record.sheet else _short(record.file)


def _short(file: str) -> str:
    return file.rsplit("/", 1)[-1]


def _listed(names: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
