"""Working out the figures: each measure's series, the disclosure door, the standings of every edition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.compute.checks import Finding, check_figures
from pipeline.compute.measure_series import Workshop, measure_series
from pipeline.compute.prefer import as_of
from pipeline.compute.protect import FrozenEdition, ProtectionReport
from pipeline.compute.series import PublishedSeries, Series, Value
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.stand import When, stand, stand_year
from pipeline.compute.standing.synthetic import stand_synthetic
from pipeline.compute.standing.table import STANDING_COLUMNS, standing_row
from pipeline.compute.table import Row, fetch, fetch_published, store, store_all
from pipeline.compute.withdrawn import without
from pipeline.steps.annual import annual_moments, annual_standings, of_the_year, report_of
from pipeline.steps.derived import stored_parts, with_derived, without_derived
from pipeline.steps.doubts import remember_findings
from pipeline.steps.mended import not_yet_mended
from pipeline.steps.protection import as_frozen, rules_on, through_the_door
from pipeline.steps.settling import KeptOutcomes, read_settled, remember_settled
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

LATEST = "latest"


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
    """Send every series through the disclosure door, edition by edition and then as of now, and store what comes out.

    Each edition is under the rules of its day; later ones may not open what earlier ones withheld. What is derived
    from other measures is worked out again, behind the door. A frozen edition is what it was when it was frozen.
    """
    truth = without(without_derived(all_series(warehouse, workspace)), workspace.withdrawn.cells)
    earlier: list[FrozenEdition] = []
    reports: dict[str, ProtectionReport] = {}
    settled = KeptOutcomes(read_settled(warehouse))
    for when in sorted(every_moment(workspace, today), key=lambda w: (w.edition == LATEST, w.on, w.edition)):
        if when.edition in workspace.archive.frozen:
            series = _frozen(workspace, when.edition)
            store_all(warehouse, f"protected.{when.edition}", series)
            earlier.append(FrozenEdition(when.edition, series, rules_on(workspace, when.on)))
            continue
        known = truth if when.edition == LATEST else as_known(workspace, truth, when.on)
        if when.edition != LATEST and (then := not_yet_mended(workspace, truth, when.on)):
            known |= as_known(workspace, without(then, workspace.withdrawn.cells), when.on)
        report = report_of(workspace, when)
        known = of_the_year(report, known) if report else known
        made = through_the_door(workspace, known, when.on, earlier, settled)
        store_all(warehouse, f"protected.{when.edition}", with_derived(workspace, made.series))
        reports[when.edition] = made.report
        earlier.append(as_frozen(workspace, when.edition, when.on, (made.series, known)))
    remember_settled(warehouse, settled.used)
    return reports


def _frozen(workspace: Workspace, edition: str) -> dict[str, PublishedSeries]:
    """Return what a frozen edition published of the measures that there still are."""
    series = without(workspace.archive.series(edition), workspace.withdrawn.cells)
    return {name: series.get(name, PublishedSeries(name)) for name in workspace.catalogue.measures}


def as_known(workspace: Workspace, series: Mapping[str, Series], cut_off: date) -> dict[str, Series]:
    """Return the series as they were known at a cut-off."""
    measures = workspace.catalogue.measures
    return {
        name: as_of(one, cut_off, [entry.source for entry in measures[name].sources]) for name, one in series.items()
    }


def read_protected(
    warehouse: Warehouse, workspace: Workspace, edition: str = LATEST, read: dict[Row, Value] | None = None
) -> dict[str, PublishedSeries]:
    """Return the published series as they were stored: as of now, or of an edition; `read` is what was read before."""
    return fetch_published(warehouse, f"protected.{edition}", list(workspace.catalogue.measures), read)


def standings(
    workspace: Workspace, published: Mapping[str, PublishedSeries], when: When
) -> dict[str, dict[str, Standing]]:
    """Return the standing of each measure in each of its areas; in an annual report that at the year's end."""
    report = report_of(workspace, when)
    if report:
        return annual_standings(workspace, published, when, report)
    return {
        name: {area: stand(measure, published[name], area, when) for area in measure.areas}
        for name, measure in workspace.catalogue.measures.items()
    }


def headline(workspace: Workspace, all_areas: Mapping[str, Mapping[str, Standing]]) -> dict[str, Standing]:
    """Return the standing of each measure in its headline area."""
    return {name: all_areas[name][m.areas[0]] for name, m in workspace.catalogue.measures.items()}


def yearly(workspace: Workspace, published: Mapping[str, PublishedSeries], when: When) -> dict[str, Standing]:
    """Return how the last whole year stands, for the measures whose latest figure is of a part of a year."""
    made = {n: stand_year(m, published[n], m.areas[0], when) for n, m in workspace.catalogue.measures.items()}
    return {name: standing for name, standing in made.items() if standing is not None}


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
    rows = [
        standing_row(standing)
        for when in every_moment(workspace, today)
        for by_area in standings(workspace, read_protected(warehouse, workspace, when.edition, read), when).values()
        for standing in by_area.values()
    ]
    return warehouse.load("standing.standing", STANDING_COLUMNS, rows)
