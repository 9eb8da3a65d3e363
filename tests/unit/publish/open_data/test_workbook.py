"""The spreadsheet read back: sheets, tables, cells that are never blank, title and language."""

import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from pipeline.publish.open_data.rows import all_tables
from pipeline.publish.open_data.workbook import workbook
from tests.support.series_samples import TODAY, data_tables

SHEETS = [
    "Cover",
    "Contents",
    "Notes",
    "Measures",
    "Values",
    "Standing",
    "Areas",
    "Sources",
    "Deliveries",
    "Code lists",
]


@pytest.fixture(scope="module")
def made() -> bytes:
    return workbook(data_tables(), all_tables(data_tables()))


@pytest.fixture(scope="module")
def book(made: bytes) -> Workbook:
    return load_workbook(io.BytesIO(made))


def column(book: Workbook, sheet: str, title: str) -> list[object]:
    lines = list(book[sheet].iter_rows(values_only=True))
    head = next(place for place, line in enumerate(lines) if line[0] and str(line[1] or ""))
    names = [str(name).split("\n")[0] for name in lines[head]]
    return [line[names.index(title)] for line in lines[head + 1 :]]


def test_sheets_and_tables(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    tables = {name: list(book[name].tables) for name in SHEETS[3:]}
    assert tables["Values"] == ["values_table"]
    assert all(len(names) == 1 for names in tables.values())
    assert "Revisions, Corrections" in " ".join(str(c.value) for c in book["Cover"]["A"])


def test_withheld_and_missing_cells_say_so(book: Workbook) -> None:
    marks = column(book, "Values", "Marks")
    shown = dict(zip(marks, column(book, "Values", "Value"), strict=True))
    assert shown["[c]"] == "[c]"
    assert shown["[x]"] == "[x]"
    assert shown["[p] [q]"] == 2330
    assert column(book, "Values", "Lower limit")[marks.index("[c]")] == "[c]"


def test_no_cell_of_a_table_is_blank(book: Workbook) -> None:
    for name in SHEETS[3:]:
        area = next(iter(book[name].tables.values())).ref
        assert all(cell.value is not None for line in book[name][area] for cell in line), name


def test_periods_are_text(book: Workbook) -> None:
    assert "2011/12" in column(book, "Values", "Period")
    assert "2017-05" in column(book, "Values", "Period")


def test_title_language_and_the_day_of_the_figures_for_all_parts(made: bytes, book: Workbook) -> None:
    assert book.properties.title == "Outcomes of Bothtowns"
    assert book.properties.language == "en-GB"
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(TODAY.year, TODAY.month, TODAY.day, 0, 0, 0)}


def test_no_figures_at_all_is_no_fault() -> None:
    bare = replace(data_tables(), series={}, standings=(), sources=(), deliveries=())
    found = load_workbook(io.BytesIO(workbook(bare, all_tables(bare))))
    assert found.sheetnames == ["Cover", "Contents", "Notes", "Measures", "Areas", "Code lists"]
