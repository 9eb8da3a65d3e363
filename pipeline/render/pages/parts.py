"""The small pieces that pages are put together from: links, tags, table cells, facts. Strings only, all finished.

How they look belongs in the templates' macros.
"""

from dataclasses import dataclass
from typing import Literal

from pipeline.render.wording.status import Shape

TagLook = Literal["plain", "quiet", "good", "bad", "near"]


@dataclass(frozen=True)
class Link:
    """Words that lead to an address: one inside the site (`measures/x/`), or a whole one."""

    text: str
    url: str
    section: str = ""


@dataclass(frozen=True)
class Tag:
    """A status: always words, with a shape or a drawing beside them."""

    words: str
    shape: Shape = ""
    look: TagLook = "plain"
    drawing: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell of a table. `number` puts it to the right; `url` makes its text a link."""

    text: str = ""
    url: str = ""
    number: bool = False
    tag: Tag | None = None
    spark: str = ""
    wraps: bool = False


@dataclass(frozen=True)
class Head:
    """The head of one column."""

    text: str
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the first cell of each row names the row. `look` is a class of the style sheet."""

    id: str
    caption: str
    head: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    look: Literal["figures", "measures", "reasons", "words"] = "figures"


@dataclass(frozen=True)
class More:
    """A long list that stays folded until somebody asks for it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """A name and what is to be said of it, one paragraph each; `links` follow the paragraphs, `more` comes last."""

    name: str
    text: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    more: More | None = None


def fact(name: str, *text: str | None) -> Fact | None:
    """Make a fact of the texts that are there; None when none is."""
    there = tuple(part for part in text if part)
    return Fact(name, there) if there else None


def facts(*several: Fact | None) -> tuple[Fact, ...]:
    """Keep the facts that are there."""
    return tuple(one for one in several if one)
