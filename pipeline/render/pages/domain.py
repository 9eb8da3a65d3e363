"""A domain's page: what it is about, how much has figures, its measures with the latest figure of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.catalogue.framework import Part
from pipeline.render.pages.actions import Actions, about, newest_actions, under
from pipeline.render.pages.background import Reference, background_of
from pipeline.render.pages.context import Context, domain_link, slug, trail
from pipeline.render.pages.coverage import Coverage, coverage
from pipeline.render.pages.home import tone
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table
from pipeline.render.pages.rollup import Changes, changes
from pipeline.render.pages.said import Said, of_measures
from pipeline.render.pages.story import stories_of
from pipeline.render.pages.summary import Summary

HEADS = (Head("Latest figure", number=True), Head("When and where"))
MARKS = (Head("Change"), Head("Plan"), Head("Data"))
HEADS_WITHOUT = (Head("State"), Head("Why there is no figure"))
SHORT = 170


@dataclass(frozen=True)
class Group:
    """One goal of the domain with its measures: those with a figure and those without."""

    title: str
    table: Table | None
    without: Table | None


@dataclass(frozen=True)
class DomainView:
    """What a domain's page says."""

    title: str
    label: str
    introduction: str
    tone: int
    icon: str | None
    coverage: Coverage
    changes: Changes
    groups: tuple[Group, ...]
    doubted: bool
    others: tuple[Link, ...]
    reports: tuple[Link, ...]
    stories: tuple[Link, ...]
    actions: Actions | None
    background: tuple[Reference, ...]


def domain_pages(context: Context) -> list[Page]:
    """Return a page for each domain, in reading order."""
    actions = newest_actions(context.site)
    return [
        _domain_page(context, domain, number, about(actions, under(context, domain)))
        for number, domain in enumerate(context.domains, start=1)
    ]


def measures_table(id_: str, caption: str, summaries: Sequence[Summary], said: Said) -> Table:
    """Return the table of measures that have a figure, with the three marks of each: change, plan, data."""
    return Table(
        id_, caption, of_measures((*HEADS, *MARKS), said), tuple(measure_row(s) for s in summaries), "measures"
    )


def measure_row(summary: Summary) -> tuple[Cell, ...]:
    """Return a measure's row: name, latest figure, when and where, change with its line, plan, quality of the data."""
    return (
        Cell(summary.title, url=summary.url, tag=summary.lifecycle_tag),
        Cell(summary.figure + (" [q]" if summary.doubted else ""), number=True),
        Cell(f"{summary.period}, {summary.area}", tag=summary.not_now),
        Cell(summary.change or "Nothing to compare with", spark=summary.spark, tag=summary.signal_tag),
        Cell(tag=summary.plan_tag),
        Cell(tag=summary.quality_tag),
    )


def without_table(id_: str, caption: str, summaries: Sequence[Summary], said: Said) -> Table:
    """Return the table of measures that have no figure, with the reason."""
    rows = tuple(
        (Cell(s.title, url=s.url), Cell(tag=s.lifecycle_tag or s.state_tag), Cell(first_words(s.reason)))
        for s in summaries
    )
    return Table(id_, caption, of_measures(HEADS_WITHOUT, said), rows, "reasons")


def first_words(reason: str) -> str:
    """Return a short reason whole, and the first sentence of a long one."""
    return reason if len(reason) <= SHORT else reason.split(". ", maxsplit=1)[0].rstrip(".") + "."


def _domain_page(context: Context, domain: Part, number: int, actions: Actions | None) -> Page:
    summaries = context.under(domain)
    words = context.site.framework.measure_words
    level = context.site.framework.levels[0]
    stories = stories_of(context, frozenset(s.id for s in summaries))
    view = DomainView(
        title=domain.name,
        label=level.singular.capitalize(),
        introduction=domain.introduction or "",
        tone=tone(number),
        icon=domain.icon,
        coverage=coverage(summaries, words),
        changes=changes(summaries, words),
        groups=tuple(_group(context, goal) for goal in domain.parts) or (_group(context, domain),),
        doubted=any(s.doubted and s.has_figure for s in summaries),
        others=tuple(domain_link(d) for d in context.domains if d is not domain),
        reports=tuple(
            Link(f"{e.edition.title}: {domain.name}", f"editions/{e.slug}/{slug(domain.key)}/")
            for e in sorted(context.site.editions, key=lambda e: e.edition.cut_off, reverse=True)
        ),
        stories=stories,
        actions=actions,
        background=background_of(context, domain, context.site.as_of),
    )
    return Page(
        f"domains/{slug(domain.key)}/",
        domain.name,
        f"{domain.name}: we can report on {view.coverage.words}.",
        "domain",
        view,
        "framework",
        trail(Link("Framework", "framework/")),
        body_class=f"tone-{view.tone}",
    )


def _group(context: Context, goal: Part) -> Group:
    id_, summaries = slug(goal.key), context.under(goal)
    have = [s for s in summaries if s.has_figure]
    lack = [s for s in summaries if not s.has_figure]
    return Group(
        goal.name,
        measures_table(id_, f"Latest figures: {goal.name}", have, context.said) if have else None,
        without_table(f"{id_}-without", f"No figure yet: {goal.name}", lack, context.said) if lack else None,
    )
