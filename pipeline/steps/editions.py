"""Editions for those who look after them: how far each has got, what differs between two, writing a correction down.

Freezing is in `freezing`; what readers are told is in `render`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.catalogue.correction import CORRECTIONS, typed_reason
from pipeline.catalogue.dependence import needs
from pipeline.catalogue.edition import Edition
from pipeline.compute.revisions import Revised, arrived, revised
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.stand import When
from pipeline.errors import OutcomesError, UsageError, nearest
from pipeline.periods import from_label
from pipeline.publish.tree import replace_file
from pipeline.render.pages.flips import verdict_words
from pipeline.render.pages.revisions import kind_of
from pipeline.render.site_input import Changed, Flip
from pipeline.render.wording.markers import shown
from pipeline.steps.figures import LATEST, headline, read_protected, standings
from pipeline.steps.flips import changed_between, flips_of
from pipeline.steps.mended import mended
from pipeline.steps.withdrawing import refuse_withdrawn
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


@dataclass(frozen=True)
class Listed:
    """One edition in a line."""

    slug: str
    title: str
    state: str


@dataclass(frozen=True)
class Difference:
    """One figure, verdict, definition or target that differs between two editions, in words and as plain facts."""

    words: str
    facts: Mapping[str, object]


@dataclass(frozen=True)
class Mistake:
    """Which figure of which edition was wrong, and what is right, in the measure's unit."""

    edition: str
    measure: str
    area: str
    period: str
    after: float


def listed(workspace: Workspace, today: date) -> list[Listed]:
    """Return every edition in the order of slugs."""
    return [Listed(slug, one.title, _state(workspace, slug, one, today)) for slug, one in workspace.reports.items()]


def _state(workspace: Workspace, slug: str, edition: Edition, today: date) -> str:
    if slug in workspace.archive.frozen:
        return "frozen"
    if edition.is_embargoed(today):
        return f"embargoed until {edition.shown_from}"
    return edition.state.replace("_", " ")


def differences(warehouse: Warehouse, workspace: Workspace, before: str, after: str) -> list[Difference]:
    """Return each figure that both show and show differently. Raises UsageError for an unknown edition."""
    old, new = (_series(warehouse, workspace, name) for name in (before, after))
    return [_told(workspace, one) for one in revised(old, new)]


def arrivals(warehouse: Warehouse, workspace: Workspace, before: str, after: str) -> tuple[int, int]:
    """Return how many figures only the later of two editions has, and how many only the earlier."""
    return arrived(*(_series(warehouse, workspace, name) for name in (before, after)))


def verdicts_turned(warehouse: Warehouse, workspace: Workspace, before: str, after: str) -> list[Difference]:
    """Return each measure of an edition whose rating or change is another one with the figures of the later one."""
    if before not in workspace.reports:
        return []
    old, new = (_series(warehouse, workspace, name) for name in (before, after))
    when = When(before, workspace.reports[before].cut_off)
    known = {before: headline(workspace, standings(workspace, old, when))}
    return [_told_flip(one) for one in flips_of(workspace, known, new)]


def redefined(workspace: Workspace, before: str, after: str) -> list[Difference]:
    """Return what of definitions and targets differs between two editions, as far as they were written down."""
    return [_told_change(one) for one in changed_between(workspace, before, after)]


def _told_flip(one: Flip) -> Difference:
    was, now = verdict_words(one.published), verdict_words(one.revised)
    facts = {"measure": one.measure, "period": one.period, "published": one.published, "revised": one.revised}
    return Difference(f"{one.measure}  {one.period}  {was} -> {now}", facts)


def _told_change(one: Changed) -> Difference:
    facts = {"measure": one.measure, "what": one.kind, "before": one.before, "now": one.now}
    return Difference(f"{one.measure}  {one.kind}  {one.before} -> {one.now}", facts)


def _series(warehouse: Warehouse, workspace: Workspace, name: str) -> dict[str, PublishedSeries]:
    known = [LATEST, *workspace.reports]
    if name not in known:
        msg = f"there is no edition '{name}'{nearest(name, known)}; see: outcomes edition list"
        raise UsageError(msg)
    return read_protected(warehouse, workspace, name)


def _told(workspace: Workspace, one: Revised) -> Difference:
    value, unit = one.after, workspace.catalogue.measures[one.after.measure].unit
    was, now = (shown(v.value, unit, v.markers) for v in (one.before, one.after))
    kind = kind_of(one, workspace.archive.corrections, mended(workspace.sources))
    group = "" if value.breakdown == "all" else f"  {value.breakdown} {value.category}"
    words = f"{value.measure}  {value.area}  {value.period.label}{group}  {was} -> {now}  ({kind})"
    facts = {"measure": value.measure, "area": value.area, "period": value.period.label, "kind": kind}
    return Difference(words, {**facts, "before": one.before.value, "after": value.value})


def add_correction(workspace: Workspace, mistake: Mistake, reason: str, *, by: str, on: date) -> Path:
    """Add a correction to `site/corrections.yaml` and return the file. Raises OutcomesError where it cannot be one.

    What the edition said is taken from what it froze: nobody types it again.
    """
    if mistake.edition not in workspace.archive.frozen:
        msg = f"'{mistake.edition}' is not a frozen edition: until it is frozen its figures follow the data"
        raise OutcomesError(msg)
    refuse_withdrawn(workspace, mistake.measure, mistake.area, mistake.period)
    before = _said(workspace, mistake)
    if typed_reason(reason, before, mistake.after):
        msg = "the reason holds another figure than the wrong and the right one; say it in words alone, as it is public"
        raise UsageError(msg)
    entry = {"edition": mistake.edition, "measure": mistake.measure, "area": mistake.area, "period": mistake.period}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
    lines += [f"before: {before}"] if before is not None else []
    lines += [f"after: {mistake.after}", f"reason: {json.dumps(reason, ensure_ascii=False)}"]
    lines += [f"on: {on.isoformat()}", f"by: {json.dumps(by, ensure_ascii=False)}"]
    file = workspace.project.site / CORRECTIONS
    old = file.read_text("utf-8") if file.exists() else "corrections:\n"
    replace_file(file, (old.rstrip("\n") + "\n  - " + "\n    ".join(lines) + "\n").encode("utf-8"))
    return file


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


def differs_now(warehouse: Warehouse, workspace: Workspace, mistake: Mistake) -> str:
    """Say where the corrected figure is not the one that is shown now; empty where it is, or where none is shown."""
    measure = workspace.catalogue.measures.get(mistake.measure)
    if measure is None or not warehouse.columns(f"protected.{LATEST}"):
        return ""
    series = read_protected(warehouse, workspace)[mistake.measure]
    found = [v for v in series.of(mistake.area) if v.period.label == mistake.period and v.value is not None]
    near = 10**-measure.unit.decimals / 2
    if not found or any(v.value is not None and abs(v.value - mistake.after) <= near for v in found):
        return ""
    now = shown(found[0].value, measure.unit, found[0].markers)
    return f"the page of {mistake.measure} shows {now} now, not {mistake.after:g}: is one of the two wrong?"


def _said(workspace: Workspace, mistake: Mistake) -> float | None:
    series = workspace.archive.series(mistake.edition).get(mistake.measure)
    found = [v for v in (series.of(mistake.area) if series else ()) if v.period.label == mistake.period]
    if not found:
        msg = f"{mistake.edition} has no figure of {mistake.measure} for {mistake.area} in {mistake.period}"
        raise OutcomesError(msg)
    return found[0].value
