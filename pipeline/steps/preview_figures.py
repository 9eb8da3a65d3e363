"""The figures of one measure as a refresh would publish them now, from what is in the warehouse. Nothing is written.

Where it counts people under a rule of disclosure control, it goes through the door with all that a refresh sends with
it: the other measures under a rule, as they were last worked out, and what each report showed. The page: `preview`.
"""

from collections.abc import Collection, Sequence
from datetime import date

from pipeline.catalogue.dependence import in_order, is_derived, needs
from pipeline.catalogue.measure import Measure
from pipeline.compute.derived import Part
from pipeline.compute.measure_series import Workshop, measure_series
from pipeline.compute.protect import protect
from pipeline.compute.series import PublishedSeries, Series
from pipeline.compute.table import fetch, fetch_published
from pipeline.steps.derived import with_derived, without_derived
from pipeline.steps.each_moment import LATEST, Asked, asked_at, door_digest, each_moment
from pipeline.steps.figures import every_moment
from pipeline.steps.preview_content import together
from pipeline.steps.protection import protection_on
from pipeline.steps.row_counts import under_a_rule
from pipeline.steps.settling import KeptOutcomes, read_door, read_settled
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse
from pipeline.warehouse.aside import look_at
from pipeline.warehouse.connection import quote

ALONE = "protection was run for this measure alone; a refresh protects all figures and reports together"
BESIDE = "protection was run as in a refresh: with the other measures as the last one left them, and every report"
PUBLIC = "all its sources are public, so nothing had to be protected"
Truth = dict[str, Series]


def worked_out(shop: Workshop, workspace: Workspace, changed: Collection[str]) -> Truth:
    """Return the series of each measure of the workspace, each after those that it is derived from.

    One that did not change since the last refresh is taken as that one worked it out.
    """
    made: Truth = {}
    measures = workspace.catalogue.measures
    for name in in_order(measures):
        stored = name not in changed and shop.warehouse.columns(f"measure.{name}")
        parts = {other: Part(measures[other], made[other]) for other in needs(measures[name])}
        anew = (name, measures[name], shop, parts)
        made[name] = fetch(shop.warehouse, f"measure.{name}", name) if stored else measure_series(*anew)
    return made


def published_now(
    warehouse: Warehouse, workspace: Workspace, truth: Truth, today: date
) -> tuple[dict[str, PublishedSeries], str]:
    """Send series through the disclosure door. Returns what is published of these measures, and how in words."""
    if not any(under_a_rule(source) for source in workspace.sources.values()):
        made = protect(without_derived(truth), protection_on(workspace, today)).series
        return with_derived(workspace, made), PUBLIC
    named = [name for name in _ruled(warehouse) if name not in truth]
    whole = together(workspace, named)
    others = [name for name in named if name in whole.catalogue.measures]
    look_at(warehouse, "measure", others)
    beside = {name: _as_defined(fetch(warehouse, f"measure.{name}", name), whole, name) for name in others}
    sent = without_derived({**beside, **truth})
    asked = asked_at(whole, sent, every_moment(whole, today))
    made = _as_stored(warehouse, workspace, asked)
    if made is None:
        *_, last = each_moment(asked, KeptOutcomes(read_settled(warehouse)))
        made = {name: last.series[name] for name in workspace.catalogue.measures}
    return with_derived(workspace, made), BESIDE if beside else ALONE


def _as_stored(warehouse: Warehouse, workspace: Workspace, asked: Sequence[Asked]) -> dict[str, PublishedSeries] | None:
    """Return what the last refresh published, where it sent the same through the door; None where it did not.

    A figure that is derived from others is no part of what went there, so that it is not asked of what came out.
    """
    measures = workspace.catalogue.measures
    if any(is_derived(entry.method) for measure in measures.values() for entry in measure.sources):
        return None
    same = read_door(warehouse) == door_digest(asked)
    return fetch_published(warehouse, f"protected.{LATEST}", list(measures)) if same else None


def _ruled(warehouse: Warehouse) -> list[str]:
    """Return the measures that have figures under a rule, now or in a report, as the last refresh published them."""
    tables = [
        f"select measure from protected.{quote(one)} where rule <> 'none'" for one in warehouse.tables("protected")
    ]
    return [name for (name,) in warehouse.rows(f"{' union '.join(tables)} order by 1")] if tables else []


def _as_defined(series: Series, workspace: Workspace, name: str) -> Series:
    """Leave out figures from sources that a definition names no more: a refresh would have none of them."""
    measure: Measure = workspace.catalogue.measures[name]
    named = {entry.source for entry in measure.sources}
    return Series(name, tuple(value for value in series.values if value.source in named))
