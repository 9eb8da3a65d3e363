"""A quarter in the light of its year, in words: the year so far, the last four quarters, four times the quarter.

The sums are made in `compute.standing.to_date`.
"""

from pipeline.catalogue.measure import Unit
from pipeline.compute.standing.to_date import Total, Way
from pipeline.periods import Period
from pipeline.periods.labels import MONTHS
from pipeline.render.wording.numbers import figure, fixed

FIRST = "This is the first quarter of the year, so the year so far is this figure."
PARTS_MISSING = "We cannot give it: quarters cannot be put together without the numbers behind each of them."
QUARTER_MISSING = "We cannot give it: a quarter is missing, withheld or doubted."
NOT_OF_QUARTERS = "We cannot give it: a figure of this kind cannot be made from quarters."
ROUGH = "This only shows the size. It is not a fair guess of a year, as seasons differ. We set it beside nothing."


def total_words(total: Total | None, unit: Unit, why: str) -> str:
    """Say quarters taken together, from when to when and out of how many; or why we cannot."""
    if total is None:
        return why
    first, last = total.quarters[0], total.quarters[-1]
    told = f"{figure(total.value, unit)}, {_span(first, last)}"
    if total.numerator is None or total.denominator is None:
        return f"{told}."
    return f"{told}: {_number(total.numerator)} out of {fixed(total.denominator, 0)}."


def why_none(way: Way | None, *, counted: bool) -> str:
    """Say why quarters could not be put together, whether or not the numbers behind them are known."""
    if not counted:
        return PARTS_MISSING
    return QUARTER_MISSING if way else NOT_OF_QUARTERS


def _number(parts: float) -> str:
    """Write a number of events; one for an average day may be no whole number."""
    return fixed(parts, 0 if float(parts).is_integer() else 1)


def estimate_words(estimate: float, unit: Unit) -> str:
    """Say four times a quarter, marked as an estimate."""
    return f"{figure(estimate, unit)} [e]. {ROUGH}"


def _span(first: Period, last: Period) -> str:
    start = MONTHS[first.start.month - 1]
    year = "" if first.start.year == last.end.year else f" {first.start.year}"
    return f"{start}{year} to {MONTHS[last.end.month - 1]} {last.end.year}"
