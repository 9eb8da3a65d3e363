"""A measure area by area in small charts on one scale, where three areas or more have figures enough for a line.

How panels are drawn is in `charts.panels`; the table of the same numbers is the one of the large chart.
"""

from pipeline.compute.series import Value
from pipeline.render.charts import Chart, ChartStore, Line, LineChartData
from pipeline.render.charts.choose import choose_periods, point_of
from pipeline.render.charts.panels import PanelsData, panels_chart
from pipeline.render.charts.period_axis import range_words
from pipeline.render.pages.chart_view import chart_data, codes
from pipeline.render.pages.context import Context
from pipeline.render.pages.summary import Known, headline

LEAST_AREAS, LEAST_FIGURES, MOST_PANELS = 3, 3, 9
TITLE = "Each area on its own, all on the same scale"


def area_panels(known: Known, context: Context, charts: ChartStore) -> Chart | None:
    """Return the small charts; None where fewer than three areas have three figures in the periods of the chart."""
    data = chart_data(known, context)
    made = panels_data(known, data, context) if data else None
    return panels_chart(made, charts) if made else None


def panels_data(known: Known, data: LineChartData, context: Context) -> PanelsData | None:
    """Choose panels for the periods that stand together on the axis of the large chart; the comparator comes last."""
    latest = headline(known)
    assert known.series is not None and latest is not None
    together = {slot.label for slot in data.axis if not slot.separate}
    by_area = {code: _of(known.series.of(code), together) for code in codes(known.measure)}
    enough = [code for code, values in by_area.items() if sum(v.value is not None for v in values) >= LEAST_FIGURES]
    if len(enough) < LEAST_AREAS:
        return None
    chosen = choose_periods(known.measure, known.series.of(latest.area))
    unit = data.subtitle.rsplit(", ", 1)[-1]
    return PanelsData(
        id=f"{data.id}-areas",
        title=TITLE,
        subtitle=f"{known.measure.plain_title}, {range_words(chosen.together)}, {unit}",
        unit=data.unit,
        panels=tuple(_line(context.area(code), by_area[code]) for code in enough[:MOST_PANELS]),
        axis=tuple(slot for slot in data.axis if not slot.separate),
        breaks=data.breaks,
        starts_at_zero=data.starts_at_zero,
        synthetic=data.synthetic,
    )


def _of(values: tuple[Value, ...], labels: set[str]) -> list[Value]:
    return [value for value in values if value.period.public in labels]


def _line(name: str, values: list[Value]) -> Line:
    return Line(name, "actual", tuple(point_of(value) for value in values))
