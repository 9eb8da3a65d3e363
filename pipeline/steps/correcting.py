"""Putting a mistake of a frozen report right, in the open: what may be a correction, writing it down, what is left.

What readers are told is in `render`; taking a figure back is in `withdrawing`.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.catalogue.correction import CORRECTIONS, typed_reason
from pipeline.catalogue.dependence import needs
from pipeline.compute.series import Value
from pipeline.errors import OutcomesError, UsageError, nearest
from pipeline.periods import from_label
from pipeline.publish.tree import replace_file
from pipeline.render.wording.markers import shown
from pipeline.steps.corrected_frozen import NotThere, figure_of
from pipeline.steps.figures import LATEST, read_protected
from pipeline.steps.withdrawing import refuse_withdrawn
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

MANY = 12


@dataclass(frozen=True)
class Mistake:
    """Which figure of which edition was wrong, and what is right, in the measure's unit."""

    edition: str
    measure: str
    area: str
    period: str
    after: float


def add_correction(workspace: Workspace, mistake: Mistake, reason: str, *, by: str, on: date) -> Path:
    """Add a correction to `site/corrections.yaml` and return the file. Raises OutcomesError where it cannot be one.

    What the edition said is taken from what it froze: nobody types it again.
    """
    before = wrong_figure(workspace, mistake).value
    _refuse_day(workspace, mistake.edition, on)
    if before == mistake.after:
        msg = f"{mistake.edition} says {before:g} too: nothing is wrong with it; --after is the right figure, e.g. 101"
        raise UsageError(msg)
    if typed_reason(reason, before, mistake.after):
        msg = "the reason holds another figure than the wrong and the right one; say it in words alone, as it is public"
        raise UsageError(msg)
    file = workspace.project.site / CORRECTIONS
    old = file.read_text("utf-8") if file.exists() else "corrections:\n"
    lines = _entry(mistake, before, reason, (by, on))
    replace_file(file, (old.rstrip("\n") + "\n  - " + "\n    ".join(lines) + "\n").encode("utf-8"))
    return file


def _entry(mistake: Mistake, before: float | None, reason: str, signed: tuple[str, date]) -> list[str]:
    entry = {"edition": mistake.edition, "measure": mistake.measure, "area": mistake.area, "period": mistake.period}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    lines += [f"before: {before}"] if before is not None else []
    lines += [f"after: {mistake.after}", f"reason: {json.dumps(reason, ensure_ascii=False)}"]
    return [*lines, f"on: {signed[1].isoformat()}", f"by: {json.dumps(signed[0], ensure_ascii=False)}"]


def wrong_figure(workspace: Workspace, mistake: Mistake) -> Value:
    """Return what the frozen edition says. Raises OutcomesError where there is no such figure, with what there is."""
    _refuse_unfrozen(workspace, mistake.edition)
    refuse_withdrawn(workspace, mistake.measure, mistake.area, mistake.period)
    found = figure_of(workspace.archive.series(mistake.edition), mistake.measure, mistake.area, mistake.period)
    if isinstance(found, NotThere):
        raise _none(mistake, found)
    return found


def _none(mistake: Mistake, gone: NotThere) -> OutcomesError:
    name = getattr(mistake, gone.key)
    about = {"measure": "", "area": f" for {mistake.measure}", "period": f" for {mistake.measure} in {mistake.area}"}
    more = f" and {len(gone.there) - MANY} more" if len(gone.there) > MANY else ""
    listed = ", ".join(gone.there[-MANY:])
    return OutcomesError(
        f"{mistake.edition} has no {gone.key} '{name}'{about[gone.key]}{nearest(name, gone.there)}; "
        f"it has: {listed}{more}"
    )


def _refuse_unfrozen(workspace: Workspace, edition: str) -> None:
    if edition in workspace.archive.frozen:
        return
    known = list(dict.fromkeys([*workspace.reports, *workspace.archive.frozen]))
    if edition not in known:
        there = f"the editions are: {', '.join(known)}" if known else "there is none yet"
        msg = f"there is no edition '{edition}'{nearest(edition, known)}; {there}"
        raise OutcomesError(msg)
    msg = f"'{edition}' is not a frozen edition: until it is frozen its figures follow the data"
    raise OutcomesError(msg)


def _refuse_day(workspace: Workspace, edition: str, on: date) -> None:
    report = workspace.reports.get(edition)
    if report and on < report.shown_from:
        msg = f"{on} is before {edition} came out, on {report.shown_from}; --on is that day or a later one"
        raise UsageError(msg)


def not_corrected_with(workspace: Workspace, mistake: Mistake) -> tuple[str, ...]:
    """Return what else the edition says that rests on a corrected figure: longer periods, and measures derived from it.

    None of it is changed by the correction: each needs one of its own where it was wrong too.
    """
    part = from_label(mistake.period)
    frozen = workspace.archive.series(mistake.edition)
    held = dict.fromkeys(
        v.period.label
        for v in frozen[mistake.measure].of(mistake.area)
        if v.period != part and v.period.start <= part.start and part.end <= v.period.end
    )
    above = [
        name for name, one in workspace.catalogue.measures.items() if name in frozen and mistake.measure in needs(one)
    ]
    return (*(f"{mistake.measure} in {label}" for label in held), *above)


def shown_now(warehouse: Warehouse, workspace: Workspace, mistake: Mistake) -> Value | None:
    """Return the figure that is shown now in the place of the wrong one; None where there is none."""
    measure = workspace.catalogue.measures.get(mistake.measure)
    if measure is None or not warehouse.columns(f"protected.{LATEST}"):
        return None
    values = read_protected(warehouse, workspace)[mistake.measure].of(mistake.area)
    return next((v for v in values if v.period.label == mistake.period and v.value is not None), None)


def differs_now(workspace: Workspace, mistake: Mistake, before: float | None, now: Value | None) -> str:
    """Say where the figure shown now is neither the wrong nor the right one; empty where it is, or none is shown."""
    if now is None or _same(workspace, mistake, now, mistake.after) or _same(workspace, mistake, now, before):
        return ""
    words = shown(now.value, workspace.catalogue.measures[mistake.measure].unit, now.markers)
    said = "no figure" if before is None else f"{before:g}"
    return f"the page of {mistake.measure} shows {words} now: neither {said}, as the report did, nor {mistake.after:g}"


def next_step(workspace: Workspace, mistake: Mistake, wrong: Value, now: Value | None) -> str:
    """Say what is left to do: the correction is a note, and mends no figure."""
    if now is not None and _same(workspace, mistake, now, mistake.after):
        return f"The page of {mistake.measure} shows {mistake.after:g} already. Run outcomes refresh to show the note."
    still = f"The page of {mistake.measure} does not show it yet. " if now is not None else ""
    return f"{still}Now mend the figure in {_where(workspace, wrong)}. Then run outcomes refresh."


def _same(workspace: Workspace, mistake: Mistake, now: Value, figure: float | None) -> bool:
    """Whether two figures are the same to the places that are shown."""
    near = 10 ** -workspace.catalogue.measures[mistake.measure].unit.decimals / 2
    return now.value is not None and figure is not None and abs(now.value - figure) <= near


def _where(workspace: Workspace, wrong: Value) -> str:
    """Name the files and lines that the wrong figure was read in; where they are not known, its source."""
    source = workspace.sources.get(wrong.source)
    if source is None:
        return "the measures that it is worked out from"
    folder = f"{source.folder.parent.name}/{source.folder.name}"
    there = [place for place in wrong.trace if (workspace.project.root / place.partition(":")[0]).is_file()]
    files = ", ".join(there) or f"the files of {folder}"
    return f"{files}, by a new file of its publisher or in {folder}/{CORRECTIONS}"
