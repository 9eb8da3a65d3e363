"""Tables of no family: each sheet or file with a header becomes a shape, read as `table` or, wide, as rows.

Blocks side by side under the same labels are read by `ccg_outcomes`; what is long is turned in `long_tables`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.areas import Areas
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.grids import Grid, cell
from pipeline.sources.proposal.doubt import Doubt, quoted
from pipeline.sources.proposal.header_found import NO_HEADER, Place, find_header
from pipeline.sources.proposal.look import Looked
from pipeline.sources.proposal.shape import Shape, names_for
from pipeline.sources.proposal.wide_tables import across, wide_shape

Made = tuple[Shape, list[Doubt]]
_LEVEL = "level description"


@dataclass(frozen=True)
class _Table:
    looked: Looked
    grid: Grid
    place: Place

    @property
    def labels(self) -> tuple[str, ...]:
        return () if self.place.index == NO_HEADER else self.grid.rows[self.place.index]

    @property
    def key(self) -> tuple[Any, ...]:
        book = self.looked.path.suffix.lower() not in (".csv", ".txt", ".tsv", ".zip")
        return (folded(self.grid.sheet) if book else "", tuple(map(folded, self.labels)) or self.place.width)


def plain_shapes(looked: Sequence[Looked], areas: Areas) -> tuple[list[Made], list[Doubt]]:
    """Return a shape for each table, with its doubts, and a doubt for each sheet that holds none."""
    groups: dict[tuple[Any, ...], list[_Table]] = {}
    without: list[Doubt] = []
    for one in looked:
        for grid in one.grids:
            place = find_header(grid)
            if place is None:
                without.append(_no_table(one, grid))
            else:
                table = _Table(one, grid, place)
                groups.setdefault(table.key, []).append(table)
    return [_shape(tables, areas) for tables in groups.values()], without


def _no_table(looked: Looked, grid: Grid) -> Doubt:
    place = f"{looked.name}, sheet '{grid.sheet}'" if grid.sheet else looked.name
    return Doubt(place, "no table with a header", "it holds notes only and is left out", "whether figures stand there")


def _shape(tables: Sequence[_Table], areas: Areas) -> Made:
    first = tables[0]
    files = tuple(dict.fromkeys(table.looked for table in tables))
    options, about = _where(first, files)
    if first.place.index == NO_HEADER:
        return _without_header(first, files, options)
    wide = across(first.grid, first.place.index, areas)
    if wide:
        return wide_shape(wide, files, (about, options))
    labels = [text for text in first.labels if text]
    twice = [label for label, times in Counter(map(folded, labels)).items() if times > 1]
    if options.get("sheets") and (twice or is_outcomes_book(first.looked)):
        return _blocks(first, files, (about, options)), []
    return _table(first, files, (about, options), twice)


def _where(table: _Table, files: Sequence[Looked]) -> tuple[dict[str, Any], str]:
    """Name the sheet of a workbook, or the packed file, wherever there are several."""
    kind, sheet = table.looked.path.suffix.lower(), table.grid.sheet
    if kind == ".zip":
        return ({"members": [sheet.split(": ")[0]]}, sheet) if len(table.looked.grids) > 1 else ({}, "")
    return ({"sheets": [sheet]}, f"sheet '{sheet}'") if sheet else ({}, "")


def _without_header(table: _Table, files: tuple[Looked, ...], options: dict[str, Any]) -> Made:
    fields = tuple(f"column_{n}" for n in range(1, table.place.width + 1))
    place = f"{table.looked.name}:1"
    doubt = Doubt(
        place,
        "no header: the first line looks like a record",
        f"the names {fields[0]} to {fields[-1]}",
        "what each column is, and give it a name of its own",
    )
    return Shape("table", "", files, fields, {**options, "header": False}), [doubt]


def _table(table: _Table, files: tuple[Looked, ...], at: tuple[str, dict[str, Any]], twice: Sequence[str]) -> Made:
    about, options = at
    labels = [text for text in table.labels if text and folded(text) not in twice]
    names = names_for(labels)
    columns = {name: label for name, label in names.items() if name != label}
    doubts = list(_doubts(table, twice))
    more: dict[str, Any] = {"columns": columns} if columns else {}
    if twice:
        more["leave_out"] = [label for label in dict.fromkeys(table.labels) if folded(label) in twice]
    if any("no label" in doubt.found for doubt in doubts):
        more["unnamed"] = True
    return Shape("table", about, files, tuple(names), {**options, **more}, names), doubts


def _doubts(table: _Table, twice: Sequence[str]) -> Iterator[Doubt]:
    place = f"{table.looked.name}:{table.place.index + 1}"
    if twice:
        yield Doubt(
            place,
            f"labels that stand there more than once: {quoted(list(twice))}",
            "left out",
            "what tells them apart: such a table needs a layout reader of its own",
        )
    rows, width = table.grid.rows[table.place.index + 1 :], table.place.width
    bare = [c + 1 for c in range(width) if not cell(table.labels, c) and any(cell(row, c) for row in rows)]
    if bare:
        yield Doubt(place, f"no label over column {', '.join(map(str, bare))}", "left out", "what stands there")


def _blocks(table: _Table, files: tuple[Looked, ...], at: tuple[str, dict[str, Any]]) -> Shape:
    """Labels that come again start the next block of the same record; a range in words becomes its two limits."""
    about, options = at
    labels = list({folded(text): text for text in reversed(table.labels) if text}.values())[::-1]
    names = names_for(labels)
    ranges = {name: [f"{name}_lower", f"{name}_upper"] for name, label in names.items() if _is_range(table, label)}
    fields = tuple(f for name in names for f in (ranges.get(name) or [name]))
    columns = dict(names)
    more = {"columns": columns, **({"ranges": ranges} if ranges else {})}
    return Shape("ccg_outcomes", about, files, fields, {**options, **more}, names)


def _is_range(table: _Table, label: str) -> bool:
    column = table.labels.index(label)
    texts = [cell(row, column) for row in table.grid.rows[table.place.index + 1 :]]
    found = [bool(re.fullmatch(r"-?\d[\d.,]* ?(?:-|–|to) ?-?\d[\d.,]*", text)) for text in texts if text]
    return bool(found) and sum(found) * 2 > len(found)


def is_outcomes_book(looked: Looked) -> bool:
    """Whether a workbook is one of sheets that each hold an indicator, with the level's name beside the figures."""
    return any(_LEVEL in map(folded, row) for grid in looked.tops for row in grid.rows)
