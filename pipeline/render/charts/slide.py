"""A chart as one picture for a slide: title, subtitle, drawing, source and marks inside, and its words for those who
do not see it. The drawing is the one of the page; which charts are offered belongs in `pages`.
"""

from dataclasses import dataclass, field, replace
from typing import Protocol
from xml.sax.saxutils import escape

from pipeline.digests import digest, maker_digest
from pipeline.render.charts.data import ChartStore, LineChartData
from pipeline.render.charts.engine import drawing, letters, to_png, told_digest
from pipeline.render.charts.line import picture
from pipeline.render.charts.notes import description
from pipeline.render.charts.picture import Picture
from pipeline.render.charts.png import finished
from pipeline.render.charts.style import FONT, INK, PAPER, SOFT, TARGET, TEXT_SIZE, Size, text_width
from pipeline.render.charts.svg import named
from pipeline.render.wording.alt import TABLE

WIDE, HIGH, EDGE = 800, 450, 24
PIXELS = 2
"""Pixels of the PNG for each unit of the drawing: 1600 by 900."""
TITLE_SIZE, FOOT_SIZE, LEAST_PLOT, GAP = 22, 12, 120, 8
SLIDE = Size("slide", WIDE - 2 * EDGE, LEAST_PLOT, 24)


class FileStore(Protocol):
    """Keeps files by key; `get` returns None for one that is not there."""

    def get(self, key: str) -> bytes | None:
        """Give the file, or None."""
        ...

    def put(self, key: str, content: bytes) -> None:
        """Keep the file."""
        ...


@dataclass(frozen=True)
class Slide:
    """The same picture as SVG and as PNG of 1600 by 900 pixels."""

    svg: bytes
    png: bytes


@dataclass(frozen=True)
class Foot:
    """What stands under the drawing: a mark that must not be missed (or nothing), and plain lines."""

    mark: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """Lines of text from a height downwards, in one look."""

    lines: tuple[str, ...]
    top: float
    size: int
    colour: str
    bold: bool = False

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.top + len(self.lines) * self.size * 1.25

    def svg(self) -> str:
        """Return the lines as text elements."""
        weight = ' font-weight="bold"' if self.bold else ""
        look = f'font-size="{self.size}" fill="{self.colour}"{weight}'
        return "".join(
            f'<text x="{EDGE}" y="{self.top + self.size * (1 + 1.25 * number):g}" {look}>{escape(line)}</text>'
            for number, line in enumerate(self.lines)
        )


def slide(data: LineChartData, foot: Foot, drawings: ChartStore, files: FileStore) -> Slide:
    """Return the picture of a chart with its words inside; its PNG from the store where the same fonts drew it."""
    told = " ".join(
        [description(data).removesuffix(TABLE).strip(), *((f"{foot.mark}.",) if foot.mark else ()), *foot.lines]
    )
    svg = named(_kept_svg(data, foot, drawings), data.id, data.title, told)
    name = f"{digest([svg, maker_digest(), letters()])}.slide.png"
    png = files.get(name)
    if png is None:
        png = finished(to_png(svg), {"Title": data.title, "Description": told})
        files.put(name, png)
    return Slide(svg.encode("utf-8"), png)


def _kept_svg(data: LineChartData, foot: Foot, drawings: ChartStore) -> str:
    """Return the whole picture, from the store where it was made of the same by the same engine.

    With it the names of the drawings in it are kept and asked for, so that the store knows that they are still of use.
    """
    name = f"slide-{told_digest((data, foot))}"
    kept = drawings.get(name)
    if kept is not None:
        names, _, svg = kept.partition("\n")
        for one in names.split():
            drawings.get(one)
        return svg
    asked = _Asked(drawings)
    svg = slide_svg(data, foot, asked)
    drawings.put(name, "\n".join([" ".join(asked.names), svg]))
    return svg


@dataclass
class _Asked:
    """A store that remembers which drawings it was asked for."""

    store: ChartStore
    names: list[str] = field(default_factory=list)

    def get(self, key: str) -> str | None:
        self.names.append(key)
        return self.store.get(key)

    def put(self, key: str, svg: str) -> None:
        self.store.put(key, svg)


def slide_svg(data: LineChartData, foot: Foot, drawings: ChartStore) -> str:
    """Return the whole picture without its name: words around the drawing, which fills the room between them."""
    title = Written(_folded(data.title, TITLE_SIZE, bold=True), EDGE - 4, TITLE_SIZE, INK, bold=True)
    subtitle = Written(_folded(data.subtitle, TEXT_SIZE), title.bottom, TEXT_SIZE, SOFT)
    feet = _feet(foot)
    top = subtitle.bottom + GAP
    placed = _placed(data, (top, feet[0].top - GAP), drawings)
    words = "".join(one.svg() for one in (title, subtitle, *feet))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE * PIXELS}" height="{HIGH * PIXELS}" '
    paper = f'<rect width="{WIDE}" height="{HIGH}" fill="{PAPER}"/>'
    return f'{head}viewBox="0 0 {WIDE} {HIGH}">{paper}{placed}<g font-family="{FONT}">{words}</g></svg>\n'


def _placed(data: LineChartData, between: tuple[float, float], drawings: ChartStore) -> str:
    """Return the drawing between two heights; one with so many words that it is too high is made wider and smaller."""
    room, wide = between[1] - between[0], float(SLIDE.width)
    made = _fitted(data, room, SLIDE)
    scale = min(1.0, room / made.frame.height)
    if scale < 1:
        made = _fitted(data, room / scale, replace(SLIDE, width=round(wide / scale)))
        scale = min(wide / made.frame.width, room / made.frame.height)
    svg = drawing(made, drawings)
    marks = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return f'<g transform="translate({EDGE - 4 * scale:g},{between[0]:g}) scale({scale:.4g})">{marks}</g>'


def _fitted(data: LineChartData, room: float, size: Size) -> Picture:
    """Make the plot as high as the room leaves beside the words above and under it."""
    least = picture(data, size).frame
    return picture(data, replace(size, plot=max(LEAST_PLOT, int(room - (least.height - least.plot)))))


def _feet(foot: Foot) -> tuple[Written, ...]:
    """Place the lines under the drawing so that the last one stands on the lower edge."""
    plain = tuple(part for line in foot.lines for part in _folded(line, FOOT_SIZE))
    mark = _folded(foot.mark, FOOT_SIZE, bold=True) if foot.mark else ()
    top = HIGH - EDGE + 8 - (len(plain) + len(mark)) * FOOT_SIZE * 1.25
    first = Written(mark, top, FOOT_SIZE, TARGET, bold=True)
    return (first, Written(plain, first.bottom, FOOT_SIZE, SOFT))


def _folded(words: str, size: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break words into lines that fit between the edges at a size of text."""
    room = (WIDE - 2 * EDGE) * TEXT_SIZE / size
    lines: list[str] = []
    for word in words.split():
        if lines and text_width(f"{lines[-1]} {word}", bold=bold) <= room:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return tuple(lines)
