"""A quarter in the light of its year: the year to date and the last four quarters, added up from what was counted.

Shares and rates are made again from their parts, never averaged. Four times a quarter is an estimate, and called so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from pipeline.catalogue import methods as kinds
from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.trajectory import year_of
from pipeline.periods import Period, quarters_of, shift


@dataclass(frozen=True)
class Total:
    """Several quarters taken together: the figure in the measure's unit, and what it was made of."""

    value: float
    numerator: float | None
    denominator: float | None
    quarters: tuple[Period, ...]


def adds_up(measure: Measure, source: str) -> bool:
    """Say whether a year can be made of its quarters. What goes with the value and is not the value does not count."""
    ours = (entry.method for entry in measure.sources if entry.source == source)
    return all(_made_of_parts(method) for method in ours if getattr(method, "statistic", None) is None)


def _made_of_parts(method: kinds.AnyMethod) -> bool:
    """Say whether a method's figures add up, or can be made again from a numerator and a denominator that do.

    A truncated mean leaves out its own highest, a standardised rate weighs each age group by itself; a gap lies between
    two figures, and a bundle counts standards that are the same ones in each quarter.
    """
    match method:
        case kinds.TruncatedMean() | kinds.DirectlyStandardisedRate() | kinds.Gap() | kinds.Bundle():
            return False
        case kinds.Published() | kinds.Count() | kinds.Sum() | kinds.Proportion() | kinds.Rate():
            return True
        case kinds.Mean() | kinds.Ratio():
            return True
        case _:
            raise NotImplementedError(method.kind)


def year_to_date(values: Sequence[Value], unit: Unit, quarter: Period) -> Total | None:
    """Return the quarters of the year up to this one together; None where one is missing, withheld or doubted."""
    year = year_of(quarter)
    return _together(values, unit, [q for q in quarters_of(year) if q <= quarter]) if year else None


def rolling_four_quarters(values: Sequence[Value], unit: Unit, quarter: Period) -> Total | None:
    """Return the four quarters that end with this one together; None where one is missing, withheld or doubted."""
    return _together(values, unit, [shift(quarter, n) for n in range(-3, 1)]) if year_of(quarter) else None


def times_four(value: Value, unit: Unit) -> float | None:
    """Return a year's count if each quarter were like this one: an estimate, blind to the seasons.

    None for a figure that we doubt or that is not there, and for rates and shares: those are of a year already.
    """
    if value.value is None or "q" in value.markers or unit.kind != "count" or year_of(value.period) is None:
        return None
    return 4 * value.value


def _together(values: Sequence[Value], unit: Unit, quarters: Sequence[Period]) -> Total | None:
    known = {v.period: v for v in values if v.value is not None and "q" not in v.markers}
    parts = [known[q] for q in quarters if q in known]
    if len(parts) < len(quarters):
        return None
    if unit.kind == "count":
        return Total(fsum(v.value for v in parts if v.value is not None), None, None, tuple(quarters))
    above = [v.numerator for v in parts if v.numerator is not None]
    below = [v.denominator for v in parts if v.denominator is not None]
    times = _times(unit)
    if times is None or len(above) < len(parts) or len(below) < len(parts) or fsum(below) <= 0:
        return None
    return Total(times * fsum(above) / fsum(below), fsum(above), fsum(below), tuple(quarters))


def _times(unit: Unit) -> float | None:
    """What a numerator over a denominator is multiplied by; None for units that are not made in this way."""
    return {"percent": 100, "rate_per": unit.per or 1, "days": 1, "ratio": 1}.get(unit.kind)
