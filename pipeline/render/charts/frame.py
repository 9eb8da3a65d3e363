"""Where things stand in a drawing: margins, the place of each period, and the way between pixels and values.

What is drawn there belongs in `picture` and `labels`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.render.charts.data import LineChartData
from pipeline.render.charts.scale import Scale
from pipeline.render.charts.style import Size

APART_LEAST, APART_GAP = 48.0, 12.0
EDGE = 12.0


@dataclass(frozen=True)
class Margins:
    """Pixels kept free around the plot."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Frame:
    """One drawing's geometry. Pixels count from the top left; values are in the measure's unit."""

    width: float
    margins: Margins
    plot: float
    scale: Scale
    places: dict[str, float]
    slot: float
    apart_from: float | None

    @property
    def left(self) -> float:
        """The left end of the plot."""
        return self.margins.left

    @property
    def right(self) -> float:
        """The right end of the plot."""
        return self.width - self.margins.right

    @property
    def top(self) -> float:
        """The upper end of the plot."""
        return self.margins.top

    @property
    def bottom(self) -> float:
        """The lower end of the plot."""
        return self.margins.top + self.plot

    @property
    def height(self) -> float:
        """The height of the whole drawing."""
        return self.bottom + self.margins.bottom

    def y_of(self, value: float) -> float:
        """Turn a value into pixels."""
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return self.bottom - share * self.plot

    def value_at(self, y: float) -> float:
        """Turn pixels into a value: where words and rules stand on the value axis."""
        share = (self.bottom - y) / self.plot
        return round(self.scale.low + share * (self.scale.high - self.scale.low), 9)

    def place_at(self, x: float) -> float:
        """Turn pixels into a place on the period axis, where the plot runs from 0 to 1."""
        return round((x - self.left) / (self.right - self.left), 6)


def frame(data: LineChartData, size: Size, margins: Margins, scale: Scale, plot: float) -> Frame:
    """Place every period of the axis: equal steps, with the separate ones in a block of their own on the right."""
    left, right = margins.left, size.width - margins.right
    together = [slot.label for slot in data.axis if not slot.separate]
    apart = [slot.label for slot in data.axis if slot.separate]
    block = _block(len(together), len(apart), right - left)
    start = right - block if apart else None
    edge = right - block - (APART_GAP if apart and together else 0)
    slot = (edge - left) / len(together) if together else 0.0
    places = _spread(together, left, edge) | _spread(apart, right - block, right)
    return Frame(size.width, margins, plot, scale, places, slot, start)


def _block(together: int, apart: int, room: float) -> float:
    if not apart:
        return 0.0
    if not together:
        return room
    fair = (room - APART_GAP) * apart / (together + apart)
    return min(max(fair, apart * APART_LEAST), 0.5 * room)


def _spread(labels: Sequence[str], left: float, right: float) -> dict[str, float]:
    step = (right - left) / len(labels) if labels else 0.0
    return {label: round(left + step * (index + 0.5), 2) for index, label in enumerate(labels)}
