"""Taking a figure back from everywhere: written down without the figure, then out of all frozen files and drawings.

A second call for the same figure does the second half again, so that nothing is left where the first was stopped.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.catalogue.dependence import needs
from pipeline.catalogue.loose_numbers import loose_numbers
from pipeline.catalogue.reports import folder_of
from pipeline.catalogue.withdrawal import ALL, WITHDRAWALS, Cell
from pipeline.compute.series import PublishedSeries, Series, Value
from pipeline.compute.withdrawn import cell_of, giving_away
from pipeline.errors import OutcomesError, UsageError, nearest
from pipeline.publish.tree import replace_file
from pipeline.steps.figures import LATEST, read_protected
from pipeline.steps.frozen_files import replace_frozen
from pipeline.steps.frozen_without import files_without
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


@dataclass(frozen=True)
class TakenBack:
    """What was done: the figures, the frozen editions that had them, and what a person still has to do."""

    cells: tuple[Cell, ...]
    editions: tuple[str, ...]
    left: tuple[str, ...]


def withdraw(warehouse: Warehouse, workspace: Workspace, cell: Cell, words: tuple[str, str], on: date) -> TakenBack:
    """Take a figure back, and what is derived from it. `words`: reason, by whom.

    Raises OutcomesError where it never was, or where figures that stay would give it away; nothing is changed then.
    """
    _check_words(workspace, cell, words[0])
    known = _shown_anywhere(warehouse, workspace)
    cells = (cell, *_derived(workspace, cell, known))
    new = [one for one in cells if one not in workspace.withdrawn.cells]
    if cell in new:
        _check_figure(workspace, cell, known)
        _write_down(workspace.project.site / WITHDRAWALS, new, words, on)
    changed = [slug for slug in workspace.archive.frozen if _scrub(workspace, slug, cells, on)]
    shutil.rmtree(workspace.project.build / "cache", ignore_errors=True)
    return TakenBack(cells, tuple(changed), tuple(_left(workspace, cell)))


def is_withdrawn(workspace: Workspace, measure: str, area: str, period: str | None) -> bool:
    """Say whether a whole-population figure was taken back."""
    return any((one.measure, one.area, one.period) == (measure, area, period) for one in workspace.withdrawn.cells)


def refuse_withdrawn(workspace: Workspace, measure: str, area: str, period: str | None) -> None:
    """Raise OutcomesError where a figure that was taken back is asked for."""
    if is_withdrawn(workspace, measure, area, period):
        msg = f"{measure}, {area}, {period} was taken back and is not told again; see site/{WITHDRAWALS}"
        raise OutcomesError(msg)


def _check_words(workspace: Workspace, cell: Cell, reason: str) -> None:
    measures = workspace.catalogue.measures
    if cell.measure not in measures and not any(
        cell.measure in workspace.archive.series(slug) for slug in workspace.archive.frozen
    ):
        msg = f"there is no measure '{cell.measure}'{nearest(cell.measure, measures)}"
        raise UsageError(msg)
    if loose_numbers(reason):
        msg = "the reason holds a figure; say it in words alone, as the reason is public"
        raise UsageError(msg)


def _shown_anywhere(warehouse: Warehouse, workspace: Workspace) -> dict[str, list[Value]]:
    """Return every value that stands in the latest figures or in an edition, by measure."""
    found: dict[str, list[Value]] = {}
    several: list[dict[str, PublishedSeries]] = [
        read_protected(warehouse, workspace, name) for name in (LATEST, *workspace.reports)
    ]
    several += [workspace.archive.series(slug) for slug in workspace.archive.frozen]
    for series in several:
        for name, one in series.items():
            found.setdefault(name, []).extend(one.values)
    return found


def _derived(workspace: Workspace, cell: Cell, known: dict[str, list[Value]]) -> Iterator[Cell]:
    """Give the figures of the same place and time that are worked out from this one, and from those."""
    for name, measure in workspace.catalogue.measures.items():
        if cell.measure in needs(measure):
            own = cell._replace(measure=name, breakdown=ALL, category=ALL)
            if any(cell_of(value) == own for value in known.get(name, [])):
                yield own
                yield from _derived(workspace, own, known)


def _check_figure(workspace: Workspace, cell: Cell, known: dict[str, list[Value]]) -> None:
    values = known.get(cell.measure, [])
    if not any(cell_of(value) == cell and value.value is not None for value in values):
        msg = f"no figure of {cell.measure} for {cell.area} in {cell.period} is shown anywhere, so none was taken back"
        raise OutcomesError(msg)
    series = Series(cell.measure, tuple(values))
    measure = workspace.catalogue.measures.get(cell.measure)
    if measure is not None and measure.unit.kind != "count":
        return
    for others in giving_away(series, cell, workspace.catalogue.areas, workspace.withdrawn.cells):
        msg = (
            f"nothing was taken back: the figures for {', '.join(others)} in {cell.period} together tell this one; "
            f"first take back one of them: outcomes edition withdraw --measure {cell.measure} --area {others[0]} …"
        )
        raise OutcomesError(msg)


def _write_down(file: Path, cells: list[Cell], words: tuple[str, str], on: date) -> None:
    """Add entries; the figure itself is nowhere in them."""
    text = file.read_text("utf-8") if file.exists() else "withdrawals:\n"
    for cell in cells:
        facts = {**cell._asdict(), "reason": words[0], "by": words[1]}
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
        text = text.rstrip("\n") + "\n  - " + "\n    ".join([*lines, f"on: {on.isoformat()}"]) + "\n"
    replace_file(file, text.encode("utf-8"))


def _scrub(workspace: Workspace, slug: str, cells: tuple[Cell, ...], on: date) -> bool:
    files = workspace.archive.frozen[slug].files
    made = files_without(files, cells, on)
    if made == dict(files):
        return False
    replace_frozen(workspace.project.site / folder_of(slug), made)
    return True


def _left(workspace: Workspace, cell: Cell) -> Iterator[str]:
    """Say what no command can do for a person."""
    measure = workspace.catalogue.measures.get(cell.measure)
    if measure and any((k.area, k.period) == (cell.area, cell.period) for k in measure.known_values):
        yield f"known_values of {cell.measure} hold it: take that entry out of the measure's file"
    if any((o.measure, o.area, o.period) == cell[:3] for o in workspace.archive.corrections.corrections):
        yield "site/corrections.yaml holds it: take before and after out of that entry"
    yield "texts in site/ that somebody wrote may name it: search them, and the files in data_raw/"
    yield "then: outcomes refresh, and: outcomes publish. Earlier releases that hold it go at that publish"
    yield "the history under version control still holds it: see 'A figure must be taken back' in docs/runbook.md"
