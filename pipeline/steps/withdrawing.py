"""Taking a figure back from everywhere: written down without the figure, then out of all frozen files and drawings.

A second call for the same figure does the second half again, so that nothing is left where the first was stopped.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.catalogue.dependence import needs
from pipeline.catalogue.loose_numbers import loose_numbers
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import Gap
from pipeline.catalogue.reports import folder_of
from pipeline.catalogue.withdrawal import ALL, WITHDRAWALS, Cell, tells_baseline
from pipeline.compute.derived.gaps import BY_AREA
from pipeline.compute.withdrawn import cell_of
from pipeline.errors import OutcomesError, UsageError, nearest
from pipeline.publish.tree import replace_file
from pipeline.steps.frozen_files import replace_frozen
from pipeline.steps.frozen_without import files_without
from pipeline.steps.still_telling import Known, named, same_number, shown_anywhere, texts_with, told_by, words_for
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


@dataclass(frozen=True)
class TakenBack:
    """What was done: the figures, the frozen editions that had them, and what a person still has to do."""

    cells: tuple[Cell, ...]
    editions: tuple[str, ...]
    left: tuple[str, ...]


def withdraw(
    warehouse: Warehouse, workspace: Workspace, asked: Sequence[Cell], words: tuple[str, str], on: date
) -> TakenBack:
    """Take figures back, and what is derived from them. `words`: reason, by whom.

    Raises OutcomesError where one never was, or where figures that stay would give one away; nothing is changed then.
    """
    _check_words(workspace, asked, words[0])
    known = shown_anywhere(warehouse, workspace)
    cells = tuple(dict.fromkeys(one for cell in asked for one in (cell, *_derived(workspace, cell, known))))
    new = [one for one in cells if one not in workspace.withdrawn.cells]
    if set(asked).intersection(new):
        _check_figures(workspace, [one for one in asked if one in new], cells, known)
        _write_down(workspace.project.site / WITHDRAWALS, new, words, on)
    every = (*cells, *_under_former_ids(workspace, cells))
    changed = [slug for slug in workspace.archive.frozen if _scrub(workspace, slug, every, on)]
    shutil.rmtree(workspace.project.build / "cache", ignore_errors=True)
    return TakenBack(cells, tuple(changed), tuple(_left(workspace, asked, cells, known)))


def is_withdrawn(workspace: Workspace, measure: str, area: str, period: str | None) -> bool:
    """Say whether a whole-population figure was taken back."""
    return any((one.measure, one.area, one.period) == (measure, area, period) for one in workspace.withdrawn.cells)


def refuse_withdrawn(workspace: Workspace, measure: str, area: str, period: str | None) -> None:
    """Raise OutcomesError where a figure that was taken back is asked for."""
    if is_withdrawn(workspace, measure, area, period):
        msg = f"{measure}, {area}, {period} was taken back and is not told again; see site/{WITHDRAWALS}"
        raise OutcomesError(msg)


def _check_words(workspace: Workspace, asked: Sequence[Cell], reason: str) -> None:
    measures = workspace.catalogue.measures
    name = asked[0].measure
    if name not in measures and not any(name in workspace.archive.series(slug) for slug in workspace.archive.frozen):
        msg = f"there is no measure '{name}'{nearest(name, measures)}"
        raise UsageError(msg)
    if loose_numbers(reason):
        msg = "the reason holds a figure; say it in words alone, as the reason is public"
        raise UsageError(msg)


def _derived(workspace: Workspace, cell: Cell, known: Known) -> Iterator[Cell]:
    """Give the figures of the same place and time that are worked out from this one, and from those."""
    for name, measure in workspace.catalogue.measures.items():
        if cell.measure in needs(measure):
            own = cell._replace(measure=name, breakdown=ALL, category=ALL, area=_derived_area(measure, cell))
            if any(cell_of(value) == own for value in known.get(name, [])):
                yield own
                yield from _derived(workspace, own, known)


def _derived_area(measure: Measure, cell: Cell) -> str:
    """Return where a figure that is derived from this one stands: a gap between two areas stands under the first."""
    gaps = (entry.method for entry in measure.sources if isinstance(entry.method, Gap))
    between = any(one.by == BY_AREA and cell.area in (one.most, one.least) for one in gaps)
    return measure.areas[0] if between else cell.area


def _under_former_ids(workspace: Workspace, cells: Sequence[Cell]) -> Iterator[Cell]:
    """Give the same figures under the ids that their measures had when a report was frozen."""
    for cell in cells:
        measure = workspace.catalogue.measures.get(cell.measure)
        yield from (cell._replace(measure=old) for old in (measure.former_ids if measure else ()))


def _check_figures(workspace: Workspace, asked: Sequence[Cell], gone: Sequence[Cell], known: Known) -> None:
    for cell in asked:
        values = known.get(cell.measure, [])
        if not any(cell_of(value) == cell and value.value is not None for value in values):
            msg = f"no figure of {named(cell)} is shown anywhere, so none was taken back"
            raise OutcomesError(msg)
        others = told_by(workspace, cell, known, gone)
        if others:
            msg = f"nothing was taken back: {words_for(cell, others)}"
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


def _left(workspace: Workspace, asked: Sequence[Cell], cells: Sequence[Cell], known: Known) -> Iterator[str]:
    """Say what no command can do for a person."""
    for cell in asked:
        yield from _still_in_content(workspace, cell)
        for other in same_number(cell, known):
            if other not in cells:
                yield f"{named(other)} rests on the same number: if it is the same count, take it back as well"
        yield from (
            f"{place} has the same digits: look whether they tell it" for place in texts_with(workspace, cell, known)
        )
    yield "texts in site/ that somebody wrote may name it in words: search them, and the files in data_raw/"
    yield "then: outcomes refresh, and: outcomes publish. Earlier releases that hold it go at that publish"
    yield "the history under version control still holds it: see 'A figure must be taken back' in docs/runbook.md"


def _still_in_content(workspace: Workspace, cell: Cell) -> Iterator[str]:
    measure = workspace.catalogue.measures.get(cell.measure)
    if measure and any((k.area, k.period) == (cell.area, cell.period) for k in measure.known_values):
        yield f"known_values of {cell.measure} hold it: take that entry out of the measure's file"
    if measure and tells_baseline(measure, cell):
        yield f"the baseline of {cell.measure} holds it: take its value out of the measure's file"
    if any((o.measure, o.area, o.period) == cell[:3] for o in workspace.archive.corrections.corrections):
        yield "site/corrections.yaml holds it: take before and after out of that entry"
