"""The figures of annual reports: seen at each report's cut-off, of its year and before. A report goes through the
disclosure door like an edition, under a name of its own.
"""

from collections.abc import Mapping
from datetime import date

from pipeline.catalogue.annual import PREFIX, AnnualReport
from pipeline.compute.series import PublishedSeries, Series
from pipeline.compute.standing.result import InArea, Standing
from pipeline.compute.standing.stand import When
from pipeline.compute.standing.year_end import stand_at_year_end, up_to
from pipeline.render.site_input import EditionInput
from pipeline.steps.workspace import Workspace


def annual_moments(workspace: Workspace, today: date) -> list[When]:
    """Return the cut-off of each annual report that is out, in order of year."""
    return [
        When(f"{PREFIX}{name}", report.cut_off)
        for name, report in sorted(workspace.annual.items())
        if not report.is_embargoed(today)
    ]


def report_of(workspace: Workspace, when: When) -> AnnualReport | None:
    """Return the annual report that a moment is of; None for an edition or the latest figures."""
    return workspace.annual.get(when.edition.removeprefix(PREFIX)) if when.edition.startswith(PREFIX) else None


def of_the_year(report: AnnualReport, known: Mapping[str, Series]) -> dict[str, Series]:
    """Return what was known without the figures that belong to later years."""
    return {name: up_to(series, report.year) for name, series in known.items()}


def annual_standings(
    workspace: Workspace, published: Mapping[str, PublishedSeries], when: When, report: AnnualReport
) -> dict[str, dict[str, Standing]]:
    """Return the standing of each measure in each of its areas at the year's end."""
    return {
        name: {area: stand_at_year_end(measure, published[name], area, when, report.year) for area in measure.areas}
        for name, measure in workspace.catalogue.measures.items()
    }


def annual_input(
    workspace: Workspace,
    when: When,
    seen: Mapping[str, PublishedSeries],
    headline: Mapping[str, Standing],
    elsewhere: Mapping[str, tuple[InArea, ...]],
) -> EditionInput:
    """Return an annual report with what was known of its year at its cut-off."""
    name = when.edition.removeprefix(PREFIX)
    return EditionInput(name, workspace.annual[name], seen, headline, elsewhere=elsewhere)
