"""The sheet that owners get: one marked table, only the cells to fill unlocked, nothing that runs, the same bytes."""

import io

import pytest
from openpyxl import load_workbook

from pipeline.sources.returns.labels import COLUMNS, MARKS, ROLE
from pipeline.sources.returns.model import TABLE
from tests.support.project import edit
from tests.support.returns_project import EDITION, Filled, sent, sheets, write_returns_project
from tests.support.returns_project import opened as read


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return write_returns_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def sheet(root):
    return Filled(sent(root))


def test_a_row_for_each_measure_area_and_period_that_is_due(sheet):
    keys = ("measure", "area", "period", "due", "last")
    rows = [[sheet.cell(row, key).value for key in keys] for row in range(sheet.header + 1, sheet.page.max_row + 1)]
    assert rows == [
        ["visits", "A1", "2016/17", "29 June 2017", "None yet"],
        ["visits", "A2", "2016/17", "29 June 2017", "None yet"],
        ["kindness", "W", "2017/18 Q1", "28 July 2017", "None yet"],
        ["wait", "W", "2017-04", "28 May 2017", "None yet"],
        ["wait", "W", "2017-05", "28 June 2017", "None yet"],
        ["wait", "W", "2017-06", "28 July 2017", "None yet"],
    ]


def test_one_named_table_with_its_header_frozen_and_nothing_merged_or_hidden(sheet):
    (table,) = sheet.page.tables.values()
    assert table.name == TABLE
    assert [column.name for column in table.tableColumns] == [column.label for column in COLUMNS]
    assert sheet.page.freeze_panes == f"A{sheet.header + 1}"
    for page in sheet.book.worksheets:
        assert not page.merged_cells.ranges
        assert page.sheet_state == "visible"
        assert not any(one.hidden for one in [*page.row_dimensions.values(), *page.column_dimensions.values()])


def test_only_the_cells_to_fill_are_unlocked(sheet):
    assert sheet.page.protection.sheet
    assert sheet.cover.protection.sheet
    for row in range(sheet.header + 1, sheet.page.max_row + 1):
        for place, column in enumerate(COLUMNS, start=1):
            assert sheet.page.cell(row, place).protection.locked != column.fill
    role = next(row for row in range(1, 60) if sheet.cover.cell(row, 1).value == ROLE)
    assert not sheet.cover.cell(role, 2).protection.locked


def test_each_cell_to_fill_says_what_may_stand_in_it(sheet):
    checks = {str(cell): one for one in sheet.page.data_validations.dataValidation for cell in one.sqref.ranges}
    kindness, visits = sheet.row("kindness"), sheet.row("visits", "A1")
    value = checks[sheet.cell(kindness, "value").coordinate]
    assert (value.type, float(value.formula1), float(value.formula2)) == ("decimal", 0, 100)
    assert value.error == "The figure: a number from 0 to 100."
    assert checks[sheet.cell(visits, "value").coordinate].type == "whole"
    assert checks[sheet.cell(visits, "mark").coordinate].formula1 == f'"{",".join(MARKS)}"'
    assert len(checks) == 5 * (sheet.page.max_row - sheet.header)


def test_no_locked_cell_of_the_table_is_blank(sheet):
    for row in range(sheet.header, sheet.page.max_row + 1):
        blank = [c.key for c in COLUMNS if not c.fill and sheet.cell(row, c.key).value in (None, "")]
        assert blank == []


def test_the_cover_says_what_by_when_and_that_nobody_may_be_named(sheet):
    words = " ".join(str(cell.value) for (cell,) in sheet.cover.iter_rows(max_col=1))
    assert "Send it back by 2 October 2017" in words
    assert "framework@valleys.example" in words
    assert "no names, NHS numbers, dates of birth" in words


def test_title_and_language_are_set_and_the_bytes_are_always_the_same(root):
    made = sent(root)
    assert made == sent(root)
    book = load_workbook(io.BytesIO(made))
    assert book.properties.title == "Figures we ask you for: April to June 2017, The rangers"
    assert book.properties.language == "en-GB"
    assert str(book.properties.created) == "2017-10-02 00:00:00"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(1)", "=cmd|' /C calc'!A0", "https://valleys.example"])
def test_text_from_definitions_never_becomes_a_formula_or_a_link(tmp_path, text):
    root = write_returns_project(tmp_path)
    edit(root / "measures/health/wait.yaml", "definition: Walks that people take.", f'definition: "{text}"')
    (one,) = sheets(read(root), EDITION)
    made = Filled(one.content)
    cell = made.cell(made.row("wait"), "definition")
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert cell.quotePrefix
