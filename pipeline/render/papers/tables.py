"""The tables of papers, from the rows of the pages: the same cells, in the same words, never worked out again."""

from collections.abc import Sequence

from pipeline.render.pages.context import Context, counted
from pipeline.render.pages.domain import measures_table, without_table
from pipeline.render.pages.doubts import doubts
from pipeline.render.pages.edition import by_exception
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.summary import Summary
from pipeline.render.papers.content import Grid

MEASURES = (0.27, 0.13, 0.2, 0.2, 0.1, 0.1)
WITHOUT = (0.3, 0.15, 0.55)
DOUBTED = (0.45, 0.55)
DOUBTED_HEADS = (Head("Figures as published"), Head("Why we doubt them"))
WITH_FIGURE = "Measures with a figure, those that need a look first"
WITHOUT_FIGURE = "Measures without a figure, and why"


def all_measures(context: Context) -> tuple[Grid, ...]:
    """Return the tables of all measures: those with a figure, exceptions first, then those without, each if any."""
    return measures_of(tuple(context.summaries.values()), "all", (WITH_FIGURE, WITHOUT_FIGURE))


def measures_of(summaries: Sequence[Summary], id_: str, captions: tuple[str, str]) -> tuple[Grid, ...]:
    """Return the table of measures with a figure and that of those without, each if there are any."""
    have = by_exception(tuple(s for s in summaries if s.has_figure))
    lack = [s for s in summaries if not s.has_figure and counted(s)]
    found = [Grid(measures_table(id_, captions[0], have), MEASURES)] if have else []
    found += [Grid(without_table(f"{id_}-without", captions[1], lack), WITHOUT)] if lack else []
    return tuple(found)


def doubted(context: Context) -> Grid | None:
    """Return the figures that we doubt under their reasons, each reason once; None where there are none."""
    rows = tuple(
        (Cell("; ".join(f"{link.text}: {', '.join(figures)}" for link, figures in one.figures)), Cell(one.reason))
        for one in doubts(context)
    )
    table = Table("doubted-figures", "Figures that we doubt", DOUBTED_HEADS, rows, "reasons")
    return Grid(table, DOUBTED) if rows else None
