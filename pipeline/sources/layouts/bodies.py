"""What stands under a header: the records, without blank ones, repeated headers and the notes at the end.

A record that does not fit its header is a fault, never mended.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.errors import Problem
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, stop_if_any
from pipeline.sources.layouts.grids import Grid, Row, cell
from pipeline.sources.layouts.headers import Header
from pipeline.sources.symbols import number_of

Numbered = tuple[int, tuple[str, ...]]
_FEWEST_COLUMNS = 3
_FEWEST_NUMBERS = 2
_FEWEST_AGAIN = 2
_WORD = re.compile(r"[A-Za-z]{3}")


def body(grid: Grid, header: Header, *, spare: int = 0, cut: bool = False) -> list[Numbered]:
    """Return the filled records under a header with their 1-based numbers, notes at the end left out.

    `spare` cells at the end of a record may be missing. A second header that is not known stops the reading, lest
    another table be read under these labels; `cut` ends there.
    """
    below = list(enumerate(grid.rows[header.index + 1 : header.until], start=header.index + 2))
    while below and (not any(below[-1][1]) or _is_note(below, header.width)):
        below.pop()
    kept = [(number, row) for number, row in below if any(row)]
    second = _second_header(kept, grid.rows[header.index])
    if second is not None and not cut:
        stop_if_any([_other_table(grid, *kept[second])])
    kept = kept[:second]
    usual = max((len(row) for _, row in kept), default=0) if len({len(row) for _, row in kept}) == 1 else 0
    stop_if_any(problem for record in kept for problem in _misfits(grid, header, record, (spare, usual)))
    return kept


def rows_of(grid: Grid, header: Header, records: Sequence[Numbered]) -> Iterator[Row]:
    """Turn records into rows of fields; a field's first column counts."""
    columns = {name: at[0] for name, at in header.at.items()}
    for number, record in records:
        yield Row(grid.file, grid.sheet, number, {name: cell(record, at) for name, at in columns.items()})


def notes_of(grid: Grid, header: Header) -> list[str]:
    """Return the texts under the table that stand alone in their record."""
    return [row[0] for row in grid.rows[header.index + 1 :] if row and row[0] and not any(row[1:])]


def filled_down(rows: Sequence[Row], fields: Sequence[str]) -> list[Row]:
    """Give blank cells of these fields the text of the record above, as merged cells of a workbook mean."""
    last: dict[str, str] = {}
    out: list[Row] = []
    for row in rows:
        last.update({name: row.cells[name] for name in fields if row.cells.get(name)})
        out.append(Row(row.file, row.sheet, row.row, {**row.cells, **{name: last.get(name, "") for name in fields}}))
    return out


def _is_note(below: Sequence[Numbered], width: int) -> bool:
    """Whether the last record is a note: one text alone that is a sentence, a heading, or stands off."""
    _, row = below[-1]
    texts = [text for text in row if text]
    if len(texts) != 1 or width < _FEWEST_COLUMNS:
        return False
    stands_off = len(below) > 1 and not any(below[-2][1])
    return stands_off or texts[0].endswith(":") or len(texts[0].split()) > 2


def _second_header(records: Sequence[Numbered], labels: tuple[str, ...]) -> int | None:
    """Find a record that says labels again in their own columns, or holds words wherever the first holds numbers."""
    again = next((n for n, (_, row) in enumerate(records) if _says_again(row, labels)), None)
    return again if again is not None else _words_for_numbers(records)


def _says_again(row: tuple[str, ...], labels: tuple[str, ...]) -> bool:
    same = sum(text != "" and folded(text) == folded(label) for text, label in zip(row, labels, strict=False))
    return same >= _FEWEST_AGAIN and same * 2 >= sum(map(bool, row))


def _words_for_numbers(records: Sequence[Numbered]) -> int | None:
    numeric = [column for column, text in enumerate(records[0][1]) if number_of(text) is not None] if records else []
    if len(numeric) < _FEWEST_NUMBERS:
        return None
    for index, (_, row) in enumerate(records):
        filled = [text for text in (cell(row, column) for column in numeric) if text]
        if filled and all(_WORD.search(text) for text in filled):
            return index
    return None


def _other_table(grid: Grid, number: int, row: tuple[str, ...]) -> Problem:
    said = (
        "a second header stands below, which is not known",
        "one table under each header; labels that the layout or its options know",
        ", ".join(text for text in row if text),
    )
    return fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="other-table")


def _misfits(grid: Grid, header: Header, record: Numbered, allowed: tuple[int, int]) -> Iterator[Problem]:
    """`allowed`: cells that may be missing, and the width that all records share (0 if they do not)."""
    (number, row), (spare, usual) = record, allowed
    widest = len(grid.rows[header.index])
    if len(row) + spare < min(header.width, widest):
        said = (f"the record has {len(row)} cells", f"{header.width}, as the header has")
        yield fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="missing-cell")
    if len(row) > widest and (any(row[widest:]) or len(row) != usual):
        said = (f"the record has {len(row)} cells, the header has {widest}", "a label for each cell")
        yield fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="extra-cell")
