"""Annual reports among the pages: their list, and the newest. The report itself is made in `papers.annual`."""

from collections.abc import Sequence

from pipeline.render.pages.parts import Link
from pipeline.render.site_input import EditionInput, SiteInput


def annual_address(year: str) -> str:
    """Return the page of a year's report; `year` as in `2016-17`."""
    return f"annual/{year}/"


def newest_first(reports: Sequence[EditionInput]) -> list[EditionInput]:
    """Return annual reports, that of the latest year first."""
    return sorted(reports, key=lambda one: one.slug, reverse=True)


def annual_link(one: EditionInput) -> Link:
    """Return the link to a year's report."""
    return Link(f"Annual report: {one.edition.title}", annual_address(one.slug))


def newest_annual(site: SiteInput) -> Link | None:
    """Return the link to the latest annual report; None where there is none."""
    return next((annual_link(one) for one in newest_first(site.annual)), None)
