"""The rules in words with their examples: a chapter a file, whose tables of examples the tests run as they stand.

A chapter is Markdown with a head (`title`). A table of examples is a Markdown table under a comment that names what
runs it and its caption: `<!-- tested: change | A quarter and the same one a year before -->`. The words are content.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from pipeline.errors import ContentProblems, Problem
from pipeline.render.pages.heads import body_and_head
from pipeline.render.pages.page import drawn_table
from pipeline.render.pages.parts import Cell, Head, Table

NOTHING = "nothing"
"""What an empty cell of an example means, said so that no cell is empty."""
LONG_CELL = 36
MARK = re.compile(r"<!-- tested: (?P<runs>[a-z_]+) \| (?P<caption>.+?) -->")


@dataclass(frozen=True)
class Examples:
    """One table of examples: what runs it, its caption, its heads, and the rows of cells under them."""

    runs: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chapter:
    """One chapter: its name, its title, and its text and tables in order."""

    name: str
    title: str
    parts: tuple[str | Examples, ...]

    @property
    def tables(self) -> tuple[Examples, ...]:
        """The tables of examples, in order."""
        return tuple(part for part in self.parts if isinstance(part, Examples))


def chapter(name: str, text: str) -> Chapter:
    """Read a chapter. Raises ContentProblems for a table without the comment that says what runs it."""
    body, head = body_and_head(text)
    blocks = re.split(r"\n\s*\n", body.strip())
    return Chapter(name, str(head.get("title") or name), tuple(_part(name, block.strip("\n")) for block in blocks))


def rules_text(chapters: Mapping[str, str]) -> Markup:
    """Return all chapters as Markdown, in the order of their names, with each table of examples as HTML."""
    read = [chapter(name, text) for name, text in sorted(chapters.items())]
    return Markup("\n\n").join(Markup(_written(one)) for one in read)


def _part(name: str, block: str) -> str | Examples:
    lines = block.splitlines()
    mark = MARK.fullmatch(lines[0])
    if mark is None:
        if any(line.startswith("|") for line in lines):
            raise _fault(name, f"nothing says what runs the table '{lines[0]}'", "a comment on the line above it")
        return block
    heads, _, *rows = (tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines[1:])
    uneven = [row for row in rows if len(row) != len(heads)]
    if uneven:
        raise _fault(name, f"{len(uneven[0])} cells under {len(heads)} heads: {' | '.join(uneven[0])}", "as many cells")
    return Examples(mark["runs"], mark["caption"], heads, tuple(rows))


def _fault(name: str, found: str, allowed: str) -> ContentProblems:
    place = f"site/methods/{name}.md"
    return ContentProblems([Problem(place, 0, "table", found, allowed, "<!-- tested: change | Caption -->")])


def _written(one: Chapter) -> str:
    parts = [f"## {one.title}"]
    for number, part in enumerate(one.parts, 1):
        parts.append(part if isinstance(part, str) else _drawn(part, f"{one.name}-{number}"))
    return "\n\n".join(parts)


def _drawn(examples: Examples, id_: str) -> str:
    heads = tuple(Head(head) for head in examples.heads)
    made = Table(id_, examples.caption, heads, tuple(_cells(row) for row in examples.rows), _look(examples))
    return drawn_table(made, lambda url: url).rstrip()


def _look(examples: Examples) -> Literal["figures", "reasons"]:
    """Rows of long cells stand one below the other on a phone; short ones stay a table that can be moved."""
    longest = max(len(cell) for row in examples.rows for cell in row)
    return "reasons" if longest > LONG_CELL else "figures"


def _cells(row: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(Cell(cell or NOTHING, wraps=number > 0 and len(cell) > LONG_CELL) for number, cell in enumerate(row))
