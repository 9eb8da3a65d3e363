"""What reports said of a measure beside what revised figures say of the same time; changed definitions and targets.

Which those are is worked out in `steps.flips`; revised figures themselves are in `revisions`.
"""

from pipeline.render.pages.annual import titles_of
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.site_input import Verdict
from pipeline.render.wording.status import DIRECTIONS, RATINGS

KINDS = {"definition": "Definition", "target": "Target or plan"}


def flips_table(context: Context) -> Table | None:
    """Return each measure whose rating or change is another one with the revised figures; None where there is none."""
    titles = titles_of(context.site)
    rows = tuple(
        (
            Cell(context.summaries[one.measure].title, context.summaries[one.measure].url),
            Cell(titles.get(one.edition, one.edition), wraps=True),
            Cell(one.period),
            Cell(verdict_words(one.published), wraps=True),
            Cell(verdict_words(one.revised), wraps=True),
        )
        for one in context.site.flips
        if one.measure in context.summaries
    )
    names = ("Measure", "Report", "Figure for", "In the report", "As revised")
    return _table("flips", "What reports said, and what revised figures say of the same time", names, rows)


def redefined_table(context: Context) -> Table | None:
    """Return what changed in definitions and targets since a report was frozen; None where nothing did."""
    titles = titles_of(context.site)
    rows = tuple(
        (
            Cell(context.summaries[one.measure].title, context.summaries[one.measure].url),
            Cell(titles.get(one.edition, one.edition), wraps=True),
            Cell(KINDS[one.kind]),
            Cell(one.before, wraps=True),
            Cell(one.now, wraps=True),
        )
        for one in context.site.redefined
        if one.measure in context.summaries
    )
    names = ("Measure", "Since the report for", "What changed", "Before", "Now")
    return _table("redefined", "Definitions and targets that changed since a report", names, rows)


def verdict_words(verdict: Verdict) -> str:
    """Return a rating and a change in words."""
    rating, direction = verdict
    return f"{RATINGS[rating].words}. {DIRECTIONS[direction].words} in a year."


def _table(id_: str, caption: str, names: tuple[str, ...], rows: tuple[tuple[Cell, ...], ...]) -> Table | None:
    return Table(id_, caption, tuple(Head(name) for name in names), rows, "reasons") if rows else None
