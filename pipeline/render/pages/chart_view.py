"""A measure's chart with the table of the same numbers beside it and the key of the marks in both.

Which periods and lines are drawn is chosen in `charts.choose`; which figures may be shown was decided before.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import Value
from pipeline.periods import Period
from pipeline.render.charts import Chart, ChartStore, LineChartData, chart_for, line_chart
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.summary import Known, headline
from pipeline.render.pages.words import cell, key_of, unit_words


@dataclass(frozen=True)
class ChartView:
    """A chart (None where fewer than two figures could be drawn), the table of its numbers, the key of the marks."""

    chart: Chart | None
    table: Table
    key: tuple[str, ...]
    note: str


def chart_view(known: Known, context: Context, charts: ChartStore) -> ChartView | None:
    """Return the chart and its table; None where nothing can be shown."""
    latest, values = headline(known), _values(known)
    if latest is None or not values:
        return None
    data = chart_data(known, context)
    drawn = line_chart(data, charts) if data else None
    table = numbers_table(known.measure, values, context)
    return ChartView(
        drawn,
        table,
        key_of(table),
        "" if drawn else "There are not yet two figures that could be joined by a line.",
    )


def codes(measure: Measure) -> list[str]:
    """Return the measure's areas with its comparator last, each once."""
    return list(dict.fromkeys([*measure.areas, *([measure.comparator] if measure.comparator else [])]))


def chart_data(known: Known, context: Context) -> LineChartData | None:
    """Return what the measure's chart shows, worked out the first time it is asked for; None where there is none."""
    made_of, data = context.drawn.get(known.id, (None, None))
    if made_of != known:
        data = _chart_data(known, context)
        context.drawn[known.id] = known, data
    return data


def _chart_data(known: Known, context: Context) -> LineChartData | None:
    latest, standing = headline(known), known.standing
    if latest is None or known.series is None or standing is None:
        return None
    if standing.value is None or standing.area != latest.area:
        standing = replace(standing, area=latest.area, period=latest.period, value=latest.value)
    return chart_for(known.measure, known.series, standing, context.site.areas)


def _values(known: Known) -> list[Value]:
    if known.series is None:
        return []
    return [v for code in codes(known.measure) for v in known.series.of(code)]


def numbers_table(measure: Measure, values: Sequence[Value], context: Context, id_: str = "numbers") -> Table:
    """Return all shown whole-population figures: a row a period, a column an area; years apart from quarters."""
    found = {(v.area, v.period): v for v in values}
    columns = [code for code in codes(measure) if any(v.area == code for v in values)]
    periods = in_kinds({v.period for v in values})
    rows = tuple(
        (Cell(period.public), *(_cell(found.get((code, period)), measure) for code in columns)) for period in periods
    )
    head = (Head("Period"), *(Head(context.area(code), number=True) for code in columns))
    return Table(id_, f"{measure.plain_title}: {unit_words(measure.unit)}", head, rows)


def in_kinds(periods: Collection[Period]) -> list[Period]:
    """Return periods in time order within their kinds, the kind of the longest first: years, then quarters."""
    longest = {kind: max(p.end - p.start for p in periods if p.kind == kind) for kind in {p.kind for p in periods}}
    return sorted(periods, key=lambda p: (-longest[p.kind], p.kind, p))


def _cell(value: Value | None, measure: Measure) -> Cell:
    return Cell(cell(value, measure.unit) if value else "[x]", number=True)
