"""The line chart: its values go into a picture, wide and narrow, and out as two finished SVG and a description.

Marks are drawn in `marks` and `labels`; which values a chart shows is chosen in `choose`.
"""

from dataclasses import replace

from pipeline.render.charts.axis import axis_labels, fold
from pipeline.render.charts.background import draw_axes, draw_breaks, draw_levels, tick_words
from pipeline.render.charts.both import both_widths
from pipeline.render.charts.data import Chart, ChartStore, LineChartData
from pipeline.render.charts.frame import Frame, Margins, frame
from pipeline.render.charts.labels import BEFORE, EndLabel, draw_labels, end_labels
from pipeline.render.charts.lines import draw_lines
from pipeline.render.charts.notes import description, foot_notes
from pipeline.render.charts.picture import Picture, Words
from pipeline.render.charts.scale import Scale, scale
from pipeline.render.charts.style import LINE_HEIGHT, SOFT, TARGET, Size, text_width
from pipeline.render.wording.numbers import words_after
from pipeline.render.wording.phrases import capital

SYNTHETIC = "Synthetic records: not real people"
BREAK_ROW = 20.0


def line_chart(data: LineChartData, store: ChartStore | None = None) -> Chart:
    """Draw a chart in both widths, from the store where it has the drawing already."""
    return both_widths(data, description(data), picture, store)


def picture(data: LineChartData, size: Size) -> Picture:
    """Put everything of a chart into its place."""
    values = y_scale(data)
    labels = end_labels(data, size)
    notes = [fold(note, size.width - 8) for note in foot_notes(data, values)]
    made = Picture(_frame(data, size, values, labels, sum(map(len, notes))))
    draw_axes(made, data)
    draw_levels(made, data)
    draw_breaks(made, data)
    draw_lines(made, data)
    draw_labels(made, labels)
    _head(made, data)
    _foot(made, data, notes)
    return made


def y_scale(data: LineChartData) -> Scale:
    """Choose the value axis around everything that is drawn. Counts start at zero."""
    shown = [p.value for line in data.lines for p in line.points if p.value is not None]
    shown += [v for line in data.lines if line.role == "actual" for p in line.points for v in (p.lower, p.upper) if v]
    shown += [level[1] for level in (data.baseline, data.target) if level] + [value for _, value in data.planned]
    shown += [value for one in data.limits for value in (one.lower, one.mean, one.upper)]
    return scale(shown or [0.0, 1.0], from_zero=data.starts_at_zero, least_step=10.0**-data.unit.decimals)


def _frame(
    data: LineChartData, size: Size, values: Scale, labels: tuple[EndLabel, ...], note_lines: int
) -> Frame:  # fmt: skip
    left = 12 + max(text_width(tick_words(value, data, values.decimals)) for value in values.ticks)
    right = max((label.width for label in labels), default=0) + BEFORE + 2
    top = 16 + (LINE_HEIGHT if unit_words(data) else 0) + (BREAK_ROW if data.breaks else 0)
    top += LINE_HEIGHT + 3 if data.synthetic else 0
    plot = max(size.plot, sum(label.height for label in labels))
    made = frame(data, size, Margins(left, right, top, 0), values, plot)
    bottom = under_axis(made, data) + note_lines * LINE_HEIGHT + 4
    return replace(made, margins=replace(made.margins, bottom=bottom))


def under_axis(made: Frame, data: LineChartData) -> float:
    """Return the height of the names under the axis, with some air below."""
    return 20 + LINE_HEIGHT * max(len(label.lines) for label in axis_labels(data.axis, made))


def unit_words(data: LineChartData) -> str:
    """Return the unit that stands above the plot; empty for one that stands at every value."""
    return "" if data.unit.kind in ("percent", "money") else capital(words_after(data.unit))


def _head(made: Picture, data: LineChartData) -> None:
    y = LINE_HEIGHT / 2 + 2
    if data.synthetic:
        made.text((4, y), [SYNTHETIC], Words(TARGET, bold=True))
        y += LINE_HEIGHT + 3
    if unit_words(data):
        made.text((4, y), [unit_words(data)], Words(SOFT))


def _foot(made: Picture, data: LineChartData, notes: list[tuple[str, ...]]) -> None:
    y = made.frame.bottom + under_axis(made.frame, data) + LINE_HEIGHT / 2
    for note in notes:
        made.text((4, y), note, Words(SOFT))
        y += len(note) * LINE_HEIGHT
