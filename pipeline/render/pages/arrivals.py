"""The page on what has come and what is late: each source's newest deliveries, and the figures that wait for one.

When a delivery is expected is worked out in `sources.arrivals`; figures of local owners are on the page in `returns`.
"""

from dataclasses import dataclass

from pipeline.compute.standing.state import next_due
from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table, Tag
from pipeline.render.pages.said import of_measures
from pipeline.render.pages.words import day
from pipeline.render.site_input import SourceArrivals
from pipeline.render.wording.arrivals import arrival_sentence
from pipeline.render.wording.phrases import capital
from pipeline.sources.arrivals import WAITED_FOR, Arrival, ArrivalState

TITLE = "What has come, and what is late"
ADDRESS = "arrivals/"
TAGS: dict[ArrivalState, Tag] = {
    "received": Tag("Received", "tick", "good"),
    "not_due": Tag("Not due yet", "clock", "plain"),
    "late": Tag("Late", "clock", "near"),
    "refused": Tag("Refused", "cross", "bad"),
    "no_day": Tag("No day known", "dash", "quiet"),
    "none_yet": Tag("Not received", "ring", "quiet"),
    "ended": Tag("Ended", "dash", "quiet"),
}
CARRIED = Tag("Older figures in use", "clock", "near")
HEAD = (Head("Source"), Head("Period"), Head("State"), Head("What we know"), Head("Who says so"))
LATE_HEAD = (Head("Newest figure"), Head("A newer one was due"))


@dataclass(frozen=True)
class ArrivalsView:
    """What the page says, in finished strings."""

    told: str
    late: Table | None
    measures: Table | None
    over: bool
    sources: Table
    returns: bool


def arrivals_page(context: Context) -> Page | None:
    """Return the page; none for a project without sources."""
    found = context.site.arrivals
    if not found:
        return None
    rows = [(one, line) for one in found for line in one.lines]
    waited = [row for row in rows if row[1].state in WAITED_FOR]
    board = context.site.board
    view = ArrivalsView(
        told=_told(len(waited)),
        late=_table("late", "Deliveries that we wait for", waited) if waited else None,
        measures=None if context.historical else _measures(context),
        over=context.historical,
        sources=_table("sources", "The newest deliveries of each source", rows),
        returns=bool(board and board.lines),
    )
    told = "Which data we expected, when it came, and what is late."
    links = (Link("Data", "data/"), Link("How good the data is", "quality/"))
    return Page(ADDRESS, TITLE, told, "arrivals", view, "data", trail(*links))


def _told(waited: int) -> str:
    if not waited:
        return "No delivery is late."
    return (
        "1 delivery is late or could not be used."
        if waited == 1
        else (f"{waited} deliveries are late or could not be used.")
    )


def _table(id_: str, caption: str, rows: list[tuple[SourceArrivals, Arrival]]) -> Table:
    return Table(id_, caption, HEAD, tuple(_row(one, line) for one, line in rows), "measures")


def _row(one: SourceArrivals, line: Arrival) -> tuple[Cell, ...]:
    tag = CARRIED if line.carried and line.state == "received" else TAGS[line.state]
    return (
        Cell(one.title, wraps=True),
        Cell(line.period.public if line.period else ""),
        Cell(tag=tag),
        Cell(arrival_sentence(line), wraps=True),
        Cell(line.said_by, wraps=True),
    )


def _measures(context: Context) -> Table | None:
    late = [(id_, one) for id_, one in context.standings.items() if one.state == "overdue" and one.period]
    rows = tuple(
        (
            Cell(context.summaries[id_].title, url=context.summaries[id_].url, wraps=True),
            Cell(one.period.public),
            Cell(day(next_due(context.site.measures[id_], one.period))),
        )
        for id_, one in late
        if one.period and id_ in context.summaries
    )
    return (
        Table(
            "late-measures",
            f"{capital(context.said.measures)} that wait for a newer figure",
            of_measures(LATE_HEAD, context.said),
            rows,
            "measures",
        )
        if rows
        else None
    )
