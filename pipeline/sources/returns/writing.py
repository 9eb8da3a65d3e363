"""The sheet as a spreadsheet that screen readers can use: cover, one marked table, locked but for the cells to fill.

What is asked stands in the model. The bytes depend on nothing else: no clock, no name of a machine.
"""

import io
from datetime import datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.sources.returns.cover import cover_lines, day
from pipeline.sources.returns.filling import add_validation
from pipeline.sources.returns.labels import COLUMNS
from pipeline.sources.returns.model import COVER, FIGURES, TABLE, Asked, ReturnSheet

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
HEADER_ROW = 2
FONT = {"font_name": "Arial", "font_size": 12, "text_wrap": True, "valign": "top"}
LOOKS: dict[str, dict[str, Any]] = {
    "text": {},
    "pair": {},
    "title": {"bold": True, "font_size": 16, "text_wrap": False},
    "heading": {"bold": True, "font_size": 14, "text_wrap": False},
    "fill": {"locked": False, "bg_color": "#FFF7D6", "border": 1, "quote_prefix": False},
    "head": {"bold": True, "bg_color": "#12436D", "font_color": "#FFFFFF", "border": 1},
}
PROTECTION = {"format_columns": True, "format_rows": True, "sort": True}


def workbook_bytes(sheet: ReturnSheet) -> bytes:
    """Return the spreadsheet for an owner. Text is always text: nothing in it is taken for a formula or a link."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, OPTIONS)
    # Quote prefix: a text that begins with = stays a text when its cell is edited.
    looks = {name: book.add_format({**FONT, "quote_prefix": True, **look}) for name, look in LOOKS.items()}
    _cover(book.add_worksheet(COVER), sheet, looks)
    _figures(book.add_worksheet(FIGURES), sheet, looks)
    created = datetime.combine(sheet.back_by, time())
    title = f"Figures we ask you for: {sheet.edition_title}, {sheet.owner}"
    book.set_properties({"title": title, "author": sheet.project, "created": created})
    book.close()
    return made.getvalue()


def _cover(page: Worksheet, sheet: ReturnSheet, looks: dict[str, Any]) -> None:
    page.set_column(0, 0, 96, looks["text"])
    page.set_column(1, 1, 70, looks["text"])
    for row, line in enumerate(cover_lines(sheet)):
        page.write_string(row, 0, line.words, looks["text" if line.kind == "fill" else line.kind])
        if line.kind == "pair":
            page.write_string(row, 1, line.beside, looks["pair"])
        elif line.kind == "fill":
            page.write_blank(row, 1, None, looks["fill"])
    page.protect("", PROTECTION)


def _figures(page: Worksheet, sheet: ReturnSheet, looks: dict[str, Any]) -> None:
    page.write_string(0, 0, f"Figures to return: {sheet.edition_title}", looks["title"])
    page.write_string(1, 0, "One table. Please fill in the last five columns; the cover says how.", looks["heading"])
    last = HEADER_ROW + max(len(sheet.rows), 1)
    header = [{"header": column.label, "header_format": looks["head"]} for column in COLUMNS]
    options = {"name": TABLE, "columns": header, "autofilter": False, "style": None}
    page.add_table(HEADER_ROW, 0, last, len(COLUMNS) - 1, options)
    for place, column in enumerate(COLUMNS):
        page.set_column(place, place, column.width)
    for row, asked in enumerate(sheet.rows, start=HEADER_ROW + 1):
        _row(page, row, asked, looks)
    page.freeze_panes(HEADER_ROW + 1, 0)
    page.protect("", PROTECTION)


def _row(page: Worksheet, row: int, asked: Asked, looks: dict[str, Any]) -> None:
    words = row_words(asked)
    for place, column in enumerate(COLUMNS):
        if column.fill:
            page.write_blank(row, place, None, looks["fill"])
            add_validation(page, (row, place), column.key, asked)
        else:
            page.write_string(row, place, words[column.key], looks["text"])


def row_words(asked: Asked) -> dict[str, str]:
    """Return the words of a row's locked cells by column; none is blank."""
    return {
        "measure": asked.measure,
        "title": asked.title,
        "definition": asked.definition,
        "numerator_words": asked.numerator or "This figure has no top number",
        "denominator_words": asked.denominator or "This figure has no bottom number",
        "area": asked.area,
        "area_name": asked.area_name,
        "period": asked.period.label,
        "period_words": asked.period.public,
        "due": day(asked.due),
        "unit": asked.unit,
        "last": asked.last or "None yet",
        "last_period": asked.last_period or "None yet",
    }
