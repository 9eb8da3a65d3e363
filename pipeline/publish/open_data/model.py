"""What a published table is: its columns, keys and links as values, and the table with its rows.

Which tables there are is said in the `*_columns` modules; files are made from these in the writers beside this module.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.publish.codes import CodeList

Cell = str | float | int | bool | date | None
Row = tuple[Cell, ...]
SEPARATOR = ";"


@dataclass(frozen=True)
class Column:
    """One column. `unit` is in words; `many` says that a cell holds several codes joined by `;`."""

    name: str
    title: str
    description: str
    type: Literal["string", "number", "integer", "boolean", "date"] = "string"
    unit: str = ""
    codes: CodeList | None = None
    required: bool = False
    many: bool = False


@dataclass(frozen=True)
class Link:
    """Columns whose values stand in another table's columns.

    `strict`: no row leaves them empty, and they are that table's key, as CSV on the Web asks.
    """

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]
    strict: bool = True


@dataclass(frozen=True)
class TableSpec:
    """One table's description."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in order."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True)
class Table:
    """A table with its rows, each cell in the order of the columns."""

    spec: TableSpec
    rows: tuple[Row, ...]

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows by column name."""
        return [dict(zip(self.spec.names, row, strict=True)) for row in self.rows]


def fill(spec: TableSpec, records: Iterable[Mapping[str, Cell]]) -> Table:
    """Return the table with these rows. A doubled key or a code outside its list is a fault of this program."""
    rows = tuple(tuple(_on_one_line(record[name]) for name in spec.names) for record in records)
    places = [spec.names.index(name) for name in spec.key]
    keys = [tuple(row[place] for place in places) for row in rows]
    assert len(set(keys)) == len(keys), f"{spec.name}: a key stands twice"
    for place, column in enumerate(spec.columns):
        strange = {row[place] for row in rows if not _allowed(column, row[place])}
        assert not strange, f"{spec.name}.{column.name}: {sorted(map(str, strange))}"
    return Table(spec, rows)


def _on_one_line(cell: Cell) -> Cell:
    return " ".join(cell.split()) if isinstance(cell, str) else cell


def _allowed(column: Column, cell: Cell) -> bool:
    if cell is None or cell == "":
        return not column.required
    if column.codes is None:
        return True
    found = str(cell).split(SEPARATOR) if column.many else [str(cell)]
    return all(code in column.codes.words for code in found)
