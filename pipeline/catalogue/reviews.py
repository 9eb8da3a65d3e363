"""Which definitions are due to be looked at again on a day. Overdue ones are told; they never stop anything."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.catalogue.measure import Measure

SOON = timedelta(days=92)
"""How long before its day a review is announced: a quarter, since that is how often a project is looked after."""


@dataclass(frozen=True)
class Due:
    """One definition to look at again: whose it is, by when, and whether that day has passed."""

    measure: str
    owner: str
    last: date
    next: date
    overdue: bool


def due_reviews(measures: Mapping[str, Measure], today: date) -> list[Due]:
    """Return the reviews that are overdue or due within a quarter, longest overdue first; retired ones have none."""
    due = [
        Due(name, one.owner, one.review.last, one.review.next, one.review.next < today)
        for name, one in measures.items()
        if one.lifecycle != "retired" and one.review.next <= today + SOON
    ]
    return sorted(due, key=lambda one: (one.next, one.measure))
