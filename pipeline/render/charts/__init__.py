"""Charts as SVG in one house style. Input is finished choices (`data`), output finished drawings; nothing is stored.

Which values a chart shows is chosen in `choose`; pages and files belong in `pages` and `publish`.
"""

from pipeline.render.charts.choose import chart_for
from pipeline.render.charts.data import Chart, ChartStore, Line, LineChartData, MemoryStore, Point, Slot
from pipeline.render.charts.line import line_chart
from pipeline.render.charts.spark import spark_line

__all__ = [
    "Chart",
    "ChartStore",
    "Line",
    "LineChartData",
    "MemoryStore",
    "Point",
    "Slot",
    "chart_for",
    "line_chart",
    "spark_line",
]
