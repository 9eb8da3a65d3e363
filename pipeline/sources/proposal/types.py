"""What the cells of a column are: whole numbers, numbers, days or text, and how they are written.

A column is a number only if all its cells are numbers or symbols; codes and long digits stay text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pipeline.sources.proposal.columns import Column
from pipeline.sources.proposal.meaning_of_symbols import KNOWN, guessed
from pipeline.sources.symbols import number_of

DAYS = (("%Y-%m-%d", r"\d{4}-\d\d-\d\d"), ("%d/%m/%Y", r"\d\d?/\d\d?/\d{4}"), ("%Y%m%d", r"(19|20)\d{6}"))
CODE_WORDS = frozenset({"code", "codes", "key", "id", "uuid", "fid", "objectid", "cassr", "postcode", "telephone"})
CODE_END = re.compile(r"[a-z0-9]{2,}(cd|cdh|_id)")
_MANY_DIGITS = 10
_FEW_SYMBOLS = 4
_NUMBERS_TO_SYMBOLS = 0.9
_GROUP = {",": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?%?"), " ": re.compile(r"[+-]?\d{1,3}( \d{3})+(\.\d+)?%?")}


@dataclass(frozen=True)
class Guess:
    """What a column is taken for: its Table Schema type, further keys, and the meaning of its symbols."""

    type: str
    extra: Mapping[str, Any] = field(default_factory=dict)
    markers: Mapping[str, str] = field(default_factory=dict)
    lowest: float | None = None
    unknown: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether its cells are numbers."""
        return self.type in ("integer", "number")


TEXT = Guess("string")


def guess(column: Column, fixed: Mapping[str, str]) -> Guess:
    """Guess a column's type. `fixed` are symbols whose meaning in its family is known."""
    texts = list(column.counts)
    if column.blank or is_code(column):
        return _days(texts) or TEXT if not column.blank else TEXT
    return _days(texts) or _number(column, fixed) or TEXT


def is_code(column: Column) -> bool:
    """Whether a column's digits are names: by its words, by leading noughts, or by their length."""
    named = column.tokens & CODE_WORDS or any(CODE_END.fullmatch(token) for token in column.tokens)
    digits = [text for text in column.counts if text.isdecimal()]
    return bool(named) or any(len(t) > _MANY_DIGITS or (len(t) > 1 and t[0] == "0") for t in digits)


def _days(texts: Sequence[str]) -> Guess | None:
    for form, pattern in DAYS:
        if texts and all(re.fullmatch(pattern, text) for text in texts) and _all_days(texts, form):
            return Guess("date", {} if form == "%Y-%m-%d" else {"format": form})
    return None


def _all_days(texts: Iterable[str], form: str) -> bool:
    try:
        return all(datetime.strptime(text, form) for text in texts)
    except ValueError:
        return False


def _number(column: Column, fixed: Mapping[str, str]) -> Guess | None:
    numbers = {text: number for text in column.counts if (number := number_of(text)) is not None}
    others = [text for text in column.counts if text not in numbers]
    if not numbers or not _are_symbols(column, others, fixed):
        return None
    whole = all(number == number.to_integral_value() for number in numbers.values())
    percent = any(text.endswith("%") for text in numbers)
    return Guess(
        "integer" if whole and not percent and not any("." in text for text in numbers) else "number",
        {**_grouping(numbers), **({"bareNumber": False} if percent else {})},
        guessed(others, fixed),
        float(min(numbers.values())),
        tuple(text for text in others if text not in KNOWN and text not in fixed),
    )


def _are_symbols(column: Column, others: Sequence[str], fixed: Mapping[str, str]) -> bool:
    strange = [text for text in others if text not in KNOWN and text not in fixed]
    share = 1 - sum(column.counts[text] for text in strange) / column.filled
    return not strange or (len(strange) <= _FEW_SYMBOLS and share >= _NUMBERS_TO_SYMBOLS)


def _grouping(texts: Iterable[str]) -> dict[str, str]:
    listed = list(texts)
    return next(({"groupChar": sign} for sign, form in _GROUP.items() if any(map(form.fullmatch, listed))), {})
