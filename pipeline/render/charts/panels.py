"""Small multiples: one small panel an area, all on the same scale, each with its name above it.

Which areas and periods are shown is chosen in `pages.panels`; a panel is drawn as the large chart is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.catalogue.measure import Unit
from pipeline.render.charts.axis import fold
from pipeline.render.charts.background import break_place, draw_axes, tick_words
from pipeline.render.charts.both import both_widths
from pipeline.render.charts.canvas import canvas
from pipeline.render.charts.data import Chart, ChartStore, Line, LineChartData, Slot
from pipeline.render.charts.frame import Frame, Margins, frame
from pipeline.render.charts.line import SYNTHETIC, under_axis, unit_words, y_scale
from pipeline.render.charts.lines import draw_lines
from pipeline.render.charts.notes import SYNTHETIC_NOTE, foot_notes, line_told
from pipeline.render.charts.picture import Picture, Stroke, Words
from pipeline.render.charts.scale import Scale
from pipeline.render.charts.style import INK, LINE_HEIGHT, NARROW, SOFT, TARGET, Size, text_width
from pipeline.render.wording.alt import describe
from pipeline.render.wording.numbers import bare

PLOTS = {"wide": 110, "narrow": 96}
BETWEEN, HEAD_GAP, BREAK_NOTE = 18.0, 24.0, "Upright dashed line: break in the series."
TWO_BY_TWO = (2, 4)


@dataclass(frozen=True)
class PanelsData:
    """One panel a line, in order; all share axis, scale and unit. Words as in `LineChartData`."""

    id: str
    title: str
    subtitle: str
    unit: Unit
    panels: tuple[Line, ...]
    axis: tuple[Slot, ...]
    breaks: tuple[tuple[str, str], ...] = ()
    starts_at_zero: bool = False
    synthetic: bool = False


def panels_chart(data: PanelsData, store: ChartStore | None = None) -> Chart:
    """Draw the panels in both widths, from the store where it has the drawing already."""
    return both_widths(data, description_of(data), panels_picture, store)


def panels_picture(data: PanelsData, size: Size) -> Picture:
    """Put every panel into its place: two or three beside each other, one below the other on a phone."""
    scale = _scale(data)
    frames = _frames(data, size, scale)
    notes = [fold(note, size.width - 8) for note in _notes(data, scale)]
    foot = max(one.bottom + under_axis(one, _alone(data, line)) for one, line in zip(frames, data.panels, strict=True))
    whole = canvas(size.width, foot + sum(map(len, notes)) * LINE_HEIGHT + 4)
    _head(whole, data)
    for one, line in zip(frames, data.panels, strict=True):
        _panel(whole.panel(one), _alone(data, line), line.label)
    for number, line in enumerate(part for note in notes for part in note):
        whole.text((4, foot + LINE_HEIGHT * (number + 0.5)), [line], Words(SOFT))
    return whole


def description_of(data: PanelsData) -> str:
    """Describe the panels: what each shows from where to where."""
    told = [line_told(_alone(data, line), line) for line in data.panels]
    labels = [slot.label for slot in data.axis]
    notes = [f"Break in the series from {first}: {why.rstrip('.')}." for first, why in data.breaks if first in labels]
    made_up = [SYNTHETIC_NOTE] if data.synthetic else []
    lead = "One small chart for each area, all on the same scale"
    return describe(f"{lead}. {data.subtitle}", told, [*notes, *made_up])


def _alone(data: PanelsData, line: Line) -> LineChartData:
    """Return one panel as a chart of its own, drawn as the figure itself is."""
    return LineChartData(
        id=data.id,
        title="",
        subtitle=data.subtitle,
        unit=data.unit,
        lines=(replace(line, role="actual"),),
        axis=data.axis,
        breaks=data.breaks,
        starts_at_zero=data.starts_at_zero,
        synthetic=data.synthetic,
    )


def _scale(data: PanelsData) -> Scale:
    """Choose one value axis around the figures of all panels."""
    every = tuple(point for line in data.panels for point in line.points)
    return y_scale(_alone(data, Line("", "actual", every)))


def _frames(data: PanelsData, size: Size, scale: Scale) -> list[Frame]:
    """Place the panels row by row; a row is as high as its highest panel."""
    alone = _alone(data, data.panels[0])
    columns = 1 if size.name == NARROW.name else 2 if len(data.panels) in TWO_BY_TWO else 3
    width = (size.width - BETWEEN * (columns - 1)) / columns
    left = 12 + max(text_width(tick_words(value, alone, scale.decimals)) for value in scale.ticks)
    top = (LINE_HEIGHT + 4) * ((1 if unit_words(alone) else 0) + (1 if data.synthetic else 0)) + 2
    made: list[Frame] = []
    for start in range(0, len(data.panels), columns):
        row = data.panels[start : start + columns]
        head = top + LINE_HEIGHT * max(len(fold(line.label, width)) for line in row) + HEAD_GAP
        placed = [
            _frame(data, size, scale, (number * (width + BETWEEN), width, left, head)) for number in range(len(row))
        ]
        made += placed
        top = max(one.bottom + under_axis(one, alone) for one in placed) + BETWEEN / 2
    return made


def _frame(data: PanelsData, size: Size, scale: Scale, at: tuple[float, float, float, float]) -> Frame:
    """Return one panel's frame; `at` is its left edge, its width, the room for values, the top of its plot."""
    x, width, left, top = at
    margins = Margins(x + left, size.width - x - width, top, 0)
    return frame(_alone(data, data.panels[0]), size, margins, scale, PLOTS[size.name])


def _panel(picture: Picture, data: LineChartData, label: str) -> None:
    one = picture.frame
    draw_axes(picture, data)
    for x in (break_place(picture, data, first) for first, _ in data.breaks):
        if x is not None:
            picture.rule((x, one.top), (x, one.bottom), Stroke(INK, 1.25, (4, 3)))
    draw_lines(picture, data)
    ticks = max(text_width(tick_words(value, data, one.scale.decimals)) for value in one.scale.ticks)
    start = one.left - 12 - ticks
    lines = fold(label, one.right - start)
    top = one.top - HEAD_GAP - LINE_HEIGHT * (len(lines) - 0.5)
    picture.text((start + 4, top), lines, Words(INK, bold=True))
    _last_figure(picture, data)


def _last_figure(picture: Picture, data: LineChartData) -> None:
    """Write the newest figure above its point; the gap under the panel's name leaves room for it."""
    points = {point.x_label: point.value for point in data.lines[0].points}
    known = [(slot.label, value) for slot in data.axis if (value := points.get(slot.label)) is not None]
    if known:
        label, value = known[-1]
        x, y = picture.frame.places[label], picture.frame.y_of(value)
        words = bare(value, data.unit)
        half = text_width(words, bold=True) / 2
        middle = min(x, picture.frame.right - half)
        picture.text((middle, y - LINE_HEIGHT + 2), [words], Words(INK, "center", bold=True))


def _head(whole: Picture, data: PanelsData) -> None:
    y = LINE_HEIGHT / 2 + 2
    if data.synthetic:
        whole.text((4, y), [SYNTHETIC], Words(TARGET, bold=True))
        y += LINE_HEIGHT + 4
    words = unit_words(_alone(data, data.panels[0]))
    if words:
        whole.text((4, y), [words], Words(SOFT))


def _notes(data: PanelsData, scale: Scale) -> Sequence[str]:
    """Return each note of the panels once."""
    told = [note for line in data.panels for note in foot_notes(_alone(data, line), scale)]
    labels = [slot.label for slot in data.axis]
    broken = any(first in labels[1:] for first, _ in data.breaks)
    return list(dict.fromkeys([*told, *([BREAK_NOTE] if broken else [])]))
