"""The gap between the most and the least deprived group, as a difference and as a ratio, each with limits.

Which groups are compared is the caller's choice; a slope over all groups is a different method.
"""

from dataclasses import dataclass
from math import exp, hypot, log

from pipeline.catalogue.measure import Polarity
from pipeline.compute.statistics.intervals import Interval, nothing, standard_error, z_value

ABSOLUTE = "difference of two estimates"
RATIO = "ratio of two estimates, on the log scale"


@dataclass(frozen=True)
class Gap:
    """`absolute` above 0, or `ratio` above 1: the most deprived are worse off. Units: the figure's; none."""

    absolute: Interval
    ratio: Interval


def gap(most: Interval, least: Interval, polarity: Polarity, *, level: float = 0.95) -> Gap:
    """The gap from the figures of the most and least deprived, at `level`.

    Most minus least where low is good (or no one judges), least minus most where high is good; the ratio
    likewise. Standard errors from each group's limits, added as squares; a gap without limits for a group
    that has none, no ratio where a figure is not above zero. Methods as in PHE, Health inequalities, 2017.
    """
    worse, better = (least, most) if polarity == "higher" else (most, least)
    return Gap(_difference(worse, better, level), _ratio(worse, better, level))


def _difference(first: Interval, second: Interval, level: float) -> Interval:
    if first.value is None or second.value is None:
        return nothing(level, ABSOLUTE)
    value = first.value - second.value
    half = _half_width(first, second, level)
    return _around(value, half, level, ABSOLUTE)


def _ratio(first: Interval, second: Interval, level: float) -> Interval:
    if first.value is None or second.value is None or first.value <= 0 or second.value <= 0:
        return nothing(level, RATIO)
    half = _half_width(_logged(first), _logged(second), level)
    logs = _around(log(first.value / second.value), half, level, RATIO)
    if logs.limits is None:
        return Interval(first.value / second.value, None, None, level, RATIO)
    return Interval(first.value / second.value, exp(logs.limits[0]), exp(logs.limits[1]), level, RATIO)


def _logged(interval: Interval) -> Interval:
    """The interval of the logarithm; without limits where the lower one is not above zero."""
    limits = interval.limits
    if interval.value is None or limits is None or limits[0] <= 0:
        return nothing(interval.level, RATIO)
    return Interval(log(interval.value), log(limits[0]), log(limits[1]), interval.level, RATIO)


def _half_width(first: Interval, second: Interval, level: float) -> float | None:
    errors = standard_error(first), standard_error(second)
    if errors[0] is None or errors[1] is None:
        return None
    return z_value(level) * hypot(errors[0], errors[1])


def _around(value: float, half: float | None, level: float, method: str) -> Interval:
    if half is None:
        return Interval(value, None, None, level, method)
    return Interval(value, value - half, value + half, level, method)
