"""The page on who looks after the definitions: who wrote and checked each, when it is due again, what is overdue.

Which reviews are due is worked out in `catalogue.reviews`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.reviews import due_reviews
from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table, Tag
from pipeline.render.pages.said import of_measures
from pipeline.render.pages.words import day

TITLE = "Who checks the definitions"
ADDRESS = "reviews/"
HEAD = (Head("Looks after it"), Head("Wrote it"), Head("Checked it"), Head("Look again by"))
OVERDUE, SOON = Tag("Overdue", "clock", "near"), Tag("Due soon", "clock", "plain")


@dataclass(frozen=True)
class ReviewsView:
    """What the page says, in finished strings."""

    told: str
    due: Table | None
    every: Table


def reviews_page(context: Context) -> Page:
    """Return the page."""
    measures = context.site.measures
    due = due_reviews(measures, context.site.as_of)
    late = {one.measure: one.overdue for one in due}
    rows = tuple((*_row(one.measure, measures[one.measure], context), _tag(one.overdue)) for one in due)
    head = of_measures(HEAD, context.said)
    every = tuple(_row(name, measures[name], context) for name in measures)
    view = ReviewsView(
        told=_told(late.values()),
        due=Table("due", "Definitions to look at now", (*head, Head("State")), rows, "measures") if rows else None,
        every=Table("every", "All definitions", head, every, "measures"),
    )
    told = "Who wrote each definition, who checked it, and when it is looked at again."
    links = (Link("Data", "data/"), Link("How good the data is", "quality/"))
    return Page(ADDRESS, TITLE, told, "reviews", view, "data", trail(*links))


def _told(overdue: Iterable[bool]) -> str:
    late = sum(overdue)
    if not late:
        return "No definition is overdue."
    return "1 definition is overdue." if late == 1 else f"{late} definitions are overdue."


def _tag(overdue: bool) -> Cell:
    return Cell(tag=OVERDUE if overdue else SOON)


def _row(name: str, measure: Measure, context: Context) -> tuple[Cell, ...]:
    summary = context.summaries.get(name)
    who = (measure.owner, measure.author, measure.checker)
    title = Cell(summary.title if summary else measure.plain_title, url=summary.url if summary else "", wraps=True)
    return (title, *(Cell(one, wraps=True) for one in who), Cell(day(measure.review.next)))
