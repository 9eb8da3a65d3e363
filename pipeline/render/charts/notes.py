"""Words about a chart: the notes under the drawing and its description for those who do not see it."""

from collections.abc import Iterator

from pipeline.render.charts.background import tick_words
from pipeline.render.charts.data import Line, LineChartData
from pipeline.render.charts.lines import SPECIAL_WORDS
from pipeline.render.charts.scale import Scale
from pipeline.render.wording.alt import LineTold, describe
from pipeline.render.wording.markers import why_no_figure
from pipeline.render.wording.numbers import figure

SYNTHETIC_NOTE = "The figures come from synthetic records, not from real people."
SPECIAL_NOTES = {
    "better": "Round ring: outside the band or in an unusual run, and better.",
    "worse": "Square ring: outside the band or in an unusual run, and worse.",
    "unusual": "Diamond ring: outside the band or in an unusual run.",
}


def foot_notes(data: LineChartData, scale: Scale) -> tuple[str, ...]:
    """List the notes that stand under the drawing: where the scale starts, what its marks mean, what is left out."""
    return (*_of_scale(data, scale), *_of_marks(data), *data.notes)


def _of_scale(data: LineChartData, scale: Scale) -> Iterator[str]:
    if scale.low != 0 and not scale.low < 0 < scale.high:
        yield f"The scale starts at {tick_words(scale.low, data, scale.decimals)}, not at zero."


def _of_marks(data: LineChartData) -> Iterator[str]:
    if any(slot.separate for slot in data.axis) and not all(slot.separate for slot in data.axis):
        yield "On grey: shorter periods, set apart from whole years."
    used = {
        marker for line in data.lines for point in line.points if point.value is not None for marker in point.markers
    }
    if "q" in used:
        yield "Open diamond with a question mark: we doubt this figure."
    if "p" in used:
        yield "Hollow point: provisional, so it may still change."
    if data.limits:
        yield "Grey band: the usual ups and downs, with the average in the middle."
    special = {point.special for line in data.lines for point in line.points}
    yield from (words for name, words in SPECIAL_NOTES.items() if name in special)
    if any(p.lower is not None for line in data.lines if line.role == "actual" for p in line.points):
        yield "Light band or thin upright line: the true figure is very likely in this range."


def description(data: LineChartData) -> str:
    """Describe the chart: type, place and period, where each line starts and ends, and what is marked."""
    return describe(data.subtitle, [line_told(data, line) for line in data.lines], [*_levels(data), *_marked(data)])


def line_told(data: LineChartData, line: Line) -> LineTold:
    """Return a line's name with its first and last figure."""
    points = {point.x_label: point for point in line.points}
    found = [
        (slot.label, value)
        for slot in data.axis
        if (point := points.get(slot.label)) and (value := point.value) is not None
    ]
    first, last = (
        ((label, figure(value, data.unit)) for label, value in (found[0], found[-1])) if found else (None, None)
    )
    return LineTold(line.label, first, last)


def _levels(data: LineChartData) -> Iterator[str]:
    for level in (data.baseline, data.target):
        if level:
            yield f"{level[0]}: {figure(level[1], data.unit)}."
    if data.planned:
        label, value = data.planned[-1]
        yield f"The planned path ends at {figure(value, data.unit)} in {label}."
    for one in data.limits:
        when = f"From {one.first} to {one.last} the" if one.first else "The"
        yield f"{when} usual range is {figure(one.lower, data.unit)} to {figure(one.upper, data.unit)}."


def _marked(data: LineChartData) -> Iterator[str]:
    actual = next((line for line in data.lines if line.role == "actual"), data.lines[0])
    for point in actual.points:
        if point.value is None:
            yield f"{point.x_label}: {why_no_figure(point.markers)}."
        elif "q" in point.markers:
            yield f"We doubt the figure for {point.x_label}."
        elif point.special:
            yield f"{point.x_label}: {SPECIAL_WORDS[point.special]}."
    for first, reason in data.breaks:
        yield f"Break in the series from {first}: {reason.rstrip('.')}."
    if data.synthetic:
        yield SYNTHETIC_NOTE
