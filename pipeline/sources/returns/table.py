"""The sheet's table as it came back: its header found by the headings, its rows as cells by column.

Rows may be in any order or gone, and empty columns may have come between; what cells say is read in `answers`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import nearest
from pipeline.sources.returns.labels import COLUMNS, NEEDED
from pipeline.sources.returns.opening import Fault, address, cells

LABELS = {column.label: column.key for column in COLUMNS}
HEADINGS = {column.key: column.label for column in COLUMNS}
ENOUGH = 4


@dataclass(frozen=True)
class Line:
    """One row of the table: its number in the sheet and its cells by column key."""

    row: int
    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """Return a cell as one line of text; empty where there is nothing."""
        value = self.cells[key].value
        return "" if value is None else " ".join(str(value).split())


def lines(page: Worksheet) -> tuple[list[Line], list[Fault]]:
    """Return the rows of the table that hold anything, and what is wrong with its header or beside it."""
    by_row: dict[int, list[Cell]] = {}
    for cell in cells(page):
        by_row.setdefault(cell.row, []).append(cell)
    header = next((row for row, found in by_row.items() if _known(found) >= ENOUGH), None)
    if header is None:
        allowed = f"the row of headings as it was sent, from '{COLUMNS[0].label}' to '{COLUMNS[-1].label}'"
        return [], [Fault(page.title, "the row of headings was not found", allowed, rule="return-header")]
    places, faults = _places(page, by_row[header])
    below = [row for row in by_row if row > header]
    faults += _strays(places, (by_row, below))
    if any(key not in places for key in NEEDED):
        return [], faults
    return [_line(page, row, places) for row in below if _within(by_row[row], places)], faults


def _known(found: list[Cell]) -> int:
    return sum(_label(cell) in LABELS for cell in found)


def _label(cell: Cell) -> str:
    return " ".join(str(cell.value).split())


def _places(page: Worksheet, header: list[Cell]) -> tuple[dict[str, int], list[Fault]]:
    places: dict[str, int] = {}
    faults: list[Fault] = []
    strange = [_label(cell) for cell in header if _label(cell) not in LABELS]
    for cell in header:
        key = LABELS.get(_label(cell))
        if key in places:
            faults.append(Fault(address(cell), f"the heading '{_label(cell)}' stands twice", "each heading once",
                                rule="return-header"))  # fmt: skip
        elif key:
            places[key] = cell.column
        else:
            allowed = "only the columns that were sent; words on a figure belong into its note"
            faults.append(Fault(address(cell), f"the column '{_label(cell)[:30]}' is not one of ours", allowed,
                                rule="return-header"))  # fmt: skip
    gone = [HEADINGS[key] for key in NEEDED if key not in places]
    faults += [Fault(page.title, f"there is no column '{label}'", f"a column '{label}'{nearest(label, strange)}",
                     rule="return-header") for label in gone]  # fmt: skip
    return places, faults


def _strays(places: Mapping[str, int], held: tuple[Mapping[int, list[Cell]], list[int]]) -> Iterator[Fault]:
    """Find cells under no heading: what stands in them would be lost."""
    by_row, below = held
    known = set(places.values())
    for row in below:
        for cell in by_row[row]:
            if cell.column not in known and not _headed(by_row, cell):
                yield Fault(address(cell), "something stands outside the table", "nothing outside the table",
                            rule="return-stray")  # fmt: skip


def _headed(by_row: Mapping[int, list[Cell]], cell: Cell) -> bool:
    """Whether the column has a heading of its own, which has been told already."""
    header = next(found for found in by_row.values() if _known(found) >= ENOUGH)
    return any(other.column == cell.column for other in header)


def _within(found: list[Cell], places: Mapping[str, int]) -> bool:
    return any(cell.column in places.values() for cell in found)


def _line(page: Worksheet, row: int, places: Mapping[str, int]) -> Line:
    return Line(row, {key: page.cell(row, column) for key, column in places.items()})  # type: ignore[misc]
