"""What stands under a header: the records, without blank ones, repeated headers and the notes at the end.

A record that does not fit its header is a fault, never mended.
"""

from collections.abc import Iterator, Sequence

from pipeline.errors import Problem
from pipeline.sources.layouts.faults import fault, stop_if_any
from pipeline.sources.layouts.grids import Grid, Row, cell
from pipeline.sources.layouts.headers import Header

Numbered = tuple[int, tuple[str, ...]]
_FEWEST_COLUMNS = 3


def body(grid: Grid, header: Header, *, until: int | None = None, spare: int = 0) -> list[Numbered]:
    """Return the filled records under a header with their 1-based numbers, notes at the end left out.

    `until` is the index where the next table starts; `spare` cells at the end of a record may be missing.
    """
    below = list(enumerate(grid.rows[header.index + 1 : until], start=header.index + 2))
    while below and (not any(below[-1][1]) or _is_note(below, header.width)):
        below.pop()
    kept = [(number, row) for number, row in below if any(row)]
    stop_if_any(problem for number, row in kept for problem in _misfits(grid, header, number, row, spare))
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


def _misfits(grid: Grid, header: Header, number: int, row: tuple[str, ...], spare: int) -> Iterator[Problem]:
    widest = len(grid.rows[header.index])
    if len(row) + spare < min(header.width, widest):
        said = (f"the record has {len(row)} cells", f"{header.width}, as the header has")
        yield fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="missing-cell")
    if any(row[widest:]):
        said = (f"the record has {len(row)} cells, the header has {widest}", "a label for each cell")
        yield fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="extra-cell")
