"""Dots on a line: a row a period or place, a dot a group, joined so that the gap between groups is what is seen.

Which groups and rows are shown is chosen in `pages.breakdowns`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.catalogue.measure import Unit
from pipeline.render.charts.axis import fold
from pipeline.render.charts.both import both_widths
from pipeline.render.charts.canvas import canvas
from pipeline.render.charts.data import Chart, ChartStore
from pipeline.render.charts.line import SYNTHETIC
from pipeline.render.charts.notes import SYNTHETIC_NOTE
from pipeline.render.charts.picture import Mark, Picture, Stroke, Words
from pipeline.render.charts.scale import Scale, scale
from pipeline.render.charts.style import (
    ACTUAL,
    AREA_LOOKS,
    AXIS,
    FAINT,
    GRID,
    INK,
    LINE_HEIGHT,
    LOOKS,
    NARROW,
    PAPER,
    SOFT,
    TARGET,
    Look,
    Size,
    text_width,
)
from pipeline.render.wording.alt import TABLE
from pipeline.render.wording.markers import why_no_figure
from pipeline.render.wording.numbers import bare, figure, fixed, words_after
from pipeline.render.wording.phrases import capital

DOTS = (LOOKS["actual"], LOOKS["comparator"], *AREA_LOOKS)
MOST_GROUPS = len(DOTS)
NAMES, SIDE, ROW_GAP, BAR = 190.0, 64.0, 14.0, Stroke(FAINT, 4)
SAME, STEP = 5.0, 9.0
"""Dots nearer than this would hide each other: the later one stands lower."""


@dataclass(frozen=True)
class Dot:
    """One group's figure in a row; None where there is none to show (`markers` say why)."""

    value: float | None
    markers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DotRow:
    """One row: its name and a dot a group, in the order of the groups."""

    label: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True)
class DotsData:
    """Rows of dots, at most `MOST_GROUPS` groups. Words as in `LineChartData`."""

    id: str
    title: str
    subtitle: str
    unit: Unit
    groups: tuple[str, ...]
    rows: tuple[DotRow, ...]
    starts_at_zero: bool = False
    synthetic: bool = False

    def __post_init__(self) -> None:
        assert 0 < len(self.groups) <= MOST_GROUPS
        assert all(len(row.dots) == len(self.groups) for row in self.rows)


@dataclass(frozen=True)
class Across:
    """The value axis from left to right, in pixels."""

    left: float
    right: float
    scale: Scale

    def x_of(self, value: float) -> float:
        """Turn a value into pixels."""
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return self.left + share * (self.right - self.left)


def dots_chart(data: DotsData, store: ChartStore | None = None) -> Chart:
    """Draw the rows in both widths, from the store where it has the drawing already."""
    return both_widths(data, description(data), dots_picture, store)


def description(data: DotsData) -> str:
    """Describe the rows: each group's figure, or why there is none."""
    rows = [
        f"{row.label}: " + ", ".join(_says(data, *pair) for pair in zip(data.groups, row.dots, strict=True)) + "."
        for row in data.rows
    ]
    made_up = [SYNTHETIC_NOTE] if data.synthetic else []
    return " ".join([f"Dot chart. {data.subtitle.rstrip('.')}.", *rows, *made_up, TABLE])


def _says(data: DotsData, group: str, dot: Dot) -> str:
    return f"{group} {why_no_figure(dot.markers) if dot.value is None else figure(dot.value, data.unit)}"


def dots_picture(data: DotsData, size: Size) -> Picture:
    """Put heads, rows and axis into their places."""
    narrow = size.name == NARROW.name
    room = size.width - 8 if narrow else NAMES
    names = [(*fold(row.label, room), *fold(_absent(data, row), room)) for row in data.rows]
    heads = _heads(data, size)
    top = LINE_HEIGHT * len(heads) + 8
    heights = [len(lines) * LINE_HEIGHT + ROW_GAP + (LINE_HEIGHT + 4 if narrow else 0) for lines in names]
    bottom = top + sum(heights) + 4
    shown = [dot.value for row in data.rows for dot in row.dots if dot.value is not None]
    values = scale(shown or [0.0, 1.0], from_zero=data.starts_at_zero, least_step=10.0**-data.unit.decimals)
    across = Across((0 if narrow else NAMES) + SIDE, size.width - SIDE, values)
    notes = [fold(note, size.width - 8) for note in _notes(data, values)]
    made = canvas(size.width, bottom + 26 + sum(map(len, notes)) * LINE_HEIGHT)
    _axis(made, data, across, (top, bottom))
    for row, lines, height in zip(data.rows, names, heights, strict=True):
        made.text((4, top + ROW_GAP / 2 + LINE_HEIGHT / 2), lines, Words(INK))
        _row(made, data, row, (across, top + height - (ROW_GAP + LINE_HEIGHT) / 2 if narrow else top + height / 2))
        top += height
    _written(made, data, heads, [part for note in notes for part in note])
    return made


def _heads(data: DotsData, size: Size) -> list[list[tuple[str, Look]]]:
    """Return the names of the groups in lines that fit; a mark stands before each."""
    lines: list[list[tuple[str, Look]]] = [[]]
    used = 0.0
    for group, look in zip(data.groups, DOTS, strict=False):
        wide = 34 + text_width(group, bold=True)
        if lines[-1] and used + wide > size.width:
            lines.append([])
            used = 0.0
        lines[-1].append((group, look))
        used += wide
    return [[], *lines] if data.synthetic else lines


def _written(made: Picture, data: DotsData, heads: list[list[tuple[str, Look]]], notes: list[str]) -> None:
    """Write the synthetic mark, the names of the groups above the rows, and the notes under the axis."""
    if data.synthetic:
        made.text((4, LINE_HEIGHT / 2 + 2), [SYNTHETIC], Words(TARGET, bold=True))
    for number, line in enumerate(heads):
        x, y = 4.0, LINE_HEIGHT * (number + 0.5) + 2
        for group, look in line:
            made.point((x + 7, y), _mark(look))
            made.text((x + 18, y), [group], Words(look.label, bold=True))
            x += 34 + text_width(group, bold=True)
    start = made.frame.height - len(notes) * LINE_HEIGHT
    for number, note in enumerate(notes):
        made.text((4, start + LINE_HEIGHT * (number + 0.5) - 4), [note], Words(SOFT))


def _axis(made: Picture, data: DotsData, across: Across, between: tuple[float, float]) -> None:
    top, bottom = between
    for value in across.scale.ticks:
        x = across.x_of(value)
        made.rule((x, top), (x, bottom), Stroke(AXIS if value == 0 else GRID))
        number = fixed(value, across.scale.decimals)
        words = {"percent": f"{number}%", "money": f"{data.unit.currency}{number}"}.get(data.unit.kind, number)
        made.text((x, bottom + LINE_HEIGHT / 2 + 2), [words], Words(SOFT, "center"))


def _row(made: Picture, data: DotsData, row: DotRow, at: tuple[Across, float]) -> None:
    """Draw the bar between lowest and highest, then the dots, then their two figures beside them."""
    across, y = at
    known = [(dot.value, look) for dot, look in zip(row.dots, DOTS, strict=False) if dot.value is not None]
    if not known:
        return
    low, high = min(value for value, _ in known), max(value for value, _ in known)
    if len(known) > 1:
        made.rule((across.x_of(low), y), (across.x_of(high), y), BAR)
    places = [across.x_of(value) for value, _ in known]
    for number, (_, look) in enumerate(known):
        below = sum(abs(places[number] - earlier) < SAME for earlier in places[:number])
        made.point((places[number], y + below * STEP), _mark(look))
    made.text((across.x_of(high) + 10, y), [bare(high, data.unit)], Words(INK))
    if high != low:
        made.text((across.x_of(low) - 10, y), [bare(low, data.unit)], Words(INK, "right"))


def _absent(data: DotsData, row: DotRow) -> str:
    """Say which groups have no figure in a row, and why."""
    pairs = zip(data.groups, row.dots, strict=True)
    return "; ".join(f"{group}: {why_no_figure(dot.markers)}" for group, dot in pairs if dot.value is None)


def _mark(look: Look) -> Mark:
    return Mark(Stroke(look.colour or ACTUAL, 2), look.shape, 90, look.colour or PAPER)


def _notes(data: DotsData, values: Scale) -> Iterator[str]:
    unit = "" if data.unit.kind in ("percent", "money") else words_after(data.unit)
    if unit:
        yield f"{capital(unit)}."
    if values.low > 0:
        yield f"The scale starts at {bare(values.low, data.unit)}, not at zero."
