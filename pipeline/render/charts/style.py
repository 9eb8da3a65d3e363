"""The house style: colours, sizes, widths of text. The same meaning has the same look on every chart of the site.

Colours after the Government Analysis Function's palette; text has a contrast of at least 4.5 on white, marks 3.
"""

from dataclasses import dataclass

from pipeline.render.charts.data import Role

VERSION = "2"
"""Part of every drawing's key: raise it when the look or the finishing of the SVG changes."""

FONT = "Arial, Helvetica, sans-serif"
TEXT_SIZE = 14
LINE_HEIGHT = 17
INK, SOFT, GRID, AXIS, PAPER = "#16202a", "#4a5560", "#dfe3e6", "#6b757d", "#ffffff"
APART, USUAL, FAINT = "#f1f3f4", "#e9eef4", "#8b949b"
SPECIAL = {"better": ("circle", "#12436D"), "worse": ("square", "#A23B0B"), "unusual": ("diamond", "#54278f")}
"""The ring around a point outside the usual ups and downs: its shape and colour, by what it means."""
ACTUAL, COMPARATOR, PLANNED, TARGET, BASELINE = "#12436D", "#801650", "#595959", "#A23B0B", "#222222"
DASH_TARGET, DASH_PLANNED, DASH_BASELINE, DASH_LIMIT = (9, 5), (2, 5), (1, 4), (5, 3)


@dataclass(frozen=True)
class Look:
    """How one line looks: its colour, width, points, and the colour of its label."""

    colour: str
    width: float
    shape: str
    size: float
    label: str
    bold: bool = False


LOOKS: dict[Role, Look] = {
    "actual": Look(ACTUAL, 3, "circle", 62, ACTUAL, bold=True),
    "comparator": Look(COMPARATOR, 2, "square", 46, COMPARATOR),
}
AREA_LOOKS = (
    Look("#2073BC", 1.5, "triangle-up", 46, "#1a5f9c"),
    Look("#28A197", 1.5, "triangle-down", 46, "#176b63"),
    Look("#6b757d", 1.5, "cross", 46, INK),
)


@dataclass(frozen=True)
class Size:
    """One of the two drawings: its name, its width, the height of its plot, the longest line of a label."""

    name: str
    width: int
    plot: int
    label_chars: int


WIDE = Size("wide", 640, 270, 20)
NARROW = Size("narrow", 320, 250, 13)

# Widths in em of Arial by rough classes, a little generous: only to keep words from running into each other.
_NARROW = frozenset("ijlft.,:;'|!()[] ’-")
_BROAD = frozenset("mwMW%@")


def text_width(text: str, *, bold: bool = False) -> float:
    """Estimate the width of a text in pixels."""
    ems = sum(0.33 if c in _NARROW else 0.9 if c in _BROAD else 0.7 if c.isupper() else 0.57 for c in text)
    return ems * TEXT_SIZE * (1.06 if bold else 1)
