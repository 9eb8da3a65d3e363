"""Figures in the words of a measure's file: each is one that the file states as a value too, or one that it quotes.

So no figure is typed twice without somebody noticing when only one of the two is changed.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.catalogue.loose_numbers import numbers_in, typed_by_hand
from pipeline.catalogue.measure import Measure
from pipeline.errors import Problem
from pipeline.strict_yaml import Document

STATING = {
    *("title", "definition", "numerator", "denominator", "unit", "lag_days", "official_codes"),
    *("baseline", "targets", "trajectory", "known_values"),
}
"""What states a figure: what is counted and its codes, when it is due, what was agreed, and values that are checked."""
WORDS = {
    *("plain_title", "question", "lifecycle_note", "polarity_reason", "caveats", "no_data", "breaks", "history"),
    "retired",
}
PLACE_AND_TIME = {"period", "by", "area", "areas", "agreed_on", "valid_from", "source"}
"""What says where and when a value holds: the 16 of 2015/16 is no figure."""
DIFFERENCE = ("sources", "difference")
ALLOWED = "a figure that the file states (known_values, lag_days, targets, definition), or one listed under quoted"
Where = tuple[str | int, ...]


def check_numbers(measures: Mapping[str, Measure], documents: Mapping[str, Document]) -> list[Problem]:
    """Return a problem for each figure in words that nothing in the same file states."""
    return [problem for name, measure in measures.items() for problem in _strays(documents[name], measure.quoted)]


def _strays(document: Document, quoted: list[str]) -> list[Problem]:
    parts = list(_parts(document.data, ()))
    values = [part for where, part in parts if where[0] in STATING and where[-1] not in PLACE_AND_TIME]
    stated = {number for part in values for number in numbers_in(str(part))}
    told: dict[str, list[tuple[int, str, str]]] = {}
    for where, part in parts:
        if isinstance(part, str) and (where[0] in WORDS or (where[0], where[-1]) == DIFFERENCE):
            file, line = document.place_of(where)
            field = ".".join(key for key in where if isinstance(key, str))
            told.setdefault(file, []).append((line, field, part))
    hint = (ALLOWED, "quoted: ['9.5%']")
    return [p for file, there in told.items() for p in typed_by_hand(file, there, quoted, stated, hint)]


def _parts(data: Any, where: Where) -> Iterator[tuple[Where, Any]]:
    """Give every value of a file with the keys that lead to it."""
    if isinstance(data, dict):
        for key, part in data.items():
            yield from _parts(part, (*where, key))
    elif isinstance(data, list):
        for number, part in enumerate(data):
            yield from _parts(part, (*where, number))
    else:
        yield where, data
