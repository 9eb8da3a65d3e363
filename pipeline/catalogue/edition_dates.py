"""Dates of an edition that are allowed and still not as they should be: told as warnings, never as problems.

What cannot be is refused in `edition`.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.reports import file_of, folder_of

CLEAR_DAYS = 5
"""Papers of a meeting are open to the public five clear days before it: Local Government Act 1972, section 100B."""


def date_warnings(reports: Mapping[str, Edition]) -> list[str]:
    """Return a line for each date that would put papers before the release, or too close to their meeting."""
    return [f"site/{folder_of(n)}/{file_of(n)}  {line}" for n, one in reports.items() for line in _of(one)]


def clear_days(edition: Edition) -> int | None:
    """Return the days between agenda and meeting, neither of them counted; None where one of them has no date."""
    if edition.agenda is None or edition.meeting is None:
        return None
    return (edition.meeting - edition.agenda).days - 1


def _of(edition: Edition) -> Iterator[str]:
    for what, day in (("agenda", edition.agenda), ("meeting", edition.meeting)):
        if edition.release and day and day < edition.release:
            yield f"{what}  papers would go out on {day}, before the release on {edition.release}"
    days = clear_days(edition)
    if days is not None and days < CLEAR_DAYS:
        yield f"agenda  {max(days, 0)} clear days lie between the agenda and the meeting; there should be {CLEAR_DAYS}"
