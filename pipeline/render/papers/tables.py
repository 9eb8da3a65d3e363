"""The tables of papers, from the rows of the pages: the same cells, in the same words, never worked out again."""

from collections.abc import Sequence

from pipeline.render.pages.context import Context, counted
from pipeline.render.pages.domain import measures_table, without_table
from pipeline.render.pages.doubts import doubts
from pipeline.render.pages.edition import by_exception
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.said import Said, in_words, of_measures
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.words import figure
from pipeline.render.papers.content import Grid

MEASURES = (0.27, 0.13, 0.2, 0.2, 0.1, 0.1)
WITHOUT = (0.3, 0.15, 0.55)
DOUBTED = (0.45, 0.55)
TARGET_SHARES = (0.3, 0.16, 0.2, 0.16, 0.18)
TARGET_HEADS = (Head("Figure", number=True), Head("When and where"), Head("Target"), Head("Result"))
DOUBTED_HEADS = (Head("Figures as published"), Head("Why we doubt them"))
WITH_FIGURE = "{measures} with a figure, those that need a look first"
WITHOUT_FIGURE = "{measures} without a figure, and why"


def all_measures(context: Context) -> tuple[Grid, ...]:
    """Return the tables of all measures: those with a figure, exceptions first, then those without, each if any."""
    return measures_of(tuple(context.summaries.values()), "all", context.said)


def measures_of(summaries: Sequence[Summary], id_: str, said: Said) -> tuple[Grid, ...]:
    """Return the table of measures with a figure and that of those without, each if there are any."""
    have = by_exception(tuple(s for s in summaries if s.has_figure))
    lack = [s for s in summaries if not s.has_figure and counted(s)]
    found = [Grid(measures_table(id_, in_words(WITH_FIGURE, said), have, said), MEASURES)] if have else []
    found += (
        [Grid(without_table(f"{id_}-without", in_words(WITHOUT_FIGURE, said), lack, said), WITHOUT)] if lack else []
    )
    return tuple(found)


def doubted(context: Context) -> Grid | None:
    """Return the figures that we doubt under their reasons, each reason once; None where there are none."""
    rows = tuple(
        (Cell("; ".join(f"{link.text}: {', '.join(figures)}" for link, figures in one.figures)), Cell(one.reason))
        for one in doubts(context)
    )
    table = Table("doubted-figures", "Figures that we doubt", DOUBTED_HEADS, rows, "reasons")
    return Grid(table, DOUBTED) if rows else None


def target_table(context: Context, rated: Sequence[Summary]) -> Table | None:
    """Return how these measures did against the target that is in force for each; None where there is none."""
    rows = tuple(
        (
            Cell(s.title, url=s.url),
            Cell(s.figure, number=True),
            Cell(f"{s.period}, {s.area}"),
            Cell(_target(context, s.id)),
            Cell(tag=s.plan_tag),
        )
        for s in rated
    )
    heads = of_measures(TARGET_HEADS, context.said)
    return Table("targets", "Figures against targets in force", heads, rows, "measures") if rows else None


def _target(context: Context, id_: str) -> str:
    standing, unit = context.standings[id_], context.site.measures[id_].unit
    aim = standing.target if standing.target is not None else standing.planned
    if aim is None:
        return ""
    by = f" by {standing.target_by.public}" if standing.target_by else ""
    national = " (national standard)" if standing.target_status == "national_standard" else ""
    return f"{figure(aim, unit)}{by}{national}"
