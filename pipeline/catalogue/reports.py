"""Editions and annual reports together, each by one name, and the folder that each has in `site/` and in the website.

What such a report holds is in `edition` and `annual`.
"""

from collections.abc import Mapping

from pipeline.catalogue.annual import FILE, PREFIX, AnnualReport
from pipeline.catalogue.annual import FOLDER as ANNUAL
from pipeline.catalogue.edition import Edition

EDITIONS = "editions"


def folder_of(name: str) -> str:
    """Return where a report stands: `editions/2017-18-q1`, or `annual/2016-17` for the name `annual-2016-17`."""
    return f"{ANNUAL}/{name.removeprefix(PREFIX)}" if name.startswith(PREFIX) else f"{EDITIONS}/{name}"


def file_of(name: str) -> str:
    """Return the name of the file in that folder that says what the report is."""
    return FILE if name.startswith(PREFIX) else "edition.yaml"


def name_of(slug: str, report: Edition) -> str:
    """Return the name of a report among all of them; `slug` is that of its folder."""
    return f"{PREFIX}{slug}" if isinstance(report, AnnualReport) else slug


def by_name(editions: Mapping[str, Edition], annual: Mapping[str, AnnualReport]) -> dict[str, Edition]:
    """Return editions and annual reports by name, the editions first."""
    return {**editions, **{f"{PREFIX}{year}": report for year, report in annual.items()}}
