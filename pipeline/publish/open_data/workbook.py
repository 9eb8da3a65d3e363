"""One accessible spreadsheet of all tables: cover, contents, notes, code lists and a sheet a table, made by gptables.

It follows "Releasing statistics in spreadsheets" of the Government Analysis Function; no cell is blank.
"""

import io
import warnings
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time
from itertools import islice

import pandas as pd

from pipeline.publish.codes import CODE_LISTS, MARKERS
from pipeline.publish.open_data.inputs import DataTables
from pipeline.publish.open_data.model import Table
from pipeline.publish.open_data.sheet_cells import sheet_rows
from pipeline.publish.words import DEMONSTRATION, about_the_data

with warnings.catch_warnings():
    warnings.simplefilter("ignore", ResourceWarning)  # the library leaves a file open while it is loaded
    import gptables as gpt

LANGUAGE = "en-GB"
EARLIEST = 1980
"""A ZIP file knows no earlier year."""
CORE = "docProps/core.xml"
CONTENTS, NOTES_SHEET = "Contents", "Notes"
NARROWEST, WIDEST, SAMPLE = 12, 48, 200
NOTES = {
    "marks": "Letters in square brackets: " + "; ".join(f"[{code}] {words}" for code, words in MARKERS.words.items()),
    "limits": "The figure may differ by chance. The true level lies between the two limits 95 times in 100.",
    "origin": "Figures whose origin is synthetic are made up. They describe nobody and must not be quoted as facts.",
    "rating": "Only targets that were agreed, or are a national standard, earn a rating.",
}
NOTED = {
    "values": {"value": "marks", "lower_95": "limits", "origin": "origin"},
    "standing": {"rating": "rating"},
}


def workbook(given: DataTables, tables: tuple[Table, ...]) -> bytes:
    """Return the spreadsheet. A warning of the libraries is an error: it means a part that readers cannot use."""
    made = io.BytesIO()
    sheets = {table.spec.title: _sheet(table) for table in tables if table.rows} | {"Code lists": _code_sheet()}
    empty = [table.spec.title for table in tables if not table.rows]
    used = {note for table in tables if table.rows for note in NOTED.get(table.spec.name, {}).values()} | {"marks"}
    notes = [(note, words) for note, words in NOTES.items() if note in used]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)
        book = gpt.produce_workbook(
            made,  # type: ignore[arg-type] - XlsxWriter writes to an open file as well
            sheets,
            cover=_cover(given, empty),
            contentsheet_options={"column_names": ["Sheet", "What is in it"], "additional_elements": ["subtitles"]},
            notes_table=pd.DataFrame(notes, columns=["Note", "What it says"]),
            workbook_options={"in_memory": True},
            auto_width=False,
        )
        _set_widths(book, sheets)
        created = datetime.combine(given.as_of, time())
        book.set_properties({"title": given.settings.title, "author": given.settings.brand.name, "created": created})
        book.close()
    return with_language(made.getvalue(), given.as_of)


def _set_widths(book: gpt.GPWorkbook, sheets: Mapping[str, gpt.GPTable]) -> None:
    """Make columns as wide as their usual text; longer texts wrap, as no column may be wider than a screen."""
    pages = {page.get_name(): page for page in book.worksheets()}
    for label, sheet in sheets.items():
        for place, title in enumerate(sheet.table.columns):
            longest = max([len(title), *(len(str(cell)) for cell in islice(sheet.table[title], SAMPLE))])
            pages[label].set_column(place, place, min(max(longest + 3, NARROWEST), WIDEST))
    for label in (CONTENTS, NOTES_SHEET):
        pages[label].set_column(0, 0, 2 * NARROWEST)
        pages[label].set_column(1, 1, 2 * WIDEST)


def with_language(book: bytes, day: date) -> bytes:
    """Return the workbook with its language set (the writing library cannot) and the parts of one day."""
    dated = (max(day.year, EARLIEST), day.month, day.day, 0, 0, 0)
    made = io.BytesIO()
    tag = f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == CORE:
                part = part.replace(b"</cp:coreProperties>", tag.encode())
            info = zipfile.ZipInfo(name, dated)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return made.getvalue()


def _sheet(table: Table) -> gpt.GPTable:
    spec = table.spec
    frame = pd.DataFrame(sheet_rows(table), columns=[column.title for column in spec.columns], dtype=object)
    titles = {column.name: column.title for column in spec.columns}
    notes = {titles[name]: f"$${note}$$" for name, note in NOTED.get(spec.name, {}).items()}
    return gpt.GPTable(
        table=frame,
        table_name=f"{spec.name}_table",
        title=spec.title,
        subtitles=[spec.description],
        instructions="This worksheet contains one table. Letters in square brackets say why a cell has no figure: "
        "[c] withheld, [x] not available, [z] not applicable or nothing to say.",
        table_notes=notes,
        index_columns={},
    )


def _code_sheet() -> gpt.GPTable:
    rows = [(one.name, one.title, code, words) for one in CODE_LISTS for code, words in one.words.items()]
    return gpt.GPTable(
        table=pd.DataFrame(rows, columns=["Code list", "What it is about", "Code", "Meaning"]),
        table_name="code_lists_table",
        title="Code lists",
        subtitles=["What each code in the tables means."],
        instructions="This worksheet contains one table.",
        table_notes={"Code": "$$marks$$"},
        index_columns={},
    )


def _cover(given: DataTables, empty: list[str]) -> gpt.Cover:
    about = [f"Figures as at {given.as_of.day} {given.as_of:%B %Y}.", f"Licence: {given.settings.licence.title}."]
    about += [f"No sheet, because there is nothing in it yet: {', '.join(empty)}."] if empty else []
    demonstration = [DEMONSTRATION] if given.settings.site_status == "demonstration" else []
    return gpt.Cover(
        title=given.settings.title,
        intro=[*demonstration, about_the_data(given.settings).removesuffix(f" {DEMONSTRATION}")],
        about=[*about, "Each sheet has one table. The same tables are on the website as CSV and Parquet files."],
        contact=list(given.settings.brand.contacts),
    )
