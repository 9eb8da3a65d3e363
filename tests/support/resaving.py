"""The same published file saved otherwise: other encodings, line ends, delimiters and kinds of workbook.

What is in the cells stays; ways to spoil them are in `spoiling`.
"""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl

from tests.support.spoiling import Sheets

Bytes = Callable[[bytes], bytes]
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_KIND}"/></manifest:manifest>'
)


def recoded(encoding: str, *, bom: bool = False) -> Bytes:
    """Save text in another encoding, with or without a mark at its start."""

    def save(raw: bytes) -> bytes:
        return (b"\xef\xbb\xbf" if bom else b"") + raw.decode("utf-8-sig").encode(encoding)

    return save


def line_ends(end: str) -> Bytes:
    """Save text with other line ends."""
    return lambda raw: b"\n".join(raw.splitlines()).replace(b"\n", end.encode())


def delimited(old: str, new: str) -> Bytes:
    """Save a table with another delimiter."""

    def save(raw: bytes) -> bytes:
        table = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=old)
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=new).writerows(table)
        return out.getvalue().encode()

    return save


def below(lines: str) -> Bytes:
    """Put lines above everything else."""
    return lambda raw: lines.encode() + raw.removeprefix(b"\xef\xbb\xbf")


def as_xlsx(content: Sheets, file: Path) -> None:
    """Save sheets as an Excel workbook."""
    book = openpyxl.Workbook(write_only=True)
    for name, table in content.items():
        sheet = book.create_sheet(name)
        for row in table:
            sheet.append([None if value == "" else value for value in row])
    book.save(file)


def as_ods(content: Sheets, file: Path) -> None:
    """Save sheets as an OpenDocument workbook."""
    tables = "".join(f"<table:table table:name={quoteattr(n)}>{_rows(t)}</table:table>" for n, t in content.items())
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", _KIND, compress_type=zipfile.ZIP_STORED)
        packed.writestr("META-INF/manifest.xml", _MANIFEST)
        packed.writestr(
            "content.xml", f'<?xml version="1.0"?><office:document-content {_NAMES}>{body}</office:document-content>'
        )


def as_csv(content: Sheets, file: Path) -> None:
    """Save the one sheet as text."""
    (table,) = content.values()
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[_plain(value) for value in row] for row in table])


def _rows(table: list[list[Any]]) -> str:
    return "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in table)


def _cell(value: Any) -> str:
    if value == "" or value is None:
        return "<table:table-cell/>"
    if isinstance(value, date | datetime):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(str(value))}</text:p></table:table-cell>'


def _plain(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
