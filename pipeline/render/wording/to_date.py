"""A quarter in the light of its year, in words: the year so far, the last four quarters, four times the quarter.

The sums are made in `compute.standing.to_date`.
"""

from pipeline.catalogue.measure import Unit
from pipeline.compute.standing.to_date import Total
from pipeline.periods import Period
from pipeline.periods.labels import MONTHS
from pipeline.render.wording.numbers import figure, fixed

FIRST = "This is the first quarter of the year, so the year so far is this figure."
PARTS_MISSING = "We cannot give it: quarters cannot be put together without the numbers behind each of them."
QUARTER_MISSING = "We cannot give it: a quarter is missing, withheld or doubted."
ROUGH = "This is an estimate, not a figure: it holds only if all quarters are alike, and seasons differ."


def total_words(total: Total | None, unit: Unit, *, counted: bool) -> str:
    """Say quarters taken together, from when to when and out of how many; or why we cannot."""
    if total is None:
        return QUARTER_MISSING if counted else PARTS_MISSING
    first, last = total.quarters[0], total.quarters[-1]
    told = f"{figure(total.value, unit)}, {_span(first, last)}"
    if total.numerator is None or total.denominator is None:
        return f"{told}."
    return f"{told}: {fixed(total.numerator, 0)} out of {fixed(total.denominator, 0)}."


def estimate_words(estimate: float, unit: Unit) -> str:
    """Say four times a quarter, marked as an estimate."""
    return f"{figure(estimate, unit)} [e]. {ROUGH}"


def _span(first: Period, last: Period) -> str:
    start = MONTHS[first.start.month - 1]
    year = "" if first.start.year == last.end.year else f" {first.start.year}"
    return f"{start}{year} to {MONTHS[last.end.month - 1]} {last.end.year}"
