"""The marks of one drawing, collected as rows for the chart's named data sets. What is marked belongs in `marks`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.render.charts.frame import Frame
from pipeline.render.charts.style import INK, LINE_HEIGHT

Row = dict[str, object]
Spot = tuple[float, float]


DATA = ("boxes", "bands", "rules", "lines", "points", "texts")
"""The named data sets, from back to front."""


@dataclass(frozen=True)
class Stroke:
    """The look of a line: colour, width, dashes."""

    colour: str
    width: float = 1.0
    dash: tuple[int, ...] = ()


@dataclass(frozen=True)
class Mark:
    """The look of a point: its edge, shape, area and filling."""

    edge: Stroke
    shape: str
    size: float
    fill: str


@dataclass(frozen=True)
class Words:
    """The look of a text: colour, side, weight."""

    colour: str = INK
    align: str = "left"
    bold: bool = False


@dataclass
class Picture:
    """Rows of each named data set. All places are given in pixels and kept as places and values on the two axes.

    A panel of a larger picture has a `frame` of its own and shares the rows of the picture, whose frame is `canvas`.
    """

    frame: Frame
    canvas: Frame | None = None
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in DATA})

    def filling(self) -> dict[str, Any]:
        """Return what differs from picture to picture, by its name in the chart's specification."""
        frame = self.frame
        params = [
            {"name": "places", "value": [frame.place_at(0), frame.place_at(frame.width)]},
            {"name": "values", "value": [frame.value_at(frame.height), frame.value_at(0)]},
        ]
        return {"width": frame.width, "height": frame.height, "params": params, "datasets": self.rows}

    def _at(self, spot: Spot, second: Spot | None = None) -> Row:
        whole = self.canvas or self.frame
        row: Row = {"x": whole.place_at(spot[0]), "y": whole.value_at(spot[1])}
        if second is not None:
            row |= {"x2": whole.place_at(second[0]), "y2": whole.value_at(second[1])}
        return row

    def panel(self, frame: Frame) -> "Picture":
        """Return a part of this picture with a frame of its own; what is drawn in it stands in this picture."""
        return Picture(frame, self.canvas or self.frame, self.rows)

    def box(self, one: Spot, other: Spot, colour: str) -> None:
        """Fill a rectangle."""
        self.rows["boxes"].append(self._at(one, other) | {"colour": colour})

    def band(self, spots: Sequence[tuple[float, float, float]], colour: str) -> None:
        """Fill between lower and upper limits; each spot is x, lower y, upper y."""
        piece = len(self.rows["bands"])
        for x, low, high in spots:
            row = self._at((x, low), (x, high))
            del row["x2"]
            self.rows["bands"].append(row | {"colour": colour, "piece": piece})

    def rule(self, one: Spot, other: Spot, stroke: Stroke) -> None:
        """Draw a straight line."""
        look = {"colour": stroke.colour, "width": stroke.width, "dash": list(stroke.dash)}
        self.rows["rules"].append(self._at(one, other) | look)

    def line(self, spots: Sequence[Spot], stroke: Stroke) -> None:
        """Join spots."""
        look = {"colour": stroke.colour, "width": stroke.width, "dash": list(stroke.dash)}
        piece = len(self.rows["lines"])
        self.rows["lines"] += [self._at(spot) | look | {"piece": piece} for spot in spots]

    def point(self, spot: Spot, mark: Mark, says: str = "") -> None:
        """Put a mark on a spot; `says` is what a pointer over it reads."""
        look: Row = {"colour": mark.edge.colour, "width": mark.edge.width}
        look |= {"shape": mark.shape, "size": mark.size, "fill": mark.fill}
        self.rows["points"].append(self._at(spot) | look | {"says": says})

    def text(self, spot: Spot, lines: Sequence[str], look: Words | None = None) -> None:
        """Write lines of text; the spot is the middle of the first line's height."""
        look = look or Words()
        row = {"text": list(lines), "colour": look.colour, "align": look.align}
        self.rows["texts"].append(self._at(spot) | row | {"weight": "bold" if look.bold else "normal"})

    def block(self, x: float, middle: float, lines: Sequence[str], look: Words) -> None:
        """Write lines of text whose whole block has its middle at `middle`."""
        self.text((x, middle - (len(lines) - 1) * LINE_HEIGHT / 2), lines, look)
