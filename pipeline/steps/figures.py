"""Working out the figures: each measure's series, the disclosure door, the standings of every edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.compute.checks import Finding, check_figures
from pipeline.compute.measure_series import Workshop, measure_series
from pipeline.compute.protect import ProtectionReport
from pipeline.compute.series import PublishedSeries, Series, Value
from pipeline.compute.standing.elsewhere import stand_elsewhere
from pipeline.compute.standing.result import InArea, Standing
from pipeline.compute.standing.stand import Pasts, When, stand, stand_year
from pipeline.compute.standing.synthetic import stand_synthetic
from pipeline.compute.standing.table import STANDING_COLUMNS, standing_row
from pipeline.compute.table import Row, fetch, fetch_published, store, store_all
from pipeline.steps.annual import annual_moments, annual_standings, report_of
from pipeline.steps.derived import stored_parts, with_derived, without_derived
from pipeline.steps.doubts import remember_findings
from pipeline.steps.each_moment import LATEST, asked_at, door_digest, each_moment
from pipeline.steps.settling import KeptOutcomes, read_settled, remember_door, remember_settled
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


@dataclass(frozen=True)
class Worked:
    """What came of working out one measure."""

    series: Series
    findings: tuple[Finding, ...]


def work_out(warehouse: Warehouse, workspace: Workspace, name: str) -> Worked:
    """Work out one measure, store its series, and check it. Those that it is derived from were worked out before."""
    measure = workspace.catalogue.measures[name]
    shop = Workshop(warehouse, workspace.catalogue.areas, workspace.sources, workspace.catalogue.documents)
    series = measure_series(name, measure, shop, stored_parts(warehouse, workspace, name))
    store(warehouse, f"measure.{name}", series)
    findings = checked(workspace, name, series)
    remember_findings(warehouse, name, findings)
    return Worked(series, findings)


def checked(workspace: Workspace, name: str, series: Series) -> tuple[Finding, ...]:
    """Return what the checks find in a measure's series, sorted. What they tell has not been through the door."""
    return check_figures(workspace.catalogue.measures[name], series, workspace.catalogue.areas)


def all_series(warehouse: Warehouse, workspace: Workspace) -> dict[str, Series]:
    """Return the series of every measure, in the framework's order."""
    return {name: fetch(warehouse, f"measure.{name}", name) for name in workspace.catalogue.measures}


def protected(warehouse: Warehouse, workspace: Workspace, today: date) -> dict[str, ProtectionReport]:
    """Send every series through the disclosure door at every moment, and store what comes out.

    What is derived from other measures is worked out again, behind the door.
    """
    truth = without_derived(all_series(warehouse, workspace))
    reports: dict[str, ProtectionReport] = {}
    settled = KeptOutcomes(read_settled(warehouse))
    asked = asked_at(workspace, truth, every_moment(workspace, today))
    remember_door(warehouse, "")
    for moment in each_moment(asked, settled):
        series = moment.series if moment.report is None else with_derived(workspace, moment.series)
        store_all(warehouse, f"protected.{moment.when.edition}", series)
        reports |= {moment.when.edition: moment.report} if moment.report else {}
    remember_settled(warehouse, settled.used)
    remember_door(warehouse, door_digest(asked))
    return reports


def read_protected(
    warehouse: Warehouse, workspace: Workspace, edition: str = LATEST, read: dict[Row, Value] | None = None
) -> dict[str, PublishedSeries]:
    """Return the published series as they were stored: as of now, or of an edition; `read` is what was read before."""
    return fetch_published(warehouse, f"protected.{edition}", list(workspace.catalogue.measures), read)


def standings(
    workspace: Workspace, published: Mapping[str, PublishedSeries], when: When, pasts: Pasts | None = None
) -> dict[str, dict[str, Standing]]:
    """Return the standing of each measure in each of its areas; in an annual report that at the year's end.

    `pasts` is what was worked out for other moments.
    """
    report = report_of(workspace, when)
    if report:
        return annual_standings(workspace, published, when, report)
    return {
        name: {area: stand(measure, published[name], area, when, pasts) for area in measure.areas}
        for name, measure in workspace.catalogue.measures.items()
    }


def headline(workspace: Workspace, all_areas: Mapping[str, Mapping[str, Standing]]) -> dict[str, Standing]:
    """Return the standing of each measure in its headline area."""
    return {name: all_areas[name][m.areas[0]] for name, m in workspace.catalogue.measures.items()}


def yearly(workspace: Workspace, published: Mapping[str, PublishedSeries], when: When) -> dict[str, Standing]:
    """Return how the last whole year stands, for the measures whose latest figure is of a part of a year."""
    made = {n: stand_year(m, published[n], m.areas[0], when) for n, m in workspace.catalogue.measures.items()}
    return {name: standing for name, standing in made.items() if standing is not None}


def elsewhere(
    workspace: Workspace,
    published: Mapping[str, PublishedSeries],
    known: Mapping[str, Mapping[str, Standing]],
    when: When,
) -> dict[str, tuple[InArea, ...]]:
    """Return how each measure stands in its single areas. A report of a year has chosen between year and part."""
    years = report_of(workspace, when) is None
    return {
        name: stand_elsewhere(measure, published[name], known[name], when, years=years)
        for name, measure in workspace.catalogue.measures.items()
    }


def synthetic(workspace: Workspace, published: Mapping[str, PublishedSeries], when: When) -> dict[str, Standing]:
    """Return how what was worked out from synthetic records stands, for the measures that have such figures."""
    made = {n: stand_synthetic(m, published[n], when) for n, m in workspace.catalogue.measures.items()}
    return {name: standing for name, standing in made.items() if standing is not None}


def moments(workspace: Workspace, today: date) -> list[When]:
    """Return every moment that standings are worked out for: now, then each edition's cut-off, in order of slug.

    An edition that readers may not see yet is left out.
    """
    out = {slug: edition for slug, edition in workspace.editions.items() if not edition.is_embargoed(today)}
    return [When(LATEST, today), *(When(slug, e.cut_off) for slug, e in sorted(out.items()))]


def every_moment(workspace: Workspace, today: date) -> list[When]:
    """Return every moment that figures are published for: now, the editions, then the annual reports."""
    return [*moments(workspace, today), *annual_moments(workspace, today)]


def store_standings(warehouse: Warehouse, workspace: Workspace, today: date) -> int:
    """Work out and store the standing of every measure, area and moment. Returns how many."""
    read: dict[Row, Value] = {}
    pasts: Pasts = {}
    rows = [
        standing_row(standing)
        for when in every_moment(workspace, today)
        for published in [read_protected(warehouse, workspace, when.edition, read)]
        for by_area in standings(workspace, published, when, pasts).values()
        for standing in by_area.values()
    ]
    return warehouse.load("standing.standing", STANDING_COLUMNS, rows)
