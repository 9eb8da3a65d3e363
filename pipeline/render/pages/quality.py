"""The page on how good the data is: what has figures, what we doubt, what was refused, what was left out.

Sentences about refused files are in `refused`, those about doubts in `doubts`; downloads are in `data`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.coverage import Coverage, coverage, state_note, state_table
from pipeline.render.pages.doubts import Checked, Doubt, checked, doubts
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table, Tag
from pipeline.render.pages.refused import Refusal, refusals, source_title
from pipeline.render.pages.words import day
from pipeline.render.site_input import Delivery

T = TypeVar("T")
NOT_KNOWN = "Not known"
TOO_FEW = "Too few to say"


@dataclass(frozen=True)
class Quality:
    """What the page on quality says."""

    coverage: Coverage
    states: Table
    states_note: str
    doubts: tuple[Doubt, ...]
    checked: Checked
    refused: tuple[Refusal, ...]
    carried: tuple[str, ...]
    left_out: Table | None
    deliveries: Table | None
    waits: bool
    arrivals: bool
    mended: tuple[tuple[str, tuple[str, ...]], ...]


def quality_page(context: Context) -> Page:
    """Return the page on quality."""
    deliveries = context.site.deliveries
    view = Quality(
        coverage=coverage(context.summaries.values(), context.site.framework.measure_words),
        states=state_table(context),
        states_note=state_note(context),
        doubts=doubts(context),
        checked=checked(context),
        refused=refusals(context),
        carried=tuple(source_title(d, context) for d in deliveries if d.carried_forward),
        left_out=_left_out(context),
        deliveries=_deliveries(deliveries, context) if deliveries else None,
        waits=bool(context.site.board and context.site.board.lines),
        arrivals=bool(context.site.arrivals),
        mended=_mended(context),
    )
    told = "Which figures are missing, late or in doubt, and which deliveries of data we refused."
    return Page("quality/", "How good the data is", told, "quality", view, "data", trail(Link("Data", "data/")))


def _mended(context: Context) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each source with mistakes put right, and a sentence or more a mistake."""
    told: dict[str, list[str]] = {}
    for one in context.site.mended:
        title = source_title(Delivery(one.source, accepted=True, received_on=None), context)
        said = f"{one.what} {one.why} Reported by {one.reported_by}, {day(one.reported_on)}."
        told.setdefault(title, []).append(said)
    return tuple((title, tuple(lines)) for title, lines in told.items())


def _left_out(context: Context) -> Table | None:
    rows = tuple(
        (
            Cell(one.reason.capitalize(), wraps=True),
            Cell(f"{one.records:,}" if one.records is not None else TOO_FEW, number=True),
            Cell(source_title(Delivery(one.source, accepted=True, received_on=None), context), wraps=True),
        )
        for one in context.site.left_out
    )
    head = (Head("Why"), Head("Records", number=True), Head("Source"))
    return Table("left-out", "Records that we left out", head, rows, "measures") if rows else None


def _deliveries(deliveries: Sequence[Delivery], context: Context) -> Table:
    """Return the table of deliveries; a column that would say nothing of any of them is not there."""
    received, done = (any(d.received_on for d in deliveries), any(d.carried_forward for d in deliveries))
    heads = (Head("Source"), Head("Outcome"), *_if(received, Head("Received")), *_if(done, Head("What we did")))
    rows = tuple(
        (
            Cell(source_title(d, context), wraps=True),
            Cell(tag=Tag("Accepted", "tick", "good") if d.accepted else Tag("Refused", "cross", "bad")),
            *_if(received, Cell(day(d.received_on) if d.received_on else NOT_KNOWN)),
            *_if(done, Cell(_did(d))),
        )
        for d in deliveries
    )
    return Table("deliveries", "Deliveries of data", heads, rows, "measures")


def _did(delivery: Delivery) -> str:
    if delivery.accepted:
        return "Used"
    return "The last good delivery is used instead" if delivery.carried_forward else "Nothing is used"


def _if(there: bool, one: T) -> tuple[T, ...]:
    return (one,) if there else ()
