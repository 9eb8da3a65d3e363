"""Names at the ends of lines instead of a legend: what they say, how much room they need, where they go."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.render.charts.axis import wrap
from pipeline.render.charts.data import Line, LineChartData
from pipeline.render.charts.dodge import dodge
from pipeline.render.charts.lines import looks
from pipeline.render.charts.picture import Picture, Stroke, Words
from pipeline.render.charts.style import BASELINE, FAINT, INK, LINE_HEIGHT, PLANNED, SOFT, TARGET, Size, text_width
from pipeline.render.wording.numbers import bare

BEFORE, GAP = 16.0, 3.0
NEAR, START = 5.0, 12.0
LEADER = Stroke(FAINT, 1.0)


@dataclass(frozen=True)
class EndLabel:
    """The lines of one name, the value it belongs to and the period of its last point (None: the plot's edge)."""

    lines: tuple[str, ...]
    value: float
    look: Words
    x_label: str | None = None

    @property
    def height(self) -> float:
        """The height of the label in pixels."""
        return len(self.lines) * LINE_HEIGHT + GAP

    @property
    def width(self) -> float:
        """The width of the label in pixels."""
        return max(text_width(line, bold=self.look.bold) for line in self.lines)


def end_labels(data: LineChartData, size: Size) -> tuple[EndLabel, ...]:
    """List the labels of a chart: its lines, then target, plan, starting point and limits."""
    return (*_of_lines(data, size), *_of_levels(data, size))


def _of_lines(data: LineChartData, size: Size) -> Iterator[EndLabel]:
    for line, look in zip(data.lines, looks(data), strict=True):
        last = _last(data, line)
        if last is None:
            continue
        label, value = last
        figures = (bare(value, data.unit),) if line.role == "actual" else ()
        yield EndLabel((*wrap(line.label, size.label_chars), *figures), value, Words(look.label, bold=look.bold), label)


def _of_levels(data: LineChartData, size: Size) -> Iterator[EndLabel]:
    if data.target:
        yield _level(*data.target, data, size, TARGET)
    if data.planned:
        label, value = data.planned[-1]
        yield EndLabel(("Plan",), value, Words(PLANNED), label)
    if data.baseline:
        yield _level(*data.baseline, data, size, BASELINE)
    for one in data.limits:
        if one.last in ("", data.axis[-1].label):
            for words, value in (("Usual top", one.upper), ("Average", one.mean), ("Usual bottom", one.lower)):
                yield EndLabel((words,), value, Words(SOFT))


def _level(words: str, value: float, data: LineChartData, size: Size, colour: str) -> EndLabel:
    return EndLabel(wrap(f"{words} {bare(value, data.unit)}", size.label_chars), value, Words(colour or INK))


def _last(data: LineChartData, line: Line) -> tuple[str, float] | None:
    values = {point.x_label: point.value for point in line.points}
    for slot in reversed(data.axis):
        value = values.get(slot.label)
        if value is not None:
            return slot.label, value
    return None


def draw_labels(picture: Picture, labels: tuple[EndLabel, ...]) -> None:
    """Write the labels beside the plot; fine lines lead from the last points to their names."""
    frame = picture.frame
    wanted = [frame.y_of(label.value) for label in labels]
    half = LINE_HEIGHT / 2
    middles = dodge(wanted, [label.height for label in labels], frame.top - half, frame.bottom + half)
    for label, y, middle in zip(labels, wanted, middles, strict=True):
        end = frame.places[label.x_label] if label.x_label else frame.right
        if label.x_label or abs(middle - y) > NEAR:
            picture.rule((frame.right + 1, y), (frame.right + BEFORE - 3, middle), LEADER)
        if frame.right - end > START:
            picture.rule((end + START, y), (frame.right + 1, y), LEADER)
        picture.block(frame.right + BEFORE, middle, label.lines, label.look)
