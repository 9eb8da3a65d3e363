"""The one Vega-Lite specification of all line charts, made once by Altair, and filled with a picture's named data.

Both axes are linear: x runs from 0 to 1 over the plot, y is in the measure's unit. No dates come into it, so a
drawing cannot depend on the time zone. How marks look stands in the rows. Only this module loads Altair.
"""

import copy
from functools import cache
from typing import Any

import altair as alt

from pipeline.render.charts.picture import DATA, Picture
from pipeline.render.charts.style import ACTUAL, FONT, LINE_HEIGHT, PAPER, TEXT_SIZE

Spec = dict[str, Any]


def spec(picture: Picture) -> Spec:
    """Return the finished specification of a picture."""
    return copy.deepcopy(_template()) | picture.filling()


def blank() -> Spec:
    """Return the specification with nothing in it, of no size: what is filled in does not change how it is drawn."""
    empty = {name: [] for name in DATA}
    return copy.deepcopy(_template()) | {"width": 1, "height": 1, "datasets": empty}


@cache
def _template() -> Spec:
    return template().to_dict(validate=False)


def template() -> alt.LayerChart | alt.FacetChart:
    """Make the chart without its data: a layer a kind of mark, from back to front."""
    layers = [_boxes(), _bands(), _rules(), _lines(), _points(), _texts()]
    plain = alt.Config(view=alt.ViewConfig(stroke=None), aria=True)
    chart = alt.layer(*layers, padding=0, background=PAPER, config=plain)
    return chart.add_params(alt.param("places", value=[0, 1]), alt.param("values", value=[0, 1]))


def _x(field: str = "x:Q") -> alt.X:
    return alt.X(field).scale(domain=alt.ExprRef("places"), nice=False, zero=False).axis(None)


def _y(field: str = "y:Q") -> alt.Y:
    return alt.Y(field).scale(domain=alt.ExprRef("values"), nice=False, zero=False).axis(None)


def _strokes() -> list[Any]:
    return [
        alt.Stroke("colour:N").scale(None),
        alt.StrokeWidth("width:Q").scale(None),
        alt.StrokeDash("dash:N").scale(None),
    ]


def _boxes() -> alt.Chart:
    base = alt.Chart(alt.NamedData("boxes")).mark_rect()
    return base.encode(_x(), _y(), alt.X2("x2:Q"), alt.Y2("y2:Q"), alt.Fill("colour:N").scale(None))


def _bands() -> alt.Chart:
    base = alt.Chart(alt.NamedData("bands")).mark_area(fill=ACTUAL, fillOpacity=0.15)
    return base.encode(_x(), _y(), alt.Y2("y2:Q"), alt.Detail("piece:N"))


def _rules() -> alt.Chart:
    base = alt.Chart(alt.NamedData("rules")).mark_rule()
    return base.encode(_x(), _y(), alt.X2("x2:Q"), alt.Y2("y2:Q"), *_strokes())


def _lines() -> alt.Chart:
    base = alt.Chart(alt.NamedData("lines")).mark_line(strokeCap="round", strokeJoin="round")
    return base.encode(_x(), _y(), alt.Detail("piece:N"), *_strokes())


def _points() -> alt.Chart:
    base = alt.Chart(alt.NamedData("points")).mark_point(opacity=1)
    return base.encode(
        _x(),
        _y(),
        alt.Stroke("colour:N").scale(None),
        alt.StrokeWidth("width:Q").scale(None),
        alt.Shape("shape:N").scale(None),
        alt.Size("size:Q").scale(None),
        alt.Fill("fill:N").scale(None),
        alt.Description("says:N"),
    )


def _texts() -> alt.Chart:
    base = alt.Chart(alt.NamedData("texts")).mark_text(
        font=FONT,
        fontSize=TEXT_SIZE,
        lineHeight=LINE_HEIGHT,
        baseline="middle",
        align=alt.ExprRef("datum.align"),
        fontWeight=alt.ExprRef("datum.weight"),
    )
    return base.encode(_x(), _y(), alt.Text("text:N"), alt.Fill("colour:N").scale(None))
