"""Dates and folders of editions that are allowed and still not as they should be: warnings, never problems.

What cannot be is refused in `edition`.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.reports import file_of, folder_of
from pipeline.periods import PeriodProblem
from pipeline.periods.slugs import from_slug

CLEAR_DAYS = 5
"""Papers of a meeting are open to the public five clear days before it: Local Government Act 1972, section 100B."""


def date_warnings(reports: Mapping[str, Edition]) -> list[str]:
    """Return a line for each date that would put papers before the release, or too close to their meeting."""
    return [
        f"site/{folder_of(n)}/{file_of(n)}  {line}"
        for n, one in reports.items()
        for line in [*_named(n, one), *_of(one)]
    ]


def clear_days(edition: Edition) -> int | None:
    """Return the days between agenda and meeting, neither of them counted; None where one of them has no date."""
    if edition.agenda is None or edition.meeting is None:
        return None
    return (edition.meeting - edition.agenda).days - 1


def _named(name: str, edition: Edition) -> Iterator[str]:
    """Tell a folder that is called like one period and holds the report of another."""
    try:
        of = from_slug(name).label
    except PeriodProblem:
        return  # a project may call its editions otherwise
    if of != edition.period:
        yield f"period  the folder is called {name} ({of}), and the report is about {edition.period}: one is wrong"


def _of(edition: Edition) -> Iterator[str]:
    for what, day in (("agenda", edition.agenda), ("meeting", edition.meeting)):
        if edition.release and day and day < edition.release:
            yield f"{what}  papers would go out on {day}, before the release on {edition.release}"
    days = clear_days(edition)
    if days is not None and days < CLEAR_DAYS:
        yield f"agenda  {max(days, 0)} clear days lie between the agenda and the meeting; there should be {CLEAR_DAYS}"
