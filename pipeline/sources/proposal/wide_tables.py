"""Tables whose columns are places or periods: `815 - Greenshire`, or a month each; they become one record a cell.

Only labels are judged here; the reader refuses a label that fits no pattern.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.areas import Areas, folded
from pipeline.periods import PeriodProblem, parse
from pipeline.sources.layouts.grids import Grid, cell
from pipeline.sources.proposal.doubt import Doubt, quoted
from pipeline.sources.proposal.look import Looked
from pipeline.sources.proposal.shape import Shape, names_for
from pipeline.sources.symbols import number_of

CODED = r"(?P<code>[A-Z0-9]{3,9}) - (?P<name>.+)"
_FEWEST = 3
_LOOKED_AT = 50


@dataclass(frozen=True)
class Across:
    """Which labels are across: the patterns, the fields they give, the key columns, and labels that are left out."""

    patterns: tuple[str, ...]
    fields: tuple[str, ...]
    keys: Mapping[str, str]
    left_out: tuple[str, ...]
    above: tuple[str, ...]


def across(grid: Grid, index: int, areas: Areas) -> Across | None:
    """Say which columns are places or periods; None when fewer than three, or fewer than half of the labels, are."""
    labels = grid.rows[index]
    named = [text for text in labels if text]
    coded = [text for text in named if re.fullmatch(CODED, text)]
    dated = [text for text in named if _is_period(text)]
    if max(len(coded), len(dated)) < max(_FEWEST, len(named) / 2):
        return None
    patterns = [CODED] if len(coded) >= len(dated) else sorted({_pattern(text) for text in dated})
    fits = {text for text in named if any(re.fullmatch(pattern, text) for pattern in patterns)}
    other = [text for text in named if text not in fits]
    keys = [text for text in other if not _is_numeric(grid, index, labels.index(text))]
    figures = [text for text in other if text not in keys]
    own = {folded(area.name) for area in areas.all} | {folded(alias) for alias, _ in areas.aliases}
    known = [text for text in figures if len(coded) and folded(text) in own]
    patterns += [f"(?P<name>{re.escape(text)})" for text in known]
    fields = ("code", "name") if len(coded) >= len(dated) else ("period",)
    left = tuple(text for text in figures if text not in known)
    return Across(tuple(patterns), fields, names_for(keys), left, _above(grid, index, fits)) if keys else None


def wide_shape(found: Across, files: tuple[Looked, ...], at: tuple[str, dict[str, Any]]) -> tuple[Shape, list[Doubt]]:
    """Return the shape of such a table, and what to check of it."""
    about, options = at
    more: dict[str, Any] = {"keys": dict(found.keys), "over": list(found.patterns)}
    more |= {"above": "above"} if found.above else {}
    more |= {"leave_out": list(found.left_out)} if found.left_out else {}
    fields = (*found.keys, *found.fields, *(["above"] if found.above else []), "value")
    return Shape("columns_to_rows", about, files, fields, {**options, **more}, found.keys), _doubts(found, files[0])


def _doubts(found: Across, looked: Looked) -> list[Doubt]:
    doubts = [
        Doubt(
            looked.name,
            f"{' and '.join(found.fields)} as columns",
            "one record for each cell",
            "that the other columns say what each record is about",
        )
    ]
    if found.left_out:
        doubts.append(
            Doubt(
                looked.name,
                f"columns that fit no pattern: {quoted(list(found.left_out))}",
                "left out",
                "whether they are sums of the others, which must not be read beside them",
            )
        )
    if found.above:
        told = f"a line above the labels that holds {quoted(list(found.above))}"
        doubts.append(Doubt(looked.name, told, "the field 'above'", "what it is, and name it so"))
    return doubts


def _is_period(text: str) -> bool:
    try:
        parse(text)
    except PeriodProblem:
        return False
    return not text.isdecimal() or len(text) == len("2016")


def _pattern(text: str) -> str:
    """Return the pattern of labels made like this one: `April 2015` is a word, a blank and four digits."""
    parts = re.findall(r"[A-Za-z]+|\d+|[^A-Za-z\d]+", text)
    return f"(?P<period>{''.join(map(_part, parts))})"


def _part(text: str) -> str:
    if text.isdecimal():
        return rf"\d{{{len(text)}}}"
    return "[A-Za-z]+" if text.isalpha() else re.escape(text)


def _is_numeric(grid: Grid, index: int, column: int) -> bool:
    texts = [cell(row, column) for row in grid.rows[index + 1 : index + _LOOKED_AT]]
    filled = [text for text in texts if text]
    return bool(filled) and sum(number_of(text) is not None for text in filled) * 2 > len(filled)


def _above(grid: Grid, index: int, fits: set[str]) -> tuple[str, ...]:
    if index == 0:
        return ()
    texts = [cell(grid.rows[index - 1], c) for c, label in enumerate(grid.rows[index]) if label in fits]
    return tuple(dict.fromkeys(filter(None, texts))) if sum(map(bool, texts)) * 2 > len(texts) else ()
