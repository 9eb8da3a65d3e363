"""How much of the framework has figures: the counts that the home page and the reports lead with."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.compute.standing.result import DataState
from pipeline.render.pages.context import Context, counted
from pipeline.render.pages.parts import Cell, Head, Table, Tag
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.tags import state_tag
from pipeline.render.wording.status import STATES

DOT, GAP, ACROSS = 10, 16, 15
OVER = Tag("No newer figure here", "clock", "quiet")
FIT_HEADS = {"exact": "Fits exactly", "close": "Close to it", "context": "Background only", "": "No figure"}


@dataclass(frozen=True)
class Coverage:
    """How many measures have a figure, as words, and a picture with a dot a measure."""

    with_figure: int
    total: int
    words: str
    dots: str


def coverage(summaries: Iterable[Summary], words: tuple[str, str] = ("", ""), across: int = ACROSS) -> Coverage:
    """Count the pilot and developmental measures that have a figure; proposed ones and parts are not counted."""
    wanted = [s for s in summaries if counted(s)]
    full = sum(s.has_figure for s in wanted)
    noun = words[0] if len(wanted) == 1 else words[1]
    return Coverage(full, len(wanted), f"{full} of {len(wanted)} {noun}", dots(full, len(wanted), across))


def dots(full: int, total: int, across: int = ACROSS) -> str:
    """Return a picture of `total` dots, the first `full` of them filled, hidden from screen readers."""
    places = [(GAP * (n % across) + GAP / 2, GAP * (n // across) + GAP / 2) for n in range(total)]
    looks = [' class="dots__full"' if n < full else "" for n in range(total)]
    circles = "".join(
        f'<circle cx="{x:g}" cy="{y:g}" r="{DOT / 2:g}"{look}/>' for (x, y), look in zip(places, looks, strict=True)
    )
    rows = -(-total // across) or 1
    return (
        f'<svg class="dots" viewBox="0 0 {GAP * across} {GAP * rows}" aria-hidden="true" focusable="false">'
        f"{circles}</svg>"
    )


def state_counts(context: Context) -> tuple[tuple[Tag, int], ...]:
    """Return each data state that occurs with the number of counted measures in it."""
    states = [s.state for s in context.summaries.values() if counted(s)]
    return tuple((_tag(context, state), states.count(state)) for state in STATES if state in states)


def _tag(context: Context, state: DataState) -> Tag:
    """Return the tag of a state; in a past that is over nobody waits for a newer figure, so none is late."""
    return OVER if context.historical and state == "overdue" else state_tag(state)


def fit_of(context: Context, measure: str) -> str:
    """Return how well the best real figure of a measure fits it: exact, close, context; empty where there is none."""
    series = context.series.get(measure)
    there = {v.fit for v in (series.values if series else ()) if v.value is not None and v.origin != "synthetic"}
    return next((fit for fit in FIT_HEADS if fit in there), "")


def state_table(context: Context) -> Table:
    """Return how many measures are in each data state, by how well their figures fit. Proposed measures count too."""
    wanted = [s for s in context.summaries.values() if s.lifecycle not in ("retired", "part")]
    fits = {s.id: fit_of(context, s.id) for s in wanted}

    def counts(summaries: list[Summary]) -> tuple[Cell, ...]:
        numbers = [sum(fits[s.id] == fit for s in summaries) for fit in FIT_HEADS]
        return tuple(Cell(str(number), number=True) for number in (*numbers, len(summaries)))

    rows = [(Cell(tag=_tag(context, state)), *counts([s for s in wanted if s.state == state])) for state in STATES]
    heads = ("Figures", *FIT_HEADS.values(), "All")
    caption = f"How many {context.said.measures} have figures, and how well the figures fit"
    numbered = tuple(Head(text, number=number > 0) for number, text in enumerate(heads))
    return Table(
        "states", caption, numbered, (*rows, (Cell(f"All {context.said.measures}"), *counts(wanted))), "measures"
    )


def state_note(context: Context) -> str:
    """Return why more figures fit exactly than are reported on; empty where as many do."""
    fits = [s for s in context.summaries.values() if counted(s) and fit_of(context, s.id) == "exact"]
    beside = sum(not s.has_figure for s in fits)
    if not beside:
        return ""
    nouns, (have, them) = context.site.framework.measure_words, ("has", "it") if beside == 1 else ("have", "them")
    told = (
        f"Of the {with_noun(len(fits), nouns)} whose figures fit exactly, {beside} {have} none for everyone here yet,"
    )
    return f"{told} only for single groups of people or for other places. So we do not report on {them} yet."


def with_noun(count: int, words: tuple[str, str]) -> str:
    """Return `1 measure` or `3 measures`."""
    return f"{count} {words[0] if count == 1 else words[1]}"
