"""The interval around one published value, from its own limits or from the counts behind it.

Which difference counts as clear is decided in `change`; the formulas are in `statistics`.
"""

from decimal import Decimal
from math import sqrt

from pipeline.catalogue.measure import Unit
from pipeline.compute.series import Value
from pipeline.compute.statistics.intervals import Interval, byar, rate, wilson, z_value

TIME = frozenset({"minutes", "hours", "days", "nights", "weeks", "months", "years"})
LEVEL = 0.95
HEADLINE_LEVEL = 0.998
"""Of 500 tests of nothing one looks clear by chance alone; at 95 % it is one of 20."""


def interval(value: Value, unit: Unit, *, level: float = LEVEL) -> Interval | None:
    """Return the interval of a value; None where neither limits nor counts of separate events are published.

    Published limits and margins are at 95 %: for another level each side is widened as a normal curve would have it.
    Counts of events: Byar or exact; shares: Wilson.
    """
    if value.value is not None and value.lower_95 is not None and value.upper_95 is not None:
        return _published(value.value, (value.lower_95, value.upper_95), level)
    made = _made(value, unit, level) if unit.separate_events else None
    return made if made is not None and made.limits else None


def exact(value: Value, unit: Unit) -> float | None:
    """Return a figure as the numbers behind it give it, where they round to what is printed; else as it is printed.

    Set beside a limit, a benchmark of 5.1 that is 5.1407 by its own numbers may lie on the other side.
    """
    made = _made(value, unit, LEVEL) if unit.separate_events else None
    if value.value is None or made is None or made.value is None:
        return value.value
    printed = Decimal(repr(value.value))
    half = Decimal(5).scaleb(int(printed.as_tuple().exponent) - 1)
    return made.value if abs(Decimal(made.value) - printed) <= half else value.value


def difference(later: Interval, earlier: Interval) -> tuple[float, float] | None:
    """Return the limits of later − earlier for independent values, recovered from each one's own limits.

    Method of variance estimates recovery: Zou GY, Donner A, Stat Med 2008;27:1693 (for proportions: Newcombe 1998).
    """
    if later.limits is None or earlier.limits is None or later.value is None or earlier.value is None:
        return None
    (l1, u1), (l2, u2) = later.limits, earlier.limits
    gap = later.value - earlier.value
    below = sqrt((later.value - l1) ** 2 + (u2 - earlier.value) ** 2)
    above = sqrt((u1 - later.value) ** 2 + (earlier.value - l2) ** 2)
    return gap - below, gap + above


def is_time(unit: Unit) -> bool:
    """Whether what is counted is time, such as `bed days`: no separate events, so no test for counts holds for it."""
    words = (unit.noun or "").casefold().partition(" of ")[0].split()
    return bool(words) and words[-1] in TIME and not any(word.isdigit() for word in words)


def _published(value: float, limits: tuple[float, float], level: float) -> Interval:
    wider = 1.0 if level == LEVEL else z_value(level) / z_value(LEVEL)
    return Interval(value, value - (value - limits[0]) * wider, value + (limits[1] - value) * wider, level, "published")


def _made(value: Value, unit: Unit, level: float) -> Interval | None:
    if unit.kind == "count":
        return None if is_time(unit) else byar(value.value, level=level)
    if value.numerator is None or value.denominator is None:
        return None
    if unit.kind == "percent":
        return wilson(value.numerator, value.denominator, level=level, multiplier=100)
    if unit.kind == "rate_per":
        return rate(value.numerator, value.denominator, level=level, multiplier=unit.per or 1)
    return None
