"""The box "Worked through with synthetic records" on a measure's page: chart, tables and sentences of its own.

Everything in it comes from values whose origin is synthetic; nothing outside it does. Once real records are there,
no value is synthetic and the box is gone.
"""

from dataclasses import dataclass, replace

from pipeline.catalogue.statistics import unit_of
from pipeline.compute.series import Value
from pipeline.compute.standing.stand import latest_of
from pipeline.compute.standing.synthetic import WorkedThrough, statistics, worked_through
from pipeline.render.charts import Chart, ChartStore, chart_for, line_chart
from pipeline.render.charts.data import LineChartData
from pipeline.render.pages.breakdowns import BreakdownView, breakdown_views
from pipeline.render.pages.chart_view import in_kinds, numbers_table
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Cell, Fact, Head, Table, Tag
from pipeline.render.pages.summary import Known
from pipeline.render.pages.tags import signal_tags
from pipeline.render.pages.this_year import year_facts
from pipeline.render.pages.words import cell, key_of
from pipeline.render.pages.worked import worked_steps
from pipeline.render.wording.sentences import beside_the_figure, tell

LABEL = "Synthetic records"
WHY = (
    "Real hospital records may not be shown, and we hold none here. A computer made up records that describe nobody, "
    "so that every step from record to figure can be checked. What follows says nothing about real people or services."
)
MADE_UP_SOURCE = "Source: records that a computer made up. They describe nobody."
COUNT_ONLY = "Only the number behind the rate can be worked out from records alone, so that is what is shown."
HEADS = {
    "n": "Number counted",
    "k": "Left out as longest",
    "median": "Middle one",
    "untrimmed_mean": "Average with none left out",
    "count": "Number behind it",
    "rate": "Rate for each 100,000",
}


@dataclass(frozen=True)
class SyntheticView:
    """What the box says, in finished strings."""

    why: str
    about: str
    sentences: tuple[str, ...]
    signals: tuple[Tag, ...]
    chart: Chart | None
    table: Table
    statistics: Table | None
    breakdowns: tuple[BreakdownView, ...]
    this_year: tuple[Fact, ...]
    worked: tuple[str, ...]
    key: tuple[str, ...]


def synthetic_view(known: Known, context: Context, charts: ChartStore) -> SyntheticView | None:
    """Return the box; None where a measure has no figure from synthetic records."""
    standing = context.site.synthetic.get(known.id)
    made = worked_through(known.measure, known.series) if known.series else None
    if standing is None or made is None:
        return None
    codes = made.measure.areas
    values = [v for code in codes for v in made.series.of(code)]
    shown = made.series.of(made.area)
    data = synthetic_data(known, context)
    table, behind = numbers_table(made.measure, values, context, "synthetic-numbers"), _statistics(made, context)
    return SyntheticView(
        why=WHY,
        about=COUNT_ONLY if made.measure.unit != known.measure.unit else "",
        sentences=(
            *tell(made.measure, standing, context.site.areas),
            *beside_the_figure(made.measure, standing),
        ),
        signals=signal_tags(standing),
        chart=line_chart(data, charts) if data else None,
        table=replace(table, caption=f"{LABEL}. {table.caption}"),
        statistics=behind,
        breakdowns=breakdown_views(known, context, charts, synthetic=True),
        this_year=year_facts(made.measure, shown, latest_of(shown)),
        worked=worked_steps(made.measure, latest_of(shown), made.series.values, standing, context),
        key=key_of(table, behind),
    )


def synthetic_data(known: Known, context: Context) -> LineChartData | None:
    """Return what the box's chart shows, marked as synthetic; None where there is no chart."""
    standing = context.site.synthetic.get(known.id)
    made = worked_through(known.measure, known.series) if known.series else None
    if standing is None or made is None:
        return None
    data = chart_for(made.measure, made.series, standing, context.site.areas)
    return _marked(data) if data else None


def _marked(data: LineChartData) -> LineChartData:
    """Say in title and name as well that it is synthetic, beside the mark inside the picture."""
    return replace(data, id=f"{data.id}-synthetic", title=f"{LABEL}: {data.title}", synthetic=True)


def _statistics(made: WorkedThrough, context: Context) -> Table | None:
    """Return the figure with what stands beside it: a row a period, a column a statistic; None without any."""
    found = {name: values for name, values in statistics(made).items() if name in HEADS}
    if not found:
        return None
    named = {"value": made.series.of(made.area), **{name: found[name] for name in HEADS if name in found}}
    by_period = {name: {v.period: v for v in values} for name, values in named.items()}
    periods = in_kinds({p for values in by_period.values() for p in values})
    rows = tuple(
        (Cell(p.public), *(Cell(_shown(of.get(p), name, made), number=True) for name, of in by_period.items()))
        for p in periods
    )
    head = (Head("Period"), *(Head(HEADS.get(name, "Figure"), number=True) for name in named))
    caption = f"{LABEL}. {made.measure.plain_title}: what is behind the figure, {context.area(made.area)}"
    return Table("synthetic-statistics", caption, head, rows)


def _shown(value: Value | None, name: str, made: WorkedThrough) -> str:
    return cell(value, unit_of(made.measure.unit, name)) if value else "[x]"
