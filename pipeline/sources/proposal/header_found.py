"""Where the header of a table of no known family stands: the first line that holds labels and not figures.

What the labels mean is guessed elsewhere; a table that seems to have no header is said to have none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.grids import Grid, cell
from pipeline.sources.symbols import number_of

NO_HEADER = -1
_WITHIN = 60
_WIDE = 0.6
_WORDS = 0.7
_DISTINCT = 0.9
_ALIKE = 0.8
_FEWEST = 2
_LOOKED_AT = 300


@dataclass(frozen=True)
class Place:
    """Where a table begins: the index of its header (-1: it has none), and how many columns it has."""

    index: int
    width: int


def find_header(grid: Grid) -> Place | None:
    """Find the header; None when the grid holds no table of two columns or more, nor a plain list."""
    rows = grid.rows
    usual = _usual(rows)
    wide = [i for i, row in enumerate(rows[:_WITHIN]) if _filled(row) >= max(1, _WIDE * usual)]
    if not usual or not wide or len(rows) < _FEWEST:
        return None
    likely = [i for i in wide if _is_words(rows[i])]
    distinct = [i for i in likely if _is_distinct(rows[i])]
    index = (distinct or likely or [NO_HEADER])[0]
    if index != NO_HEADER and index - wide[0] > 1:
        index = NO_HEADER
    if index == wide[0] and _is_like_below(rows, index):
        index = NO_HEADER
    if index == NO_HEADER and wide[0] > 0:
        return None
    return Place(index, max(len(row) for row in rows[max(index, 0) :]))


def _usual(rows: Sequence[Sequence[str]]) -> int:
    counts = Counter(_filled(row) for row in rows if _filled(row) >= _FEWEST)
    if not counts:
        return 1 if any(map(_filled, rows)) else 0
    return max(counts, key=lambda width: (counts[width] * width, width))


def _filled(row: Sequence[str]) -> int:
    return sum(1 for text in row if text)


def _is_words(row: Sequence[str]) -> bool:
    texts = [text for text in row if text]
    return sum(number_of(text) is None for text in texts) >= _WORDS * len(texts)


def _is_distinct(row: Sequence[str]) -> bool:
    texts = [folded(text) for text in row if text]
    return len(set(texts)) >= _DISTINCT * len(texts)


def _is_like_below(rows: Sequence[tuple[str, ...]], index: int) -> bool:
    """Whether the line is a record like those below: the same make of code in two columns or more."""
    below = rows[index + 1 : index + _LOOKED_AT]
    alike = 0
    for column, text in enumerate(rows[index]):
        shapes = [shape_of(cell(row, column)) for row in below if cell(row, column)]
        if re.search(r"\d", text) and len(shapes) >= _FEWEST:
            alike += shapes.count(shape_of(text)) >= _ALIKE * len(shapes)
    return alike >= _FEWEST


def shape_of(text: str) -> str:
    """Return how a text is made: every letter as A, every digit as 9."""
    return re.sub(r"\d", "9", re.sub(r"[A-Za-z]", "A", text))
