"""One cell as the number that its writer meant: typed, as text with commas, as a percentage; unsure is refused.

Whether the number is possible for its measure is judged here too; how numbers fit each other in `answers`.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, NoReturn

from pipeline.sources.returns.filling import bounds_words
from pipeline.sources.returns.model import Bounds

PLAIN = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
DIGITS = 12
EMPTY = ("", "-", "–", "n/a", "na")


class NotANumber(ValueError):
    """A cell that is no number here: what was found, what is allowed, an example."""

    def __init__(self, *, found: str, allowed: str, example: str) -> None:
        self.found, self.allowed, self.example = found, allowed, example
        super().__init__(f"{found}; {allowed}; e.g. {example}")


def number(value: Any, pattern: str, bounds: Bounds) -> Decimal | None:
    """Return the number of a cell, None where it is empty. `pattern` is the cell's number format.

    Raises NotANumber.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        _refuse("TRUE or FALSE", bounds)
    if isinstance(value, datetime | date | time | timedelta):
        _refuse("a date or time; the spreadsheet has turned what was typed into one", bounds)
    found, marked = _text(value, bounds) if isinstance(value, str) else _typed(value, pattern)
    if marked and not bounds.percent:
        _refuse(f"{found} as a percentage", bounds)
    if bounds.percent and not marked and Decimal(0) < found < 1:
        told = f"{found}, which may be meant as {_tidy(found * 100)}%"
        allowed = f"the percentage with its sign: {_tidy(found * 100)}% or {found}%"
        raise NotANumber(found=f"found {told}", allowed=allowed, example="45.3%")
    return _possible(found, bounds)


def shown(value: Any) -> str:
    """Return a cell's content for a message, cut short: it may be anything."""
    text = " ".join(str(value).split())
    return f"'{text[:30]}…'" if len(text) > 30 else f"'{text}'"


def _typed(value: float, pattern: str) -> tuple[Decimal, bool]:
    if "%" in (pattern or ""):
        return _tidy(Decimal(repr(value)) * 100), True
    return _tidy(Decimal(repr(value))), False


def _text(value: str, bounds: Bounds) -> tuple[Decimal, bool]:
    text = value.strip().replace("\u00a0", " ").strip()
    marked = text.endswith("%")
    text = text.removesuffix("%").strip()
    if bounds.money:
        text = text.removeprefix("£").strip()
    if not PLAIN.fullmatch(text):
        why = "; to say that there is no figure, leave it empty and choose a mark" if text.lower() in EMPTY else ""
        _refuse(f"{shown(value)}{why}", bounds)
    return Decimal(text.replace(",", "")), marked


def _tidy(found: Decimal) -> Decimal:
    """Take away the last digits that a spreadsheet adds to decimals: 45.29999999999999 is 45.3."""
    places = Decimal(1).scaleb(found.adjusted() - DIGITS + 1)
    rounded = found.quantize(places, ROUND_HALF_EVEN) if found else found
    plain = rounded.normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def _possible(found: Decimal, bounds: Bounds) -> Decimal:
    low, high = bounds.lowest, bounds.highest
    if not found.is_finite() or (low is not None and found < low) or (high is not None and found > high):
        _refuse(f"{found}", bounds)
    if bounds.whole and found != found.to_integral_value():
        _refuse(f"{found}", bounds)
    return found


def _refuse(found: str, bounds: Bounds) -> NoReturn:
    if bounds.percent:
        example = "45.3"
    else:
        example = "1234" if bounds.whole or bounds.highest is None else f"{(bounds.highest / 2).normalize():f}"
    raise NotANumber(found=f"found {found}", allowed=bounds_words(bounds), example=example)
