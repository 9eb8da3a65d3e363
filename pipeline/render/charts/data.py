"""What a line chart is made from and what comes out, and where drawings are kept between builds.

Choosing values belongs in `choose`, drawing in `line`.
"""

from dataclasses import dataclass, field
from typing import Literal, Protocol

from pipeline.catalogue.measure import Unit
from pipeline.compute.standing.spc_reading import Special

Role = Literal["actual", "comparator", "area"]
MOST_LINES = 4


@dataclass(frozen=True)
class Point:
    """One figure of a line at a period; None where it is withheld, missing or not applicable (`markers` say which).

    `special` says that it is more than the usual ups and downs, and whether that is better, worse or neither.
    """

    x_label: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    markers: frozenset[str] = frozenset()
    special: Special = ""


@dataclass(frozen=True)
class Line:
    """One line and its direct label."""

    label: str
    role: Role
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Slot:
    """One period on the x axis: its words in full, and shorter ones under the axis.

    A separate slot stands apart to the right, on grey: a quarter beside years. No line joins it to the others.
    """

    label: str
    short: str = ""
    separate: bool = False

    @property
    def words(self) -> str:
        """The words under the axis."""
        return self.short or self.label


@dataclass(frozen=True)
class Limits:
    """Average and usual range of a quarterly or monthly series, worked out elsewhere.

    They hold from the period `first` to `last`, the labels on the axis; empty for the whole of it.
    """

    mean: float
    lower: float
    upper: float
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class LineChartData:
    """One line chart. `axis` is every period in order; empty means those of the lines, in order of appearance.

    `title` and `subtitle` stand in HTML above the drawing, `notes` are sentences drawn under it.
    `breaks` name the first period of a new series. Only agreed targets and plans are handed in.
    """

    id: str
    title: str
    subtitle: str
    unit: Unit
    lines: tuple[Line, ...]
    axis: tuple[Slot, ...] = ()
    baseline: tuple[str, float] | None = None
    planned: tuple[tuple[str, float], ...] = ()
    target: tuple[str, float] | None = None
    breaks: tuple[tuple[str, str], ...] = ()
    limits: tuple[Limits, ...] = ()
    starts_at_zero: bool = False
    synthetic: bool = False
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        assert self.lines and len(self.lines) <= MOST_LINES
        if not self.axis:
            labels = dict.fromkeys(point.x_label for line in self.lines for point in line.points)
            object.__setattr__(self, "axis", tuple(Slot(label) for label in labels))


@dataclass(frozen=True)
class Chart:
    """A finished chart: words for HTML, the description for those who do not see it, and the SVG in two widths."""

    title: str
    subtitle: str
    description: str
    wide_svg: str
    narrow_svg: str


class ChartStore(Protocol):
    """Where drawings are kept by the hash of what they were made from."""

    def get(self, key: str) -> str | None:
        """Give the drawing, or None."""
        ...

    def put(self, key: str, svg: str) -> None:
        """Keep the drawing."""
        ...


@dataclass
class MemoryStore:
    """Keeps drawings for as long as the process lives."""

    kept: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str | None:
        """Give the drawing, or None."""
        return self.kept.get(key)

    def put(self, key: str, svg: str) -> None:
        """Keep the drawing."""
        self.kept[key] = svg
