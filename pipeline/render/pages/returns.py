"""The page on figures that local owners give: what is asked of whom, when it is due, what has come. Roles, no people.

Which figures are asked for is worked out in `catalogue`; nothing here reads a clock.
"""

from dataclasses import dataclass

from pipeline.catalogue.returns_board import Board, BoardLine, BoardState
from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table, Tag
from pipeline.render.pages.said import of_measures
from pipeline.render.pages.words import day

TITLE = "Figures we wait for"
ADDRESS = "returns/"
TAGS: dict[BoardState, Tag] = {
    "received": Tag("Received", "tick", "good"),
    "waiting": Tag("Not due yet", "clock", "plain"),
    "late": Tag("Late", "clock", "near"),
    "not_asked": Tag("Not asked for yet", "ring", "quiet"),
}
HEAD = (Head("Area"), Head("Period"), Head("Due"), Head("Where it is"), Head("Received on"))


@dataclass(frozen=True)
class OwnerView:
    """One owner: its name, the role that answers, and a row for each figure."""

    name: str
    role: str
    table: Table


@dataclass(frozen=True)
class ReturnsView:
    """What the page says, in finished strings."""

    edition: str
    back_by: str
    counts: tuple[str, ...]
    nobody_asked: bool
    owners: tuple[OwnerView, ...]


def returns_page(context: Context) -> Page | None:
    """Return the page; none for a project without local measures."""
    board = context.site.board
    if board is None or not board.lines:
        return None
    told = "Which figures local services are asked for, when they are due, and which have come."
    links = (Link("Data", "data/"), Link("How good the data is", "quality/"))
    return Page(ADDRESS, TITLE, told, "returns", _view(board, context), "data", trail(*links))


def waits(id_: str, context: Context) -> tuple[str, ...]:
    """Return the sentences that say from whom a measure waits for a return; none where it does not."""
    lines = [line for line in (context.site.board.lines if context.site.board else ()) if line.wanted.measure == id_]
    missing = [line for line in lines if line.outstanding]
    if not missing:
        return ()
    first = min(missing, key=lambda line: line.wanted.due)
    said = {
        "not_asked": "They have not been asked for it yet.",
        "waiting": f"It is due on {day(first.wanted.due)}.",
        "late": f"It was due on {day(first.wanted.due)}.",
    }
    return (f"This waits for a return from {first.owner}.", said[first.state])


def _view(board: Board, context: Context) -> ReturnsView:
    owners = list(dict.fromkeys(line.owner for line in board.lines))
    mine = {owner: [line for line in board.lines if line.owner == owner] for owner in owners}
    return ReturnsView(
        edition=board.edition,
        back_by=day(board.back_by),
        counts=_counts(board),
        nobody_asked=all(line.state == "not_asked" for line in board.lines),
        owners=tuple(
            OwnerView(owner, lines[0].role, _table(number, owner, lines, context))
            for number, (owner, lines) in enumerate(mine.items(), start=1)
        ),
    )


def _counts(board: Board) -> tuple[str, ...]:
    came = sum(not line.outstanding for line in board.lines)
    late = sum(line.state == "late" for line in board.lines)
    all_ = len(board.lines)
    told = [f"{came} of {all_} figures {'has' if came == 1 else 'have'} come."]
    if late:
        told.append("1 is late." if late == 1 else f"{late} are late.")
    return tuple(told)


def _table(number: int, owner: str, lines: list[BoardLine], context: Context) -> Table:
    rows = tuple(_row(line, context) for line in lines)
    return Table(f"returns-{number}", f"Figures from {owner}", of_measures(HEAD, context.said), rows, "measures")


def _row(line: BoardLine, context: Context) -> tuple[Cell, ...]:
    one = line.wanted
    summary = context.summaries.get(one.measure)
    title = summary.title if summary else context.site.measures[one.measure].plain_title
    return (
        Cell(title, url=summary.url if summary else "", wraps=True),
        Cell(context.area(one.area), wraps=True),
        Cell(one.period.public, wraps=True),
        Cell(day(one.due)),
        Cell(tag=TAGS[line.state]),
        Cell(day(line.received_on) if line.received_on else "Not yet"),
    )
