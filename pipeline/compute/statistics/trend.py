"""The recent trend of a yearly measure over its last five points, as Fingertips marks it.

Not for months, quarters or pooled years that overlap: those have process control charts (`spc`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum, log

from pipeline.catalogue.measure import Polarity
from pipeline.compute.statistics.compare import Comparison, judge
from pipeline.compute.statistics.intervals import Interval, standard_error

POINTS = 5
CRITICAL_CHI2 = 9.54953570608324
"""99.8 % of chi-squared with one degree of freedom."""

ROUNDING = 1e-12
SMALLEST_ERROR = 1e-100

Slope = Callable[[Sequence[int]], float]


class Marker(StrEnum):
    """What the last five points show."""

    INCREASING = "increasing"
    DECREASING = "decreasing"
    NO_CHANGE = "no_change"
    CANNOT_BE_CALCULATED = "cannot_be_calculated"


@dataclass(frozen=True)
class Trend:
    """The marker, the slope for each year (of log odds for a proportion), and chi-squared; None if not worked."""

    marker: Marker
    slope: float | None = None
    chi2: float | None = None


UNKNOWN = Trend(Marker.CANNOT_BE_CALCULATED)


def trend_of_values(points: Sequence[Interval | None]) -> Trend:
    """Trend of values with limits, yearly and oldest first; a year without a figure is None.

    Weighted regression, weights from the limits. Fewer than five points, or a missing value or limit (or no
    width) among the last five: cannot be calculated. Fingertips technical guidance, Trend markers.
    """
    last = list(points[-POINTS:])
    values = [point.value for point in last if point is not None and point.value is not None]
    errors = [error for point in last if point is not None and (error := _width(point)) is not None]
    if len(values) < POINTS or len(errors) < POINTS:
        return UNKNOWN
    weights = [error**-2 for error in errors]
    slope = _weighted_slope(values, weights)
    chi2 = slope(range(POINTS)) ** 2 * _spread(range(POINTS), weights)
    return Trend(_marker(slope, chi2), slope(range(POINTS)), chi2)


def trend_of_proportions(points: Sequence[tuple[float, float] | None]) -> Trend:
    """Trend of (count, denominator) pairs, yearly and oldest first; a year without figures is None.

    Cochran-Armitage test for trend; the sign from a straight line through the log odds. A share of none or
    of all, or a missing pair, among the last five: cannot be calculated. As in Fingertips.
    """
    last = [point for point in points[-POINTS:] if point is not None]
    if len(last) < POINTS or not all(0 < count < people for count, people in last):
        return UNKNOWN
    odds = [log(count / (people - count)) for count, people in last]
    slope = _weighted_slope(odds, [1.0] * POINTS)
    chi2 = _cochran_armitage([count for count, _ in last], [people for _, people in last])
    return Trend(_marker(slope, chi2), slope(range(POINTS)), chi2)


def trend_judgement(marker: Marker, last: float, polarity: Polarity | None) -> Comparison:
    """Whether an increase or decrease is better; `last` is the newest value, for measures best at zero."""
    if marker not in {Marker.INCREASING, Marker.DECREASING}:
        return Comparison.SAME if marker == Marker.NO_CHANGE else Comparison.NONE
    if polarity == "towards_zero":
        polarity = "lower" if last >= 0 else "higher"
    return judge(1 if marker == Marker.INCREASING else -1, 0, polarity)


def _width(point: Interval) -> float | None:
    error = standard_error(point)
    return error if error is not None and error > SMALLEST_ERROR else None


def _marker(slope: Slope, chi2: float) -> Marker:
    """A trend is one only if no single point makes it: each fit that leaves one out keeps the sign."""
    if chi2 <= CRITICAL_CHI2:
        return Marker.NO_CHANGE
    whole = slope(range(POINTS))
    without_one = (slope([i for i in range(POINTS) if i != left_out]) for left_out in range(POINTS))
    if not all(fit * whole > 0 for fit in without_one):
        return Marker.NO_CHANGE
    return Marker.INCREASING if whole > 0 else Marker.DECREASING


def _weighted_slope(values: Sequence[float], weights: Sequence[float]) -> Slope:
    def slope(kept: Sequence[int]) -> float:
        centre = _centre(kept, weights)
        terms = [weights[i] * (i - centre) * values[i] for i in kept]
        total = fsum(terms)
        within_rounding = abs(total) <= ROUNDING * fsum(map(abs, terms))
        return 0.0 if within_rounding else total / _spread(kept, weights)

    return slope


def _centre(kept: Sequence[int], weights: Sequence[float]) -> float:
    return sum(weights[i] * i for i in kept) / sum(weights[i] for i in kept)


def _spread(kept: Sequence[int], weights: Sequence[float]) -> float:
    centre = _centre(kept, weights)
    return sum(weights[i] * (i - centre) ** 2 for i in kept)


def _cochran_armitage(counts: Sequence[float], people: Sequence[float]) -> float:
    years = range(len(counts))
    centre = _centre(years, people)
    share = sum(counts) / sum(people)
    moment = sum(count * (year - centre) for year, count in zip(years, counts, strict=True))
    return moment**2 / (share * (1 - share) * _spread(years, people))
