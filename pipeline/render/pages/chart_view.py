"""From a measure's series to the data of its line chart, and to the table of the same numbers beside it.

Drawing belongs in `charts`; which figures are shown at all was decided before.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries, Value
from pipeline.periods import Period, PeriodProblem, parse
from pipeline.render.charts import Chart, ChartStore, Line, LineChartData, Point, line_chart
from pipeline.render.pages.context import Context
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.summary import Known, headline
from pipeline.render.wording.change import finding
from pipeline.render.pages.words import cell, key_lines, unit_words

FEWEST_POINTS = 2
MOST_LINES = 4


@dataclass(frozen=True)
class ChartView:
    """A chart with its words outside the drawing, the table of its numbers and the key of the marks in it."""

    chart: Chart | None
    table: Table
    key: tuple[str, ...]
    note: str


def chart_view(known: Known, context: Context, charts: ChartStore) -> ChartView | None:
    """Return the chart and its table; the table alone for a single figure; None where nothing is published."""
    latest = headline(known)
    if known.series is None or latest is None:
        return None
    lines = _lines(known, latest)
    periods = sorted({v.period for values in lines.values() for v in values})
    enough = len([v for v in lines[latest.area] if v.value is not None]) >= FEWEST_POINTS
    data = _data(known, context, lines, periods)
    return ChartView(
        line_chart(data, charts) if enough else None,
        series_table(known, context),
        key_lines(v for v in known.series.values if v.breakdown == "all" and v.preferred),
        "" if enough else "There is one figure so far. A chart needs at least two.",
    )


def series_table(known: Known, context: Context) -> Table:
    """Return all published whole-population figures: a row a period, a column an area."""
    assert known.series is not None
    measure = known.measure
    codes = [c for c in _codes(measure) if known.series.of(c)]
    found = {(v.area, v.period): v for c in codes for v in known.series.of(c)}
    periods = sorted({period for _, period in found}, key=lambda p: (p.kind, p))
    rows = tuple(
        (Cell(period.public), *(_cell(found.get((code, period)), measure) for code in codes))
        for period in periods
    )
    head = (Head("Period"), *(Head(context.area(code), number=True) for code in codes))
    caption = f"{measure.plain_title}, {unit_words(measure.unit)}"
    return Table("numbers", caption, head, rows)


def _cell(value: Value | None, measure: Measure) -> Cell:
    return Cell(cell(value, measure.unit) if value else "[x]", number=True)


def _codes(measure: Measure) -> list[str]:
    return list(dict.fromkeys([*measure.areas, *([measure.comparator] if measure.comparator else [])]))


def _lines(known: Known, latest: Value) -> dict[str, list[Value]]:
    """Return area code to values, of the one kind of period that the chart shows, headline area first."""
    assert known.series is not None
    own = known.series.of(latest.area)
    kinds = Counter(v.period.kind for v in own if v.value is not None)
    kind = max(kinds, key=lambda k: (kinds[k], k == latest.period.kind))
    codes = list(dict.fromkeys([latest.area, *reversed(_codes(known.measure))]))[:MOST_LINES]
    of_kind = {code: [v for v in known.series.of(code) if v.period.kind == kind] for code in codes}
    return {code: values for code, values in of_kind.items() if any(v.value is not None for v in values)}


def _data(
    known: Known, context: Context, lines: Mapping[str, list[Value]], periods: list[Period]
) -> LineChartData:
    measure, standing = known.measure, known.standing
    first = next(iter(lines))
    place = context.area(first)
    span = f"{periods[0].public} to {periods[-1].public}" if len(periods) > 1 else periods[0].public
    return LineChartData(
        id=known.id.replace("_", "-"),
        title=finding(measure, standing) if standing and standing.value is not None else measure.plain_title,
        subtitle=f"{measure.plain_title}, {unit_words(measure.unit)}, {place}, {span}",
        unit=measure.unit,
        lines=tuple(
            Line(context.area(code), _role(code, first, measure), _points(values, periods))
            for code, values in lines.items()
        ),
        baseline=_baseline(measure),
        planned=(),
        target=standing.target if standing else None,
        breaks=tuple((words, b.reason) for b in measure.breaks if (words := _public(b.at))),
        synthetic=any(v.origin == "synthetic" for values in lines.values() for v in values),
        limits=None,
        starts_at_zero=measure.unit.kind in ("count", "money"),
    )


def _role(code: str, first: str, measure: Measure) -> str:
    return "actual" if code == first else "comparator" if code == measure.comparator else "area"


def _points(values: list[Value], periods: list[Period]) -> tuple[Point, ...]:
    found = {v.period: v for v in values}
    return tuple(
        Point(p.public, v.value, v.lower_95, v.upper_95, v.markers)
        if (v := found.get(p))
        else Point(p.public, None, None, None, frozenset())
        for p in periods
    )


def _baseline(measure: Measure) -> tuple[str, float] | None:
    baseline = measure.baseline
    if baseline is None or baseline.value is None:
        return None
    return (_public(baseline.period) or baseline.period, baseline.value)


def _public(label: str) -> str:
    try:
        return parse(label).public
    except PeriodProblem:
        return ""
