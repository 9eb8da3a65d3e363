"""Drawing what lies behind the lines: the axes, levels that go straight across, the planned path, breaks.

The lines themselves are drawn in `lines`, names at their ends in `labels`.
"""

from pipeline.render.charts.axis import axis_labels
from pipeline.render.charts.data import Limits, LineChartData
from pipeline.render.charts.picture import Picture, Stroke, Words
from pipeline.render.charts.style import (
    APART,
    AXIS,
    BASELINE,
    DASH_BASELINE,
    DASH_LIMIT,
    DASH_PLANNED,
    DASH_TARGET,
    GRID,
    INK,
    LINE_HEIGHT,
    PLANNED,
    SOFT,
    TARGET,
    USUAL,
    text_width,
)
from pipeline.render.wording.numbers import fixed

BREAK = "Break in the series"


def tick_words(value: float, data: LineChartData, decimals: int) -> str:
    """Write a value of the axis: with % or £, other units are named once above the axis."""
    number = fixed(value, decimals)
    if data.unit.kind == "money":
        return f"{data.unit.currency}{number}"
    return f"{number}%" if data.unit.kind == "percent" else number


def draw_axes(picture: Picture, data: LineChartData) -> None:
    """Draw the grid with its values, the foot of the plot, and the names of the periods."""
    frame = picture.frame
    if frame.apart_from is not None:
        picture.box((frame.apart_from, frame.top - 6), (frame.right, frame.bottom), APART)
    for value in frame.scale.ticks:
        y = frame.y_of(value)
        foot = value == 0 or y >= frame.bottom - 0.5
        picture.rule((frame.left, y), (frame.right, y), Stroke(AXIS if foot else GRID))
        words = tick_words(value, data, frame.scale.decimals)
        picture.text((frame.left - 8, y), [words], Words(SOFT, "right"))
    for x in frame.places.values():
        picture.rule((x, frame.bottom), (x, frame.bottom + 5), Stroke(AXIS))
    for label in axis_labels(data.axis, frame):
        picture.text((label.x, frame.bottom + 9 + LINE_HEIGHT / 2), label.lines, Words(SOFT, "center"))


def draw_levels(picture: Picture, data: LineChartData) -> None:
    """Draw what goes straight across: average and limits, baseline, target; and the planned path."""
    frame = picture.frame
    for one in data.limits:
        _usual_range(picture, one)
    if data.baseline:
        _across(picture, data.baseline[1], Stroke(BASELINE, 1.75, DASH_BASELINE))
    if data.target:
        _across(picture, data.target[1], Stroke(TARGET, 2.25, DASH_TARGET))
    path = [(frame.places[label], frame.y_of(value)) for label, value in data.planned if label in frame.places]
    if len(path) > 1:
        picture.line(path, Stroke(PLANNED, 2.5, DASH_PLANNED))


def _usual_range(picture: Picture, one: Limits) -> None:
    """Draw the band of the usual ups and downs with its edges and the average, as far as it holds."""
    frame = picture.frame
    left = frame.places[one.first] - frame.slot / 2 if one.first else frame.left
    right = frame.places[one.last] + frame.slot / 2 if one.last else frame.right
    picture.box((left, frame.y_of(one.upper)), (right, frame.y_of(one.lower)), USUAL)
    for value, dash in ((one.mean, ()), (one.lower, DASH_LIMIT), (one.upper, DASH_LIMIT)):
        picture.rule((left, frame.y_of(value)), (right, frame.y_of(value)), Stroke(SOFT, 1.25, dash))


def _across(picture: Picture, value: float, stroke: Stroke) -> None:
    y = picture.frame.y_of(value)
    picture.rule((picture.frame.left, y), (picture.frame.right, y), stroke)


def draw_breaks(picture: Picture, data: LineChartData) -> None:
    """Draw a line before the first period of each new series, and say that it is a break."""
    frame = picture.frame
    for x in (break_place(picture, data, first) for first, _ in data.breaks):
        if x is not None:
            picture.rule((x, frame.top - 8), (x, frame.bottom), Stroke(INK, 1.25, (4, 3)))
            half = text_width(BREAK) / 2
            middle = min(max(x, half + 2), frame.width - half - 2)
            picture.text((middle, frame.top - 18), [BREAK], Words(INK, "center"))


def break_place(picture: Picture, data: LineChartData, first: str) -> float | None:
    """Return the pixel between the last period of the old series and the first of the new one; None when outside."""
    labels = [slot.label for slot in data.axis]
    if first not in labels or labels.index(first) == 0:
        return None
    places = picture.frame.places
    return (places[first] + places[labels[labels.index(first) - 1]]) / 2
