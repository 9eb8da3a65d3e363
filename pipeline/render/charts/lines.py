"""Drawing the lines: their stretches, intervals, points with their marks, and gaps with their words.

What lies behind them is drawn in `background`, the names at their ends in `labels`.
"""

from collections.abc import Iterator, Sequence

from pipeline.render.charts.axis import fold
from pipeline.render.charts.data import Line, LineChartData, Point
from pipeline.render.charts.picture import Mark, Picture, Spot, Stroke, Words
from pipeline.render.charts.style import AREA_LOOKS, LINE_HEIGHT, LOOKS, PAPER, SOFT, SPECIAL, Look
from pipeline.render.wording.markers import why_no_figure
from pipeline.render.wording.numbers import figure

MISSING = Mark(Stroke(SOFT, 1.75), "M-.7,-.7L.7,.7M-.7,.7L.7,-.7", 60, PAPER)
QUERIED_SIZE, RING = 400.0, 230.0
SPECIAL_WORDS = {"better": "unusual, better", "worse": "unusual, worse", "unusual": "unusual"}
MANY, VERY_MANY = 14, 30


def looks(data: LineChartData) -> tuple[Look, ...]:
    """Give each line its look: fixed for the figure itself and the comparator, in turn for areas."""
    areas = [line for line in data.lines if line.role == "area"]
    by_area = {id(line): AREA_LOOKS[index % len(AREA_LOOKS)] for index, line in enumerate(areas)}
    return tuple(by_area[id(line)] if line.role == "area" else LOOKS[line.role] for line in data.lines)


def runs(data: LineChartData, line: Line) -> Iterator[list[Point]]:
    """Give the stretches of a line that may be joined: no gap, no break, and years apart from quarters."""
    points = {point.x_label: point for point in line.points if point.value is not None}
    starts = {first for first, _ in data.breaks}
    run: list[Point] = []
    was_apart = False
    for slot in data.axis:
        point = points.get(slot.label)
        if run and (point is None or slot.label in starts or slot.separate != was_apart):
            yield run
            run = []
        was_apart = slot.separate
        run += [point] if point else []
    if run:
        yield run


def draw_lines(picture: Picture, data: LineChartData) -> None:
    """Draw every line: first intervals, then all lines with the figure itself on top, then all points."""
    pairs = list(zip(data.lines, looks(data), strict=True))[::-1]
    actual = [line for line in data.lines if line.role == "actual"]
    for line in actual:
        _intervals(picture, data, line)
    for line, look in pairs:
        for run in runs(data, line):
            picture.line([spot(picture, point) for point in run], Stroke(look.colour, look.width))
    for line, look in pairs:
        for point in line.points:
            _point(picture, data, (line, point), look)
    for line in actual:
        _gaps(picture, data, line)


def spot(picture: Picture, point: Point) -> Spot:
    """Return the pixels of a figure."""
    assert point.value is not None
    return picture.frame.places[point.x_label], picture.frame.y_of(point.value)


def _intervals(picture: Picture, data: LineChartData, line: Line) -> None:
    frame = picture.frame
    for run in runs(data, line):
        limits = [
            (frame.places[p.x_label], frame.y_of(p.lower), frame.y_of(p.upper))
            for p in run
            if p.lower is not None and p.upper is not None
        ]
        if len(limits) == len(run) > 1:
            picture.band(limits, LOOKS["actual"].colour)
            continue
        for x, low, high in limits:
            picture.rule((x, low), (x, high), Stroke(LOOKS["actual"].colour, 1.5))


def _point(picture: Picture, data: LineChartData, which: tuple[Line, Point], look: Look) -> None:
    line, point = which
    if point.value is None:
        return
    crowd = len(data.axis)
    size = look.size * (1 if crowd <= MANY else 0.5 if crowd <= VERY_MANY else 0.25)
    says = f"{line.label}, {point.x_label}: {figure(point.value, data.unit)}{' (synthetic)' if data.synthetic else ''}"
    where, edge = spot(picture, point), Stroke(look.colour, 2)
    if point.special:
        shape, colour = SPECIAL[point.special]
        picture.point(where, Mark(Stroke(colour, 2.5), shape, RING, "transparent"))
        says += f" ({SPECIAL_WORDS[point.special]})"
    if "q" in point.markers:
        picture.point(where, Mark(edge, "diamond", QUERIED_SIZE, PAPER), f"{says} (queried)")
        picture.text((where[0], where[1] + 0.5), ["?"], Words(look.label, "center", bold=True))
    elif "p" in point.markers:
        picture.point(where, Mark(edge, look.shape, look.size, PAPER), f"{says} (provisional)")
    else:
        picture.point(where, Mark(Stroke(look.colour), look.shape, size, look.colour), says)


def _gaps(picture: Picture, data: LineChartData, line: Line) -> None:
    """Mark each period without a figure at the foot of the plot, and say once for a run of them why."""
    frame = picture.frame
    for run, reason in _missing(data, line):
        for label in run:
            picture.point((frame.places[label], frame.bottom - 9), MISSING)
        first, last = frame.places[run[0]], frame.places[run[-1]]
        lines = fold(reason, max(last - first + frame.slot, 40))
        top = frame.bottom - 26 - (len(lines) - 1) * LINE_HEIGHT
        picture.text(((first + last) / 2, top), lines, Words(SOFT, "center"))


def _missing(data: LineChartData, line: Line) -> Iterator[tuple[Sequence[str], str]]:
    """Give runs of neighbouring periods without a figure for the same reason."""
    points = {point.x_label: point for point in line.points}
    run: list[str] = []
    before = ("", False)
    for slot in data.axis:
        point = points.get(slot.label)
        there = point is not None and point.value is not None
        now = ("" if there else why_no_figure(point.markers if point else ()), slot.separate)
        if run and now != before:
            yield run, before[0]
            run = []
        run += [] if there else [slot.label]
        before = now
    if run:
        yield run, before[0]
