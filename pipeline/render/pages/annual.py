"""Annual reports among the other reports: their words and links, the newest. What one says is in `papers.annual`."""

from collections.abc import Sequence

from pipeline.catalogue.annual import AnnualReport
from pipeline.render.pages.parts import Link
from pipeline.render.site_input import EditionInput, SiteInput

ANNUAL = "Annual report"


def newest_first(reports: Sequence[EditionInput]) -> list[EditionInput]:
    """Return annual reports, that of the latest year first."""
    return sorted(reports, key=lambda one: one.slug, reverse=True)


def report_link(one: EditionInput) -> Link:
    """Return the link to a report; that of a year says that it is one."""
    title = one.edition.title
    return Link(f"{ANNUAL}: {title}" if isinstance(one.edition, AnnualReport) else title, one.address)


def titles_of(site: SiteInput) -> dict[str, str]:
    """Return the title of each report by its name."""
    return {one.name: report_link(one).text for one in site.reports}


def newest_annual(site: SiteInput) -> Link | None:
    """Return the link to the latest annual report; None where there is none."""
    return next((report_link(one) for one in newest_first(site.annual)), None)
