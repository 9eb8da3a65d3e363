"""A domain's page: what it is about, how much has figures, its measures with the latest figure of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.catalogue.framework import Part
from pipeline.render.pages.context import Context, domain_link, slug, trail
from pipeline.render.pages.coverage import Coverage, coverage
from pipeline.render.pages.home import Changes, changes, tone
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Cell, Head, Link, Table
from pipeline.render.pages.summary import Summary

MEASURE_HEADS = (
    Head("Measure"),
    Head("Latest figure", number=True),
    Head("When and where"),
    Head("Trend"),
    Head("Change"),
    Head("State"),
)


@dataclass(frozen=True)
class Group:
    """One goal of the domain with the table of its measures."""

    id: str
    title: str
    table: Table


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
    others: tuple[Link, ...]
    reports: tuple[Link, ...]


def domain_pages(context: Context) -> list[Page]:
    """Return a page for each domain, in reading order."""
    return [_domain_page(context, domain, number) for number, domain in enumerate(context.domains, start=1)]


def measures_table(id_: str, caption: str, summaries: Iterable[Summary]) -> Table:
    """Return the table of measures that lists of measures share."""
    return Table(id_, caption, MEASURE_HEADS, tuple(measure_row(s) for s in summaries), "measures")


def measure_row(summary: Summary) -> tuple[Cell, ...]:
    """Return a measure's row: name, latest figure, when and where, spark line, change in words, state."""
    where = ", ".join(part for part in (summary.period, summary.area) if part)
    return (
        Cell(summary.title, url=summary.url),
        Cell(summary.figure + (" [q]" if summary.doubted else ""), number=True),
        Cell(where or "Nothing to show yet"),
        Cell(spark=summary.spark) if summary.spark else Cell(""),
        Cell(summary.change or "Nothing to compare"),
        Cell(tag=summary.rating_tag or summary.state_tag),
    )


def _domain_page(context: Context, domain: Part, number: int) -> Page:
    summaries = context.under(domain)
    words = context.site.framework.measure_words
    level = context.site.framework.levels[0]
    view = DomainView(
        title=domain.name,
        label=level.singular.capitalize(),
        introduction=domain.introduction or "",
        tone=tone(number),
        icon=domain.icon,
        coverage=coverage(summaries, words[1]),
        changes=changes(summaries, words),
        groups=tuple(_group(context, goal) for goal in domain.parts) or (_group(context, domain),),
        others=tuple(domain_link(d) for d in context.domains if d is not domain),
        reports=tuple(
            Link(f"{e.edition.title}: {domain.name}", f"editions/{e.slug}/{slug(domain.key)}/")
            for e in sorted(context.site.editions, key=lambda e: e.edition.cut_off, reverse=True)
        ),
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
    id_ = slug(goal.key)
    return Group(id_, goal.name, measures_table(id_, f"Latest figures: {goal.name}", context.under(goal)))
