"""What would still tell a figure that was taken back: others that give it away, other counts, texts with its digits.

Nothing here repeats the figure. Taking it back is in `withdrawing`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.catalogue.measure import Unit
from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.giving_away import giving_away
from pipeline.compute.series import PublishedSeries, Series, Value
from pipeline.compute.withdrawn import cell_of
from pipeline.render.wording.numbers import bare, fixed
from pipeline.steps.figures import LATEST, read_protected
from pipeline.steps.frozen_files import FOLDER
from pipeline.steps.workspace import Workspace
from pipeline.strict_yaml.authored import text_of
from pipeline.warehouse import Warehouse

Known = Mapping[str, Sequence[Value]]
TEXTS = (".md", ".yaml", ".csv")
SHORTEST, MOST = 3, 20


def shown_anywhere(warehouse: Warehouse, workspace: Workspace) -> dict[str, list[Value]]:
    """Return every value that stands in the latest figures or in a report, by measure."""
    found: dict[str, list[Value]] = {}
    several: list[dict[str, PublishedSeries]] = [
        read_protected(warehouse, workspace, name) for name in (LATEST, *workspace.reports)
    ]
    several += [workspace.archive.series(name) for name in workspace.archive.frozen]
    for series in several:
        for name, one in series.items():
            found.setdefault(name, []).extend(one.values)
    return found


def told_by(workspace: Workspace, cell: Cell, known: Known, gone: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the figures that give one away once all of these are gone; empty where none do."""
    measure = workspace.catalogue.measures.get(cell.measure)
    is_count = measure is None or measure.unit.kind == "count"
    series = Series(cell.measure, tuple(known.get(cell.measure, ())))
    every = {*gone, *workspace.withdrawn.cells}
    return giving_away(series, cell, workspace.catalogue.areas, every, is_count=is_count)


def given_away(warehouse: Warehouse, workspace: Workspace) -> Iterator[str]:
    """Give a reason against publishing for each figure that was taken back and that what is shown now tells again."""
    cells = sorted(workspace.withdrawn.cells)
    known = shown_anywhere(warehouse, workspace) if cells else {}
    for cell in cells:
        others = told_by(workspace, cell, known, ())
        if others:
            yield f"{named(cell)} was taken back, and can be worked out again: {words_for(cell, others)}"


def named(cell: Cell) -> str:
    """Return which figure it is, in words."""
    group = "" if cell.breakdown == "all" else f", {cell.category}"
    return f"{cell.measure}, {cell.area}, {cell.period}{group}"


def words_for(cell: Cell, others: Sequence[Cell]) -> str:
    """Say which figures together tell one, and how to take one of them back with it."""
    told = "; ".join(named(one) for one in others)
    last = min(others, key=lambda one: (_apart(one, cell), one))
    asked = zip(("area", "period", "category"), (last.area, last.period, last.category), strict=True)
    more = " ".join(f'--{name} "{text}"' for name, text in asked if text != getattr(cell, name))
    return f"the figures for {told} together tell this one; take back one of them as well, such as with {more}"


def _apart(one: Cell, other: Cell) -> int:
    """Say in how many ways two figures differ; a total differs in one more, as it is worth more to readers."""
    ways = sum(a != b for a, b in zip(one, other, strict=True))
    return ways + (one.category == "all" != other.category) + (len(one.period) < len(other.period))


def same_number(cell: Cell, known: Known) -> Iterator[Cell]:
    """Give the figures of other measures in the same place and time that rest on the same number from the same file."""
    own = {(v.source, n) for v in known.get(cell.measure, ()) if cell_of(v) == cell for n in _numbers(v)}
    found = {
        cell_of(value)
        for name, values in known.items()
        for value in values
        if name != cell.measure and cell_of(value)[1:] == cell[1:]
        for number in _numbers(value)
        if (value.source, number) in own
    }
    yield from sorted(found)


def _numbers(value: Value) -> Iterator[float]:
    yield from (number for number in (value.value, value.numerator) if number)


def texts_with(workspace: Workspace, cell: Cell, known: Known) -> list[str]:
    """Return the places of written content that hold the digits of a figure, as `file:line`; frozen files left out."""
    unit = workspace.catalogue.measures[cell.measure].unit if cell.measure in workspace.catalogue.measures else None
    values = {v.value for v in known.get(cell.measure, ()) if cell_of(v) == cell and v.value is not None}
    forms = sorted({form for value in values for form in _forms(value, unit)})
    if not forms:
        return []
    digits = re.compile(rf"(?<!\d)(?<!\d[.,])(?:{'|'.join(map(re.escape, forms))})(?![\d]|[.,]\d)")
    project = workspace.project
    return [place for folder in (project.site, project.measures) for place in _holding(folder, digits)][:MOST]


def _forms(value: float, unit: Unit | None) -> Iterator[str]:
    written = {repr(value).removesuffix(".0"), fixed(value, 0), *((bare(value, unit),) if unit else ())}
    for form in written:
        plain = form.strip("%£")
        if len(re.findall(r"\d", plain)) >= SHORTEST:
            yield plain


def _holding(folder: Path, digits: re.Pattern[str]) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        if file.suffix not in TEXTS or FOLDER in file.parts:
            continue
        for number, line in enumerate(text_of(file).splitlines(), start=1):
            if digits.search(line.replace(",", " ") if file.suffix == ".csv" else line):
                yield f"{folder.name}/{file.relative_to(folder).as_posix()}:{number}"
