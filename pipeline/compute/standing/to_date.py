"""A quarter in the light of its year: the year to date and the last four quarters, added up from what was counted.

Shares and rates are made again from their parts, never averaged; a population is there once, however many quarters are
put together. Four times a quarter is an estimate, and called so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from pipeline.catalogue import methods as kinds
from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.season import year_of
from pipeline.periods import Period, quarters_of, shift


@dataclass(frozen=True)
class Total:
    """Several quarters taken together: the figure in the measure's unit, and what it was made of."""

    value: float
    numerator: float | None
    denominator: float | None
    quarters: tuple[Period, ...]


Way = Literal["parts", "people", "days"]
"""How quarters are put together: the parts above and below the line both add up (a count alone, or a share); only the
events do, and the people are there once (a rate); the mean of a day weighs each quarter by its days (a rate a day)."""


def way_to_add(measure: Measure, source: str) -> Way | None:
    """Say how a year is made of its quarters, None where it cannot be. What goes with the value does not count."""
    ours = (entry.method for entry in measure.sources if entry.source == source)
    ways: set[Way | None] = {
        _way(method, measure.unit) for method in ours if getattr(method, "statistic", None) is None
    }
    return ways.pop() if len(ways) == 1 else None if ways else _of_unit(measure.unit)


def _way(method: kinds.AnyMethod, unit: Unit) -> Way | None:
    """Say how a method's figures are put together.

    A truncated mean leaves out its own highest, a standardised rate weighs each age group by itself; a gap lies between
    two figures, and a bundle counts standards that are the same ones in each quarter.
    """
    match method:
        case kinds.TruncatedMean() | kinds.DirectlyStandardisedRate() | kinds.Gap() | kinds.Bundle():
            return None
        case kinds.Rate():
            return "days" if method.a_day else "people"
        case kinds.Published() | kinds.Count() | kinds.Sum() | kinds.Proportion():
            return _of_unit(unit)
        case kinds.Mean() | kinds.Ratio():
            return _of_unit(unit)
        case _:
            raise NotImplementedError(method.kind)


def _of_unit(unit: Unit) -> Way | None:
    """What a unit alone says: not whether a rate that others worked out is of people, weighed by age or for a day."""
    return None if unit.kind == "rate_per" else "parts"


def year_to_date(values: Sequence[Value], unit: Unit, quarter: Period, way: Way = "parts") -> Total | None:
    """Return the quarters of the year up to this one together; None where one is missing, withheld or doubted."""
    year = year_of(quarter)
    return _together(values, unit, [q for q in quarters_of(year) if q <= quarter], way) if year else None


def rolling_four_quarters(values: Sequence[Value], unit: Unit, quarter: Period, way: Way = "parts") -> Total | None:
    """Return the four quarters that end with this one together; None where one is missing, withheld or doubted."""
    return _together(values, unit, [shift(quarter, n) for n in range(-3, 1)], way) if year_of(quarter) else None


def times_four(value: Value, unit: Unit) -> float | None:
    """Return a year's count if each quarter were like this one: an estimate, blind to the seasons.

    None for a figure that we doubt or that is not there, and for rates and shares: those are of a year already.
    """
    if value.value is None or "q" in value.markers or unit.kind != "count" or year_of(value.period) is None:
        return None
    return 4 * value.value


def _together(values: Sequence[Value], unit: Unit, quarters: Sequence[Period], way: Way) -> Total | None:
    known = {v.period: v for v in values if v.value is not None and "q" not in v.markers}
    parts = [known[q] for q in quarters if q in known]
    if len(parts) < len(quarters):
        return None
    if unit.kind == "count":
        return Total(fsum(v.value for v in parts if v.value is not None), None, None, tuple(quarters))
    times = _times(unit)
    above = [v.numerator for v in parts if v.numerator is not None]
    below = [v.denominator for v in parts if v.denominator is not None]
    if times is None or len(above) < len(parts) or len(below) < len(parts):
        return None
    upper, lower = _upper(above, quarters, way), fsum(below) if way == "parts" else below[_middle(quarters)]
    return Total(times * upper / lower, upper, lower, tuple(quarters)) if lower > 0 else None


def _upper(above: Sequence[float], quarters: Sequence[Period], way: Way) -> float:
    if way != "days":
        return fsum(above)
    days = [(q.end - q.start).days + 1 for q in quarters]
    return fsum(n * d for n, d in zip(above, days, strict=True)) / sum(days)


def _middle(quarters: Sequence[Period]) -> int:
    """Return which quarter holds the middle of them all: a year, too, is set against the people of its middle."""
    first, last = quarters[0].start, quarters[-1].end
    middle = first + (last - first) // 2
    return next(n for n, quarter in enumerate(quarters) if middle <= quarter.end)


def _times(unit: Unit) -> float | None:
    """What a numerator over a denominator is multiplied by; None for units that are not made in this way."""
    return {"percent": 100, "rate_per": unit.per or 1, "days": 1, "ratio": 1}.get(unit.kind)
