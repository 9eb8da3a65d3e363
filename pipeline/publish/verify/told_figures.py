"""Figures that a page, a drawing or the search index tells of a place: in cells of tables, at points, in sentences.

What is looked for is handed in; this reads text and knows no measure.
"""

import gzip
import html
import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

POINT = re.compile(r"""\bdata-value=["']([^"']*)["']""")
TAG = re.compile(r"<[^>]*>")
SENTENCE = re.compile(r"(?<=[.;!?])\s|\n")
NUMBER = re.compile(r"(?<![\w.,])[-−]?£?\d[\d,]*(?:\.\d+)?%?")
BEFORE_PERIOD = 40
"""Signs between a figure and the words `in 2016 to 2017`: its unit."""


class Sought(Protocol):
    """What is looked for: words of the place, and how the figure would be written."""

    @property
    def area(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def groups(self) -> tuple[str, ...]: ...
    @property
    def figures(self) -> frozenset[str]: ...


def places_in(file: Path, sought: Sequence[Sought]) -> Iterator[str]:
    """Give where in a file one of the figures is told, in words."""
    if file.suffix == ".pf_fragment":
        text = gzip.decompress(file.read_bytes()).decode("utf-8", "ignore")
        yield from _in_sentences(text, sought)
    elif file.suffix in (".html", ".svg"):
        yield from _in_markup(file.read_text("utf-8"), sought)


def _in_markup(text: str, sought: Sequence[Sought]) -> Iterator[str]:
    for place, cell in cells_of(text):
        if any(_is_place(one, place) and _figures(cell) & one.figures for one in sought):
            yield f"table: {place}"
    for point in map(html.unescape, POINT.findall(text)):
        place, _, told = point.rpartition(": ")
        if any(_is_place(one, place) and _figures(told) & one.figures for one in sought):
            yield f"point: {place}"
    yield from _in_sentences(html.unescape(TAG.sub("\n", text)), sought)


def _in_sentences(text: str, sought: Sequence[Sought]) -> Iterator[str]:
    for sentence in SENTENCE.split(text):
        yield from (f"sentence on {one.area}, {one.period}" for one in sought if _tells(sentence, one))


def _tells(sentence: str, one: Sought) -> bool:
    if one.period not in sentence or not _is_place(one, sentence):
        return False
    before = [sentence[: at.start()][-BEFORE_PERIOD:] for at in re.finditer(rf"in {re.escape(one.period)}", sentence)]
    return any(found[-1] in one.figures for text in before if (found := _numbers(text)))


def _is_place(one: Sought, words: str) -> bool:
    """Say whether words name the area and period of a figure, its group, and no other group."""
    lower = words.lower()
    if one.area.lower() not in lower or one.period.lower() not in lower:
        return False
    return one.category.lower() in lower if one.category else not any(group.lower() in lower for group in one.groups)


def _figures(text: str) -> set[str]:
    return set(_numbers(text)[:1])


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def cells_of(text: str) -> list[tuple[str, str]]:
    """Return each cell of the tables of a page: the words of its row and column, and what stands in it."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return [cell for row in reader.rows for cell in _placed(row)]


def _placed(row: Sequence[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """A cell's place is all that the rest of its row says, and the words of its column."""
    for i, (column, cell) in enumerate(row):
        if column:
            rest = [words for j, (_, words) in enumerate(row) if j != i]
            yield ", ".join([*rest, column]), cell


class _Tables(HTMLParser):
    """Reads the rows of tables whose cells say their column in `data-label`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[tuple[str, str]]] = []
        self.column: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.column = dict(attrs).get("data-label") or ""
            self.rows[-1].append((self.column, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.column = None

    def handle_data(self, data: str) -> None:
        if self.column is not None and self.rows and self.rows[-1]:
            column, text = self.rows[-1][-1]
            self.rows[-1][-1] = (column, f"{text}{data}".strip())
