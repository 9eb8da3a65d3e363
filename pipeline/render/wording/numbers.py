"""Numbers as readers see them. The only place of the project that rounds: half up, on the decimal that was given.

Nothing here decides which number is shown. A missing number has no words here: `markers.shown` gives its mark.
"""

import math
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from pipeline.catalogue.measure import Unit

MINUS = "−"
PERSON = {"people": "person", "children": "child", "men": "man", "women": "woman", "babies": "baby"}


def rounded(value: float, decimals: int) -> Decimal:
    """Round half away from zero at the decimal digits that the number is written with, so that 0.35 gives 0.4."""
    assert math.isfinite(value), value
    made = Decimal(repr(float(value))).quantize(_step(decimals), rounding=ROUND_HALF_UP)
    return abs(made) if made == 0 else made


@cache
def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def fixed(value: float, decimals: int) -> str:
    """Write a number with so many decimals and commas in its thousands; a minus is a real one."""
    return f"{rounded(value, decimals):,f}".replace("-", MINUS)


def bare(value: float, unit: Unit) -> str:
    """Write a value without its words: `42.5%`, `38,669`, `7.35`, `£1,234`."""
    number = fixed(value, unit.decimals)
    if unit.kind == "percent":
        return f"{number}%"
    if unit.kind == "money":
        return f"{MINUS if number.startswith(MINUS) else ''}{unit.currency}{number.removeprefix(MINUS)}"
    return number


def figure(value: float, unit: Unit) -> str:
    """Write a value with its words: `42.5%`, `38,669 admissions`, `7.35 days`, `1,441.3 per 100,000`."""
    number = bare(value, unit)
    after = words_after(unit, one=rounded(value, unit.decimals) == 1)
    return f"{number} {after}" if after else number


def words_after(unit: Unit, *, one: bool = False) -> str:
    """Return the words that follow a number of this unit; empty for a percentage, money or an index."""
    if unit.kind == "rate_per":
        return f"per {unit.per:,}"
    if unit.kind == "points":
        return "percentage point" if one and unit.decimals == 0 else "percentage points"
    if unit.kind == "score" and unit.maximum is not None:
        return f"out of {whole_if_it_is(unit.maximum)}"
    if unit.kind == "days":
        return "day" if one and unit.decimals == 0 else "days"
    if unit.noun and unit.kind in ("count", "score"):
        return singular(unit.noun) if one and unit.decimals == 0 else unit.noun
    return ""


def change_unit(unit: Unit) -> str:
    """Return the words that follow a change: a percentage changes by percentage points, a score by points."""
    if unit.kind == "percent":
        return "percentage points"
    if unit.kind == "score" and unit.maximum is not None:
        return "points"
    return words_after(unit)


def moved(change: float, unit: Unit) -> str:
    """Write the size of a change, without its way: `2.1 percentage points`, `1,147 admissions`, `£1,200`."""
    number = fixed(abs(change), unit.decimals)
    one = number == "1" and unit.kind == "count" and unit.noun
    after = singular(unit.noun) if one and unit.noun else change_unit(unit)
    sign = unit.currency if unit.kind == "money" else ""
    return f"{sign}{number} {after}".strip()


def change_words(change: float | None, unit: Unit) -> str:
    """Write a change with its sign: `+2.1 percentage points`; `no change` if it rounds to zero; empty if unknown."""
    if change is None:
        return ""
    way = rounded(change, unit.decimals)
    if way == 0:
        return "no change"
    return f"{'+' if way > 0 else MINUS}{moved(change, unit)}"


def singular(noun: str) -> str:
    """Make one of a plural noun: `years of life lost` gives `year of life lost`, `people` gives `person`."""
    head, of, rest = noun.partition(" of ")
    *before, last = head.split(" ")
    one = PERSON.get(last) or (last[:-3] + "y" if last.endswith("ies") else last.removesuffix("s"))
    return " ".join([*before, one]) + of + rest


def whole_if_it_is(value: float) -> str:
    """Write a number with as few decimals as it has: 24.0 gives `24`."""
    return fixed(value, 0) if value == int(value) else fixed(value, -int(Decimal(repr(value)).as_tuple().exponent))
