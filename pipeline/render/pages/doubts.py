"""Figures that we doubt: as printed by their source, with the reason. Finding them belongs in `compute`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.catalogue.framework import Part
from pipeline.catalogue.statistics import unit_of
from pipeline.compute.checks import NOT_TOLD, Finding
from pipeline.compute.series import Value
from pipeline.periods import from_label
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Cell, Head, Link, Table
from pipeline.render.pages.said import of_measures
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.words import day, figure

HEADS = (Head("Figures as published"), Head("Why we doubt them"))
NO_REASON = "No reason was given"
CLOSED = "a check found something. The figures are protected, so we do not say where"


@dataclass(frozen=True)
class Checked:
    """What the checks found: each with its measure and words; what is explained with the reason and who looked."""

    open: tuple[tuple[Link, str], ...]
    explained: tuple[tuple[tuple[Link, str], str], ...]


@dataclass(frozen=True)
class Doubt:
    """One reason, and the figures of each measure that it is given for."""

    reason: str
    figures: tuple[tuple[Link, tuple[str, ...]], ...]


def doubted_table(context: Context, domain: Part | None = None) -> Table | None:
    """Return every public figure that we doubt, of one domain or of all; None where there is none.

    A row is a measure and a reason, with all the figures that the reason is given for.
    """
    rows = tuple(
        (Cell(link.text, url=link.url), Cell("; ".join(figures), wraps=True), Cell(one.reason, wraps=True))
        for one in doubts(context, domain)
        for link, figures in one.figures
    )
    return (
        Table("doubted", "Figures that we doubt", of_measures(HEADS, context.said), rows, "reasons") if rows else None
    )


def doubts(context: Context, domain: Part | None = None) -> tuple[Doubt, ...]:
    """Return every reason once, of one domain or of all, with the figures that it is given for under their measures."""
    found: dict[str, dict[str, list[str]]] = {}
    for summary, v in _doubted(context, domain):
        told = f"{_figure(v, context)} ({v.period.public}, {context.area(v.area)})"
        found.setdefault(v.note or NO_REASON, {}).setdefault(summary.id, []).append(told)
    links = {id_: Link(summary.title, summary.url) for id_, summary in context.summaries.items()}
    return tuple(Doubt(why, tuple((links[i], tuple(f)) for i, f in about.items())) for why, about in found.items())


def checked(context: Context) -> Checked:
    """Return what the checks of the last run found that nobody has explained yet, and what somebody has."""
    judged = context.site.doubts
    return Checked(
        tuple(_found(one, context) for one in judged.open),
        tuple(
            (_found(one, context), f"{entry.why} Looked at by: {entry.by}, {day(entry.on)}.")
            for one, entry in judged.acknowledged
        ),
    )


def in_words(told: str, context: Context) -> str:
    """Return the words of a finding with areas by name instead of by code."""
    for area in sorted(context.site.areas.all, key=lambda area: -len(area.code)):
        told = re.sub(rf"\b{re.escape(area.code)}\b", area.name, told)
    return told


def _found(one: Finding, context: Context) -> tuple[Link, str]:
    """Of a figure under disclosure control neither place nor time is told."""
    summary = context.summaries[one.measure]
    link = Link(summary.title, summary.url)
    if one.told == NOT_TOLD:
        return link, CLOSED
    period = from_label(one.period).public
    return link, f"{context.area(one.area)}, {period}: {in_words(one.told, context)}"


def _doubted(context: Context, domain: Part | None) -> Iterator[tuple[Summary, Value]]:
    for summary in context.under(domain) if domain else context.summaries.values():
        series = context.series.get(summary.id)
        for v in series.values if series else ():
            if "q" in v.markers and v.preferred and v.value is not None:
                yield summary, v


def _figure(value: Value, context: Context) -> str:
    assert value.value is not None
    return figure(value.value, unit_of(context.site.measures[value.measure].unit, value.statistic))
