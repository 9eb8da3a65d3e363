"""Editions for those who look after them: how far each has got, what differs between two.

Freezing is in `freezing`, writing a correction down in `correcting`; what readers are told is in `render`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.catalogue.edition import Edition
from pipeline.compute.revisions import Revised, arrived, revised
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.stand import When
from pipeline.errors import UsageError, nearest
from pipeline.render.pages.flips import verdict_words
from pipeline.render.pages.revisions import kind_of
from pipeline.render.site_input import Changed, Flip
from pipeline.render.wording.markers import shown
from pipeline.steps.figures import LATEST, headline, read_protected, standings
from pipeline.steps.flips import changed_between, flips_of
from pipeline.steps.mended import mended
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
