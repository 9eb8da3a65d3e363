"""What a layout reader gives: a table's labels and its records as text, each with the place it came from.

No typing and no judgement here: that is `checking`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """One record as delivered. `row` is the 1-based record number in its file or sheet (the header is record 1)."""

    file: str
    sheet: str
    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RawTable:
    """One resource as read: labels of the header and the records of all its files, in order."""

    resource: str
    labels: tuple[str, ...]
    records: tuple[Record, ...]


def place_in(record: Record, field: str) -> str:
    """Return where in a record something is, for people: its field, with the sheet where it has one."""
    if not record.sheet:
        return field
    return f"sheet '{record.sheet}', column '{field}'" if field else f"sheet '{record.sheet}'"
