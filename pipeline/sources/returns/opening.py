"""Opening a returned file: only a plain .xlsx without macros, hidden sheets or formulas becomes cells.

What the cells mean is read in `table` and `answers`; no cell of a file that is refused is repeated.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.errors import ContentProblems, Problem
from pipeline.sources.returns.model import COVER, FIGURES

LARGEST, LARGEST_UNPACKED = 5_000_000, 50_000_000
MOST_ROWS, MOST_COLUMNS = 5_000, 200
SHEETS = (COVER, FIGURES)
AGAIN = f"the sheet as it was sent, saved as an Excel workbook (.xlsx), with the sheets {COVER} and {FIGURES}"
CALLED = {".ods": "an OpenDocument spreadsheet", ".xls": "an old Excel file", ".csv": "a text file"}


@dataclass(frozen=True)
class Fault:
    """One problem with a cell: its sheet and address, what was found, what is allowed, an example."""

    place: str
    found: str
    allowed: str
    example: str = ""
    rule: str = "return-cell"


@dataclass(frozen=True)
class Opened:
    """A returned workbook: its two sheets as cells."""

    file: str
    cover: Worksheet
    figures: Worksheet


def open_return(file: str, content: bytes) -> Opened:
    """Open a returned workbook; `file` is its name for messages. Raises ContentProblems with all that is wrong."""
    problem = _not_a_workbook(file, content)
    if problem:
        raise ContentProblems([problem])
    book = _loaded(file, content)
    faults = [*_sheets(book)] or [fault for name in SHEETS for fault in _contents(book[name])]
    if faults:
        raise ContentProblems(told(file, faults))
    return Opened(file, book[COVER], book[FIGURES])


def told(file: str, faults: list[Fault]) -> list[Problem]:
    """Return faults of cells as problems of a file."""
    return [Problem(file, 0, f.place, f.found, f.allowed, f.example, f.rule) for f in faults]


def cells(page: Worksheet) -> Iterator[Cell]:
    """Give every cell of a sheet that holds something, row by row."""
    for row in page.iter_rows(max_row=min(page.max_row, MOST_ROWS), max_col=min(page.max_column, MOST_COLUMNS)):
        yield from (cell for cell in row if cell.value is not None)  # type: ignore[misc]


def address(cell: Any) -> str:
    """Return where a cell is: `Figures F12`."""
    return f"{cell.parent.title} {cell.coordinate}"


def _not_a_workbook(file: str, content: bytes) -> Problem | None:
    ending = file[file.rfind(".") :].lower() if "." in file else ""
    if ending in (".xlsm", ".xltm", ".xlsb"):
        return _whole(file, "the file may hold macros", AGAIN, "return-macros")
    if ending != ".xlsx":
        return _whole(file, f"this is {CALLED.get(ending, 'not an Excel workbook')}", AGAIN, "return-file")
    if len(content) > LARGEST:
        return _whole(file, f"the file is larger than {LARGEST // 1_000_000} MB", AGAIN, "return-file")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [info.filename.lower() for info in parts.infolist()]
            unpacked = sum(info.file_size for info in parts.infolist())
    except zipfile.BadZipFile:
        return _whole(file, "the file cannot be opened; it is damaged, or locked by a password", AGAIN, "return-file")
    if any("vbaproject" in name for name in names):
        return _whole(file, "the file holds macros", AGAIN, "return-macros")
    if unpacked > LARGEST_UNPACKED:
        return _whole(file, "the file unpacks to far more than a return holds", AGAIN, "return-file")
    return None


def _loaded(file: str, content: bytes) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # parts that the library leaves out do not matter here
            return load_workbook(io.BytesIO(content), keep_links=False)
    except (InvalidFileException, KeyError, ValueError, TypeError, SyntaxError, zipfile.BadZipFile):
        raise ContentProblems([_whole(file, "the file cannot be read as a workbook", AGAIN, "return-file")]) from None


def _sheets(book: Workbook) -> Iterator[Fault]:
    for name in SHEETS:
        if name not in book.sheetnames:
            yield Fault(name, f"there is no sheet '{name}'", AGAIN, rule="return-sheets")
    for page in (book[name] for name in book.sheetnames):
        if page.title not in SHEETS:
            yield Fault(page.title, "this sheet is not one of ours", f"only {COVER} and {FIGURES}: please delete it",
                        rule="return-sheets")  # fmt: skip
        if page.sheet_state != "visible":
            yield Fault(page.title, "the sheet is hidden", "only sheets that can be seen", rule="return-sheets")


def _contents(page: Worksheet) -> Iterator[Fault]:
    if page.max_row > MOST_ROWS or page.max_column > MOST_COLUMNS:
        yield Fault(page.title, "the sheet is far longer or wider than it was sent", AGAIN, rule="return-sheets")
        return
    for cell in cells(page):
        if cell.data_type == "f":
            allowed = "a number or text that is typed; copy the cell and paste its value only"
            yield Fault(address(cell), "the cell holds a formula", allowed, "12.3", "return-formula")


def _whole(file: str, found: str, allowed: str, rule: str) -> Problem:
    return Problem(file, found=found, allowed=allowed, rule=rule)
