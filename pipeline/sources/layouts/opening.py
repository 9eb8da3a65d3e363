"""From a delivered file to grids: text files, workbooks and zips of them, by kept libraries, all cells text.

Where the table starts in a grid is `headers`' work.
"""

import csv
import fnmatch
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import python_calamine

from pipeline.errors import nearest
from pipeline.sources.bounded_lines import RECORD_LIMIT, TOO_LONG, BoundedLines, LongRecordError
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.archives import LARGEST, is_junk, members, unread_cells
from pipeline.sources.layouts.cells import folded, text_of, words
from pipeline.sources.layouts.faults import fault, some, stop
from pipeline.sources.layouts.first_bytes import LONGEST, refuse_other_kinds
from pipeline.sources.layouts.grids import Grid
from pipeline.sources.layouts.options import Options

WORKBOOKS = {".xls", ".xlsx", ".ods"}
TEXTS = {".csv", ".txt", ".tsv"}
DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 200_000


def grids_of(file: DeliveredFile, options: Options, encoding: str) -> list[Grid]:
    """Open a delivered file. Raises ContentProblems when it cannot be read, or lacks a sheet or member named."""
    if file.path.stat().st_size > LARGEST:
        said = ("the file is too large for this layout", f"at most {LARGEST} bytes")
        raise stop(fault(file.name, said=said, rule="file-size"))
    raw = file.path.read_bytes()
    kind = file.path.suffix.lower()
    if kind == ".zip":
        return [
            grid
            for name, content in _wanted(file.name, raw, options)
            for grid in _packed(name, content, options, encoding)
        ]
    return list(_grids(file.name, kind, raw, options, encoding))


def _packed(name: tuple[str, str], raw: bytes, options: Options, encoding: str) -> Iterator[Grid]:
    """Open a member; its name goes before the sheet's, so that a place can be found again."""
    file, member = name
    for grid in _grids(file, PurePosixPath(member).suffix.lower(), raw, options, encoding):
        yield Grid(file, f"{member}: {grid.sheet}" if grid.sheet else member, grid.rows)


def _grids(name: str, kind: str, raw: bytes, options: Options, encoding: str) -> Iterator[Grid]:
    if kind in TEXTS:
        yield Grid(name, "", _records(name, _decoded(name, raw, encoding), options.delimiter))
    elif kind in WORKBOOKS:
        yield from _sheets(name, kind, raw, options)
    else:
        said = (f"the file is of the kind '{kind}'", f"one of {some(sorted(TEXTS | WORKBOOKS | {'.zip'}))}")
        raise stop(fault(name, said=said, rule="file-kind"))


def _wanted(name: str, raw: bytes, options: Options) -> Iterator[tuple[tuple[str, str], bytes]]:
    found = {member: content for member, content in members(name, raw).items() if not is_junk(member)}
    patterns = options.members or [f"*{kind}" for kind in sorted(TEXTS | WORKBOOKS)]
    chosen = [m for m in found if any(fnmatch.fnmatch(m.lower(), pattern.lower()) for pattern in patterns)]
    if not chosen:
        said = (f"the zip holds {some(sorted(found))}", f"a file whose name fits {some(patterns)}")
        raise stop(fault(name, said=said, rule="zip-member"))
    for member in sorted(chosen):
        yield (name, member), found[member]


def _decoded(name: str, raw: bytes, encoding: str) -> str:
    refuse_other_kinds(name, raw[:LONGEST], encoding)
    try:
        text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeDecodeError, LookupError) as error:
        line = raw.count(b"\n", 0, getattr(error, "start", 0)) + 1
        said = (
            f"the text cannot be read as {encoding}",
            "name the file's encoding in the descriptor",
            "encoding: cp1252",
        )
        raise stop(fault(name, line, said=said, rule="encoding")) from None
    if "\0" in text:
        said = ("the file is no plain text", "a text file, or the workbook with its right ending (.xls, .xlsx, .ods)")
        raise stop(fault(name, said=said, rule="encoding"))
    return text


def _records(name: str, text: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    csv.field_size_limit(max(csv.field_size_limit(), RECORD_LIMIT + 1))
    lines = BoundedLines(io.StringIO(text, newline=""))
    rows: list[tuple[str, ...]] = []
    try:
        for record in csv.reader(lines, delimiter=delimiter or _delimiter(name, text), strict=True):
            lines.taken = 0
            rows.append(tuple(words(cell) for cell in record))
    except LongRecordError:
        raise stop(fault(name, len(rows) + 1, said=TOO_LONG, rule="record-too-long")) from None
    except csv.Error as error:
        said = (
            f"the record cannot be read ({error})",
            'double quotes around text that holds a delimiter or a quote ("")',
        )
        raise stop(fault(name, len(rows) + 1, said=said, rule="csv")) from None
    return tuple(rows)


def _delimiter(name: str, text: str) -> str:
    """Choose the delimiter that parts most records into the same, largest, number of cells."""
    start = text[:_LOOKED_AT]
    start = start if len(start) == len(text) else start[: start.rfind("\n") + 1]
    widths = {sign: _usual_width(start, sign) for sign in DELIMITERS}
    best = sorted(widths, key=lambda sign: -widths[sign])
    if widths[best[0]] == widths[best[1]] > 1:
        said = (f"the cells may be parted by '{best[0]}' or by '{best[1]}'", "name it in the options", "delimiter: ';'")
        raise stop(fault(name, said=said, rule="delimiter"))
    return best[0]


def _usual_width(text: str, sign: str) -> int:
    counts = Counter(len(record) for record in csv.reader(io.StringIO(text, newline=""), delimiter=sign))
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _sheets(name: str, kind: str, raw: bytes, options: Options) -> Iterator[Grid]:
    unread = unread_cells(name, raw) if kind != ".xls" else {}
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        for sheet in _chosen(name, book.sheet_names, options.sheets):
            rows = [[*map(text_of, row)] for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)]
            for (row, column), text in unread.get(sheet, {}).items():
                if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
                    rows[row][column] = rows[row][column] or text
            yield Grid(name, words(sheet), tuple(map(tuple, rows)))
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        said = (f"it cannot be read as a workbook ({error})", "a workbook as downloaded, without a password")
        raise stop(fault(name, said=said, rule="workbook")) from None


def _chosen(name: str, there: list[str], wanted: list[str]) -> list[str]:
    known = {folded(sheet): sheet for sheet in there}
    missing = [sheet for sheet in wanted if folded(sheet) not in known]
    if missing:
        near = "".join(nearest(folded(sheet), known) for sheet in missing)
        said = (f"the workbook has the sheets {some(map(words, there))}", f"a sheet named {some(missing)}{near}")
        raise stop(fault(name, said=said, rule="sheet-missing"))
    return [known[folded(sheet)] for sheet in wanted] or there
