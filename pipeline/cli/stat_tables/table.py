"""A CSV table read cell by cell, with every fault noted by line and column, and results written as CSV.

What the columns of a statistic are is said by the module of that statistic.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite

from pipeline.errors import ContentProblems, Problem, nearest

Record = dict[str, object]

MISSING = frozenset({"", "na", "null", "none", "[c]", "[x]", "[z]", "*", "**", ":", "-"})
"""What stands in a cell for no figure: nothing, R's NA, and the marks of official tables. Never zero."""


@dataclass(frozen=True)
class Row:
    """One record: the line of the file on which it ends, and its cells by column; empty is missing."""

    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """The cell without blanks around it; empty where the column is not there."""
        return self.cells.get(column, "").strip() if column else ""


@dataclass
class Table:
    """The rows of a CSV text and the problems found in them so far; `done` raises them all together.

    `notes` are what a person should know of the table that is no fault.
    """

    place: str
    header: tuple[str, ...]
    rows: list[Row]
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def column(self, *names: str, example: str = "") -> str:
        """The first of these names that the table has; a problem where it has none."""
        found = self.optional(*names)
        if found:
            return found
        has = ", ".join(self.header)
        close = next(filter(None, (nearest(name, self.header) for name in names)), "")
        self.refuse(1, names[0], f"no such column{close}", f"the columns are {has}", example)
        return names[0]

    def optional(self, *names: str) -> str:
        """The first of these names that the table has, or an empty string."""
        return next((name for name in names if name in self.header), "")

    def number(self, row: Row, column: str) -> float | None:
        """The number in a cell; None where it is empty or says that there is none."""
        text = row.text(column)
        if text.casefold() in MISSING:
            return None
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if not isfinite(value):
            self.refuse(row.line, column, f"'{text}' is not a number", "a number, or empty for missing", "12.5")
            return None
        return value

    def count(self, row: Row, column: str) -> float | None:
        """A number that is not negative; None where it is empty."""
        value = self.number(row, column)
        if value is None or value >= 0:
            return value
        self.refuse(row.line, column, f"{row.text(column)} is below zero", "zero or more, or empty", "12")
        return None

    def whole(self, row: Row, column: str, *, least: int = 0) -> int | None:
        """A whole number from `least` on; None where it is empty."""
        value = self.number(row, column)
        if value is None or (value == int(value) and value >= least):
            return None if value is None else int(value)
        self.refuse(row.line, column, f"found {row.text(column)}", f"a whole number from {least} on", str(least))
        return None

    def day(self, row: Row, column: str, text: str | None = None) -> date | None:
        """A date written year-month-day; None where it is empty."""
        written = row.text(column) if text is None else text
        if not written:
            return None
        try:
            return date.fromisoformat(written[:10])
        except ValueError:
            self.refuse(row.line, column, f"'{written}' is not a date", "a date as year-month-day", "2017-04-01")
            return None

    def choice(self, row: Row, column: str, allowed: Iterable[str], default: str) -> str:
        """One of the allowed words, whatever its case; the default where the cell is empty."""
        text, words = row.text(column).lower(), list(allowed)
        if not text or text in words:
            return text or default
        told = f"found '{row.text(column)}'{nearest(text, words)}"
        self.refuse(row.line, column, told, f"one of {', '.join(words)}", words[0])
        return default

    def refuse(self, line: int, column: str, found: str, allowed: str, example: str = "") -> None:
        """Note one problem."""
        self.problems.append(Problem(self.place, line, column, found, allowed, example, "stat"))

    def done(self) -> None:
        """Raise what was found wrong, all at once; nothing is worked out from a table with a fault."""
        if self.problems:
            raise ContentProblems(self.problems)


def read_table(csv_text: str, place: str) -> Table:
    """The table of a CSV text with a header line; lines without any cell are passed over."""
    reader = csv.reader(io.StringIO(csv_text.removeprefix("\ufeff"), newline=""))
    header = tuple(name.strip() for name in next(reader, []))
    table = Table(place, header, [])
    if not any(header):
        table.refuse(1, "", "no header line", "the first line names the columns", "x,n")
        table.done()
    for cells in _records(reader, table):
        if len(cells) != len(header):
            found = f"{len(cells)} cells where the header has {len(header)}"
            table.refuse(reader.line_num, "", found, "one cell for each column; quote a cell that holds a comma")
        table.rows.append(Row(reader.line_num, dict(zip(header, cells, strict=False))))
    return table


def _records(reader: Iterator[list[str]], table: Table) -> Iterator[list[str]]:
    """The records with a cell in them, up to one that cannot be read as CSV at all."""
    try:
        yield from (cells for cells in reader if cells)
    except csv.Error as fault:
        table.refuse(len(table.rows) + 2, "", f"not CSV: {fault}", "plain cells with commas between them")


def by_key(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """Rows under the text of a column, in order of first appearance; all under '' without such a column."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.text(column), []).append(row)
    return groups


def write_table(records: Sequence[Record], columns: Sequence[str]) -> str:
    """CSV text: missing as an empty cell, true and false as TRUE and FALSE, numbers in full."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_cell(record.get(column)) for column in columns] for record in records])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def kept_columns(table: Table, results: Sequence[str], *left_out: str) -> list[str]:
    """The table's own columns, then those of the results; a result takes the place of a column of its name."""
    return [name for name in table.header if name not in {*results, *left_out}] + list(results)
