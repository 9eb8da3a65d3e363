"""The content of a paper as values: front sheet, numbered sections, tables, appendices. Finished words only.

Each writer sets all of it, adds nothing and leaves nothing out. Numbers of paragraphs follow from their order.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from pipeline.render.pages.parts import Cell, Fact, Table
from pipeline.render.pages.told import Told
from pipeline.render.typesetting import as_json
from pipeline.strict_yaml.signs import shown_signs

LANGUAGE = "en-GB"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` stands before its text in bold, and `url` is where a web page leads from the lead."""

    text: str
    lead: str = ""
    url: str = ""
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Bullets:
    """A list under the paragraph before it."""

    items: tuple[Paragraph, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Heading:
    """A heading inside a section or an appendix."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Box:
    """Lines that must not be overlooked, such as where to turn for help."""

    title: str
    lines: tuple[str, ...]
    kind: Literal["box"] = "box"


@dataclass(frozen=True)
class Grid:
    """A table; `shares` is the part of the width that each column takes, the whole being 1."""

    table: Table
    shares: tuple[float, ...]
    kind: Literal["grid"] = "grid"

    def __post_init__(self) -> None:
        assert len(self.shares) == len(self.table.head)
        assert abs(sum(self.shares) - 1) < 1e-6


@dataclass(frozen=True)
class Picture:
    """A chart: its finding and its subtitle, the drawing, and the words for those who do not see it."""

    title: str
    subtitle: str
    svg: str
    alt: str


@dataclass(frozen=True)
class MeasureBlock:
    """A measure with what is said of it, and its chart where there is one. It stands together on a page."""

    told: Told
    picture: Picture | None
    source: str
    kind: Literal["measure"] = "measure"


Block = Paragraph | Bullets | Heading | Box | Grid | MeasureBlock


@dataclass(frozen=True)
class Section:
    """A section whose paragraphs are numbered, or an appendix, whose are not; wide tables lie on their side."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """The whole of a paper.

    `date` is the day that its files bear, as ISO 8601. `closing` stands between the sections and the appendices.
    `status` are the plain words above each page: that it is a draft, that it is a demonstration. `watermark` is one
    word across each page, empty where there is none.
    """

    kicker: str
    title: str
    about: str
    edition: str
    date: str
    author: str
    web_page: str
    status: tuple[str, ...]
    watermark: str
    notices: tuple[str, ...]
    front: tuple[Fact, ...]
    asked: str
    recommendations: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[Box, ...]
    appendices: tuple[Section, ...]

    def values(self) -> Mapping[str, object]:
        """Return the paper as plain values, which JSON can hold; cells are text alone."""
        parts = {"sections": self.sections, "appendices": self.appendices}
        plain = {name: [_section(one) for one in several] for name, several in parts.items()}
        return {one.name: plain.get(one.name) or _plain(getattr(self, one.name)) for one in fields(self)}

    def grids(self) -> Iterator[Grid]:
        """Give every table in reading order."""
        for section in (*self.sections, *self.appendices):
            yield from (block for block in section.blocks if isinstance(block, Grid))

    def pictures(self) -> Iterator[Picture]:
        """Give every chart in reading order."""
        for section in (*self.sections, *self.appendices):
            for block in section.blocks:
                if isinstance(block, MeasureBlock) and block.picture:
                    yield block.picture


@lru_cache(maxsize=2)
def ready(paper: Paper) -> tuple[Paper, str]:
    """Return a paper that can be printed, and all that it says as JSON: both writers of it ask for that."""
    paper = printable(paper)
    return paper, as_json(paper.values())


def printable(part: Any) -> Any:
    """Return a paper, or a part of one, in which a mark stands for each sign that neither kind of file may hold."""
    if isinstance(part, str):
        return shown_signs(part)
    if isinstance(part, tuple):
        shown = tuple(printable(one) for one in part)
        return part if all(new is old for new, old in zip(shown, part, strict=True)) else shown
    if is_dataclass(part) and not isinstance(part, type):
        shown = {name: printable(value) for name, value in vars(part).items()}
        return part if all(shown[name] is value for name, value in vars(part).items()) else replace(part, **shown)
    return part


def cell_text(cell: Cell) -> str:
    """Return all that a cell says, as text: a drawing in it says nothing that is not in its words."""
    return "; ".join(part for part in (cell.text, cell.tag.words if cell.tag else "") if part)


def _section(section: Section) -> Mapping[str, object]:
    blocks = [_grid(one) if isinstance(one, Grid) else _plain(one) for one in section.blocks]
    return {"title": section.title, "landscape": section.landscape, "blocks": blocks}


def _plain(part: Any) -> Any:
    """Return a part as `asdict` does, without copying each text of it."""
    if isinstance(part, tuple):
        return [_plain(one) for one in part]
    if is_dataclass(part) and not isinstance(part, type):
        return {name: _plain(value) for name, value in vars(part).items()}
    return part


def _grid(grid: Grid) -> Mapping[str, object]:
    return {
        "kind": grid.kind,
        "caption": grid.table.caption,
        "head": [asdict(head) for head in grid.table.head],
        "rows": [[cell_text(cell) for cell in row] for row in grid.table.rows],
        "shares": list(grid.shares),
    }
