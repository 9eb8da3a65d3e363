"""Which column says the area: the one in which most of the project's own areas are found, by code, alias or name.

A file of the whole country holds many areas that the project does not know; which to keep is proposed here too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.areas import Areas, folded
from pipeline.sources.proposal.columns import Column
from pipeline.sources.proposal.types import is_code


@dataclass(frozen=True)
class Found:
    """The column of areas: which of its texts are known, with their codes, and how many are not."""

    column: str
    known: Mapping[str, str]
    unknown: int


def areas_in(columns: Sequence[Column], areas: Areas) -> Found | None:
    """Find the column of areas; codes go before names. None when no column holds an area of the project."""
    codes = {folded(area.name): area.code for area in areas.all}
    codes |= {folded(text): code for text, code in (*areas.aliases, *((a.code, a.code) for a in areas.all))}
    best: tuple[tuple[int, bool, bool], Found] | None = None
    for column in columns:
        known = {text: codes[folded(text)] for text in column.counts if folded(text) in codes}
        rank = (len(set(known.values())), any(t == c for t, c in known.items()), is_code(column))
        if known and (best is None or rank > best[0]):
            best = rank, Found(column.name, known, len(column.counts) - len(known))
    return best[1] if best else None
