"""A measure's page: the question, the figure, sentences, chart and table, areas, definition, sources, downloads.

Facts in pairs are in `measure_facts`, the chart in `chart_view`; the files to download are made by `publish`.
"""

from dataclasses import dataclass
from typing import Any

from pipeline.compute.standing.in_area import area_of_start
from pipeline.render.charts import Chart, ChartStore
from pipeline.render.pages.actions import Actions, about, newest_actions
from pipeline.render.pages.area_table import area_newer, area_order, area_table, other_table
from pipeline.render.pages.breakdowns import BreakdownView, breakdown_views
from pipeline.render.pages.caveats import caveats
from pipeline.render.pages.chart_view import ChartView, chart_view
from pipeline.render.pages.context import Context, domain_link, trail
from pipeline.render.pages.dataset import dataset
from pipeline.render.pages.findings import FindingView
from pipeline.render.pages.frozen import put_right
from pipeline.render.pages.how_we_know import how_we_know
from pipeline.render.pages.marks import Mark, three_marks
from pipeline.render.pages.measure_facts import (
    agreed_facts,
    change_facts,
    definition_facts,
    history_facts,
    source_facts,
)
from pipeline.render.pages.measure_links import around, downloads, measure_file
from pipeline.render.pages.missing import Missing, missing
from pipeline.render.pages.page import Page
from pipeline.render.pages.panels import area_panels
from pipeline.render.pages.parts import Fact, Link, Table, Tag
from pipeline.render.pages.provenance import after_last_report, provenance, source_line
from pipeline.render.pages.refused import newest_refused
from pipeline.render.pages.schemes import SchemesAbout
from pipeline.render.pages.single_areas import SingleAreas, single_areas
from pipeline.render.pages.slides import slide_links
from pipeline.render.pages.summary import Known, Summary, headline, mark_words, told_of
from pipeline.render.pages.support import Support, support_box
from pipeline.render.pages.synthetic import SyntheticView, synthetic_view
from pipeline.render.pages.tags import DOUBTED, change_tag
from pipeline.render.pages.this_year import year_facts
from pipeline.render.pages.words import bare, key_of, marks, words_after
from pipeline.render.pages.worked import worked_steps
from pipeline.render.wording.change import told_change
from pipeline.render.wording.phrases import place
from pipeline.render.wording.sentences import MADE_BY_RULE, beside_the_figure, tell


@dataclass(frozen=True)
class Year:
    """How the last whole year stands, beside a latest figure of a part of a year."""

    title: str
    number: str
    unit: str
    tags: tuple[Tag, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class MeasureView:
    """What a measure's page says, in finished strings."""

    summary: Summary
    newest_refused: str
    tone: int
    unit: str
    tags: tuple[Tag, ...]
    marks: str
    beside: tuple[str, ...]
    sentences: tuple[str, ...]
    by_rule: str
    three: tuple[Mark, ...]
    year: Year | None
    this_year: tuple[Fact, ...]
    chart: ChartView | None
    source_line: str
    pictures: tuple[Link, ...]
    synthetic_pictures: tuple[Link, ...]
    missing: Missing | None
    waits: tuple[str, ...]
    actions: Actions | None
    schemes: SchemesAbout | None
    findings: tuple[FindingView, ...]
    areas: Table | None
    areas_key: tuple[str, ...]
    area_order: str
    in_areas: SingleAreas
    area_newer: str
    panels: Chart | None
    breakdowns: tuple[BreakdownView, ...]
    others: Table | None
    synthetic: SyntheticView | None
    definition: tuple[Fact, ...]
    agreed: tuple[Fact, ...]
    provenance: tuple[Fact, ...]
    sources: tuple[Fact, ...]
    trust: tuple[Fact, ...]
    history: tuple[Fact, ...]
    changes: tuple[Fact, ...]
    caveats: tuple[str, ...]
    worked: tuple[str, ...]
    query: str
    downloads: tuple[Link, ...]
    related: tuple[Link, ...]
    siblings: tuple[Link, ...]
    subjects: tuple[Link, ...]
    stories: tuple[Link, ...]
    domain: Link
    support: Support | None


def measure_pages(context: Context, charts: ChartStore) -> list[Page]:
    """Return a page for every measure, in reading order; those without figures say why."""
    actions = newest_actions(context.site)
    return [_page(id_, context, charts, about(actions, frozenset([id_]))) for id_ in context.summaries]


def _page(id_: str, context: Context, charts: ChartStore, actions: Actions | None) -> Page:
    measure = context.site.measures[id_]
    view = _view(context.known(id_), context, charts, actions)
    told = f"{view.summary.figure}, {view.summary.period}." if view.summary.has_figure else "No figure yet."
    return Page(
        view.summary.url,
        measure.plain_title,
        f"{measure.question} {told}",
        "measure",
        view,
        "framework",
        trail(Link("Framework", "framework/"), view.domain),
        body_class=f"tone-{view.tone}",
        dataset=dataset(id_, context, measure_file(id_)),
    )


def _drawn(known: Known, context: Context, charts: ChartStore) -> dict[str, Any]:
    """Return the parts of the page that are drawn, and what leads to their pictures."""
    return {
        "chart": chart_view(known, context, charts),
        "pictures": slide_links(known.id, context),
        "synthetic_pictures": slide_links(known.id, context, synthetic=True),
        "panels": area_panels(known, context, charts),
        "breakdowns": breakdown_views(known, context, charts),
        "synthetic": synthetic_view(known, context, charts),
    }


def _facts(known: Known, context: Context) -> dict[str, Any]:
    """Return what is told in pairs: what is counted, what was agreed, where it comes from, who looks after it."""
    measure = known.measure
    return {
        "definition": definition_facts(measure, context),
        "agreed": agreed_facts(measure, context.area, known.series.of(area_of_start(measure)) if known.series else ()),
        "provenance": provenance(known, context),
        "sources": source_facts(measure, context.site.sources, context.said),
        "trust": how_we_know(known, context),
        "history": history_facts(measure),
        "changes": (*change_facts(measure, context.area), *put_right(known.id, context)),
    }


def _view(known: Known, context: Context, charts: ChartStore, actions: Actions | None) -> MeasureView:
    measure, summary = known.measure, context.summaries[known.id]
    domain = context.domain_of(known.id)
    value, standing, series = headline(known), known.standing, known.series
    return MeasureView(
        summary=summary,
        newest_refused=newest_refused(measure, context),
        tone=context.domains.index(domain) % 6 + 1,
        unit=words_after(measure.unit),
        tags=_tags(known, summary),
        marks=mark_words(value),
        beside=(
            *(beside_the_figure(measure, standing) if standing and value else ()),
            *after_last_report(known, context),
        ),
        sentences=tell(measure, standing, context.site.areas) if standing and value else (),
        by_rule=MADE_BY_RULE,
        three=_three(known, context) if value else (),
        year=_year(known, context) if value else None,
        this_year=year_facts(measure, series.of(value.area), value) if series and value else (),
        **_drawn(known, context, charts),
        source_line=source_line(known, context),
        missing=None if value else missing(measure, summary),
        **around(known.id, context, actions),
        areas=(areas := area_table(known, context)),
        areas_key=key_of(areas),
        area_order=area_order(known, context),
        in_areas=single_areas([summary.parts]),
        area_newer=area_newer(known, context),
        others=other_table(known, context),
        **_facts(known, context),
        caveats=caveats(known, context),
        worked=worked_steps(measure, value, series.values, standing, context) if series else (),
        query=context.site.queries.get(known.id, ""),
        downloads=downloads(known.id, context),
        domain=domain_link(domain),
        support=support_box((s.topic for s in measure.support), context.site.settings.support),
    )


def _tags(known: Known, summary: Summary) -> tuple[Tag, ...]:
    """Plan, signal and stage; the data state only where it is not simply that there are figures."""
    state = summary.state_tag if summary.state != "current" or not summary.has_figure else None
    doubt = DOUBTED if summary.doubted else None
    change = summary.change_tag if told_of(known)[0] is known.standing else None
    several = (doubt, change, summary.rating_tag, state, summary.lifecycle_tag)
    return tuple(tag for tag in several if tag)


def _three(known: Known, context: Context) -> tuple[Mark, ...]:
    """Return plan, signal and quality of the latest figure; the change told is its own, not that of a whole year."""
    if known.standing is None:
        return ()
    told = told_change(known.standing)
    here = place(context.site.areas, known.standing.area)
    return three_marks(known.standing, told if told.period else None, historical=known.historical, here=here)


def _year(known: Known, context: Context) -> Year | None:
    year, measure = known.yearly, known.measure
    if year is None or year.value is None or year.period is None:
        return None
    change = told_change(year)
    values = known.series.of(year.area) if known.series else ()
    marked = next((v.markers for v in values if v.period == year.period), frozenset())
    tags = (DOUBTED if "q" in marked else None, change_tag(change) if change.period else None)
    return Year(
        f"The last whole year: {year.period.public}",
        bare(year.value, measure.unit),
        f"{words_after(measure.unit)} {marks(marked)}".strip(),
        tuple(tag for tag in tags if tag),
        tell(measure, year, context.site.areas),
    )
