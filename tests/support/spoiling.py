"""Ways to spoil a test's own copy of a published file: text, packed text, workbooks.

Old workbooks cannot be written, so a spoilt one is saved anew as .xlsx; the readers take both.
"""

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import python_calamine

from pipeline.sources.descriptor import Source, read_source

Sheets = dict[str, list[list[Any]]]


def text(old: str, new: str, times: int = 1) -> Callable[[Path], None]:
    """Replace a text in a text file or in the one packed text file of a zip; it must be there."""

    def spoil(file: Path) -> None:
        _change(file, lambda raw: _replaced(raw, old.encode("cp1252"), new.encode("cp1252"), times))

    return spoil


def without_column(label: str, delimiter: str = ",", encoding: str = "utf-8-sig") -> Callable[[Path], None]:
    """Take a column out of a text file, its header wherever it stands."""

    def cut(raw: bytes) -> bytes:
        table = list(csv.reader(io.StringIO(raw.decode(encoding), newline=""), delimiter=delimiter))
        place = next(row.index(label) for row in table if label in row)
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter).writerows(row[:place] + row[place + 1 :] for row in table)
        return out.getvalue().encode(encoding)

    return lambda file: _change(file, cut)


def member_renamed(old: str, new: str) -> Callable[[Path], None]:
    """Give the packed file whose name holds `old` another name."""

    def spoil(file: Path) -> None:
        with zipfile.ZipFile(file) as packed:
            members = {info.filename: packed.read(info) for info in packed.infolist()}
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, raw in members.items():
                packed.writestr(name.replace(old, new), raw)

    return spoil


def workbook(source: Source, change: Callable[[Sheets], None], sheets: list[str]) -> Source:
    """Save these sheets of the source's only workbook anew, changed. Returns the source with its new file."""
    (file,) = sorted(source.folder.glob("*.xls*"))
    book = python_calamine.CalamineWorkbook.from_path(str(file))
    content: Sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in sheets}
    change(content)
    file.unlink()
    new = openpyxl.Workbook(write_only=True)
    for name, table in content.items():
        sheet = new.create_sheet(name)
        for row in table:
            sheet.append([None if value == "" else value for value in row])
    new.save(file.with_suffix(".xlsx"))
    return renamed_path(source)


def renamed_path(source: Source) -> Source:
    """Let the descriptor name every workbook in the folder."""
    descriptor = source.folder / "datapackage.yaml"
    lines = descriptor.read_text("utf-8").splitlines()
    lines = ["    path: '*.xlsx'" if line.strip().startswith("path:") else line for line in lines]
    descriptor.write_text("\n".join(lines) + "\n", "utf-8")
    again, problems = read_source(source.folder)
    assert again is not None, problems
    return again


def only(source: Source, *resources: str) -> Source:
    """Return the source with these resources alone."""
    kept = [resource for resource in source.package.resources if resource.name in resources]
    return replace(source, package=source.package.model_copy(update={"resources": kept}))


def put(sheet: str, where: tuple[str, Any], new: Any, near: str = "") -> Callable[[Sheets], None]:
    """Change the cell in the record that holds `where[0]` (and `near`) and the column whose label is `where[1]`."""
    record, label = where

    def change(sheets: Sheets) -> None:
        table = sheets[sheet]
        header = next(n for n, row in enumerate(table) if label in row)
        column = table[header].index(label)
        row = next(r for r in table[header + 1 :] if record in r and (not near or near in r))
        row[column] = new

    return change


def relabel(sheet: str, old: Any, new: Any) -> Callable[[Sheets], None]:
    """Change the first cell of a sheet that holds `old`."""

    def change(sheets: Sheets) -> None:
        for row in sheets[sheet]:
            if old in row:
                row[row.index(old)] = new
                return
        raise AssertionError(old)

    return change


def drop_column(sheet: str, label: Any) -> Callable[[Sheets], None]:
    """Take out a column of a sheet."""

    def change(sheets: Sheets) -> None:
        column = next(row.index(label) for row in sheets[sheet] if label in row)
        sheets[sheet] = [row[:column] + row[column + 1 :] for row in sheets[sheet]]

    return change


def rename_sheet(old: str, new: str) -> Callable[[Sheets], None]:
    """Give a sheet another name."""

    def change(sheets: Sheets) -> None:
        sheets[new] = sheets.pop(old)

    return change


def _change(file: Path, change: Callable[[bytes], bytes]) -> None:
    if file.suffix != ".zip":
        file.write_bytes(change(file.read_bytes()))
        return
    with zipfile.ZipFile(file) as packed:
        members = {info.filename: packed.read(info) for info in packed.infolist() if "MACOSX" not in info.filename}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in members.items():
            packed.writestr(name, change(raw) if name.endswith(".csv") else raw)


def _replaced(raw: bytes, old: bytes, new: bytes, times: int) -> bytes:
    assert old in raw, old
    return raw.replace(old, new, times)
