"""A grid: one sheet, or one text file, as records of text; and a row of a reader's result.

What a reader reads from and what it gives; how files become grids is `opening`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """Records of one sheet (`sheet` is empty for a text file). `rows[0]` is record 1."""

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Row:
    """One record of a result: field -> text, and where it came from (1-based record number)."""

    file: str
    sheet: str
    row: int
    cells: Mapping[str, str]


def cell(row: tuple[str, ...], column: int) -> str:
    """Return a cell; records of text files may be shorter than their header."""
    return row[column] if 0 <= column < len(row) else ""
