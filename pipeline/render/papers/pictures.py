"""The drawings of papers: the chart of the page at a size for print, with letters as large as the text beside it."""

from collections.abc import Mapping, Sequence
from functools import partial

from pipeline.render.charts import ChartStore, LineChartData
from pipeline.render.charts.engine import drawing_of
from pipeline.render.charts.line import picture
from pipeline.render.charts.notes import description
from pipeline.render.charts.style import Size
from pipeline.render.charts.svg import named
from pipeline.render.papers.content import Picture
from pipeline.render.typesetting import as_json, compiler, template_of

PRINTED = Size("paper", 560, 165, 19)
DOTS_PER_INCH = 200


def printed_chart(data: LineChartData, charts: ChartStore) -> Picture:
    """Draw a chart for print, from the store where it has the drawing already."""
    told = description(data)
    drawn = drawing_of((data, PRINTED), partial(picture, data, PRINTED), charts)
    svg = named(drawn, f"{data.id}-{PRINTED.name}", data.title, told)
    return Picture(data.title, data.subtitle, svg, told)


def as_pictures(drawings: Sequence[str], look: Mapping[str, object]) -> list[bytes]:
    """Return drawings as PNG, in order; all at once, as the letters are read only once then."""
    if not drawings:
        return []
    inputs = {"drawings": as_json(drawings), "look": as_json(look)}
    template = template_of("pipeline.render.papers", ("charts.typ",))
    made = compiler(template, inputs).compile(format="png", ppi=DOTS_PER_INCH)
    return [one for one in (made if isinstance(made, list) else [made]) if one is not None]
