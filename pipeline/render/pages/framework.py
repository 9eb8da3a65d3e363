"""The framework as one page: domain, goal, outcome, key indicator, measure, each measure with its data state."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalogue.framework import Part
from pipeline.periods import parse
from pipeline.render.pages.context import Context, counted, domain_link, trail
from pipeline.render.pages.coverage import state_note, state_table, with_noun
from pipeline.render.pages.facets import Facets, facets
from pipeline.render.pages.home import tone
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Link, Table
from pipeline.render.pages.subjects import subjects_link
from pipeline.render.pages.summary import Summary
from pipeline.render.pages.words import month


@dataclass(frozen=True)
class Node:
    """One part of the framework with the parts or the measures under it. `depth` is 0 for a domain."""

    id: str
    title: str
    label: str
    depth: int
    tone: int
    icon: str | None
    link: Link | None
    parts: tuple["Node", ...]
    measures: tuple[Summary, ...]


@dataclass(frozen=True)
class FrameworkView:
    """What the framework page says."""

    title: str
    introduction: tuple[str, ...]
    counts: str
    states: Table
    states_note: str
    nodes: tuple[Node, ...]
    facets: Mapping[str, Facets]
    citation: str
    years: str
    versions: Link | None
    subjects: Link | None


def framework_page(context: Context) -> Page:
    """Return the page of the whole framework, which is also the overview to print."""
    framework = context.site.framework
    view = FrameworkView(
        title="The framework",
        introduction=tuple(framework.introduction),
        counts=_counts(context),
        states=state_table(context),
        states_note=state_note(context),
        nodes=tuple(_node(context, d, (d.key,), tone(n)) for n, d in enumerate(context.domains, start=1)),
        facets=facets(context),
        citation=framework.citation,
        years=f"{month(parse(framework.first_year).start)} to {month(parse(framework.last_year).end)}",
        versions=Link("How the framework changes", "framework/versions/") if context.site.versions else None,
        subjects=subjects_link(context),
    )
    description = f"Everything that {framework.title} measures, in order, and whether there are figures for it."
    return Page("framework/", "The framework", description, "framework", view, "framework", trail())


def _node(context: Context, part: Part, keys: tuple[str, ...], colour: int) -> Node:
    depth = len(keys) - 1
    level = context.site.framework.levels[depth]
    return Node(
        id="-".join(keys).replace("_", "-") if depth else part.key.replace("_", "-"),
        title=part.name,
        label=level.singular.capitalize(),
        depth=depth,
        tone=colour,
        icon=part.icon,
        link=domain_link(part) if depth == 0 else None,
        parts=tuple(_node(context, child, (*keys, child.key), colour) for child in part.parts),
        measures=() if part.parts else context.under(part),
    )


def _counts(context: Context) -> str:
    framework = context.site.framework
    summaries = context.summaries.values()
    number = sum(counted(s) for s in summaries)
    proposed = sum(s.lifecycle == "proposed" for s in summaries)
    domains = with_noun(len(context.domains), (framework.levels[0].singular, framework.levels[0].plural))
    told = f"{with_noun(number, framework.measure_words)} in {domains}"
    more = f" Proposed for later: {with_noun(proposed, framework.measure_words)}." if proposed else ""
    return f"The framework has {told}.{more}"
