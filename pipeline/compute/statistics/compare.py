"""One figure against another: value with limits, two intervals, limits around a benchmark, or a target.

Change over time is in `trend` and `spc`; words and colours for a comparison belong in the pages.
"""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.catalogue.measure import Polarity
from pipeline.compute.statistics.intervals import Interval, byar, wilson_limits


class Comparison(StrEnum):
    """How a figure stands; `higher` and `lower` where no one says which is good, `none` where nothing is said."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"


def judge(value: float, other: float, polarity: Polarity | None) -> Comparison:
    """Whether value is better than other, with no regard to chance; `none` where polarity does not apply."""
    if polarity is None:
        return Comparison.NONE
    if polarity == "towards_zero":
        value, other, polarity = abs(value), abs(other), "lower"
    if value == other:
        return Comparison.SAME
    if polarity == "no_judgement":
        return Comparison.HIGHER if value > other else Comparison.LOWER
    return Comparison.BETTER if (value > other) == (polarity == "higher") else Comparison.WORSE


def value_against_interval(area: Interval, benchmark: float | None, polarity: Polarity | None) -> Comparison:
    """The area's interval against a benchmark taken as exact; a benchmark on a limit is the same.

    Fingertips' default, single overlapping interval at one level: `none` without value, limits or benchmark.
    """
    if polarity is None or area.value is None or area.limits is None or benchmark is None:
        return Comparison.NONE
    lower, upper = area.limits
    return Comparison.SAME if lower <= benchmark <= upper else judge(area.value, benchmark, polarity)


def interval_against_interval(area: Interval, other: Interval, polarity: Polarity | None) -> Comparison:
    """Two estimates that both vary by chance, as of two years; touching intervals are the same.

    Fingertips, double overlapping intervals. Stricter than a test of the difference.
    """
    if polarity is None or area.value is None or other.value is None:
        return Comparison.NONE
    if area.limits is None or other.limits is None:
        return Comparison.NONE
    (lower, upper), (other_lower, other_upper) = area.limits, other.limits
    if lower <= other_upper and other_lower <= upper:
        return Comparison.SAME
    return judge(area.value, other.value, polarity)


def proportion_limits(benchmark: float, n: float, z: float, *, multiplier: float = 100) -> tuple[float, float] | None:
    """Funnel limits: where a proportion of n would lie if it were the benchmark's. None without people.

    Wilson's limits of the benchmark at n (Fingertips, SPC for proportions), in the unit of `multiplier`.
    """
    share = benchmark / multiplier
    if n <= 0 or not 0 <= share <= 1:
        return None
    lower, upper = wilson_limits(n * share, n, z)
    return lower * multiplier, upper * multiplier


def rate_limits(benchmark: float, n: float, tail: float, *, multiplier: float = 100_000) -> tuple[float, float] | None:
    """Funnel limits of a rate: those of the events expected among n at the benchmark's rate.

    `tail` is the share beyond each limit (0.025 for 95 %). Fingertips, SPC for rates; limits from `byar`.
    """
    if n <= 0 or benchmark < 0:
        return None
    limits = byar(benchmark * n / multiplier, level=1 - 2 * tail).limits
    return None if limits is None else (limits[0] * multiplier / n, limits[1] * multiplier / n)


def value_against_limits(
    value: float | None,
    benchmark: float | None,
    limits: tuple[float, float] | None,
    polarity: Polarity | None,
) -> Comparison:
    """The area's value against control limits around a benchmark; a value on a limit is the same."""
    if polarity is None or value is None or benchmark is None or limits is None:
        return Comparison.NONE
    return Comparison.SAME if limits[0] <= value <= limits[1] else judge(value, benchmark, polarity)


@dataclass(frozen=True)
class TargetLimits:
    """A target: reach `lower`; with `upper` too, from there on it is met well and in between is the same."""

    lower: float
    upper: float | None = None


def value_against_target(value: float | None, target: TargetLimits, polarity: Polarity | None) -> Comparison:
    """A value against a target: on a single limit it is met; in a range [lower, upper) it is the same.

    Fingertips, single value and range targets.
    """
    if polarity is None or value is None:
        return Comparison.NONE
    if target.upper is None:
        met = judge(value, target.lower, polarity)
        return _met(polarity) if met == Comparison.SAME else met
    if target.lower <= value < target.upper:
        return Comparison.SAME
    return _beyond(1 if value >= target.upper else -1, polarity)


def interval_against_target(area: Interval, target: TargetLimits, polarity: Polarity | None) -> Comparison:
    """A whole interval against a single limit: above it from the limit on, below it strictly, else the same.

    Fingertips, single value target with intervals. The estimate itself is not needed.
    """
    if polarity is None or area.limits is None:
        return Comparison.NONE
    lower, upper = area.limits
    if lower >= target.lower:
        return _beyond(1, polarity)
    return _beyond(-1, polarity) if upper < target.lower else Comparison.SAME


def _met(polarity: Polarity) -> Comparison:
    return Comparison.SAME if polarity == "no_judgement" else Comparison.BETTER


def _beyond(side: int, polarity: Polarity) -> Comparison:
    """The judgement for lying above (1) or below (-1) a limit; never zero itself, for measures best there."""
    return judge(2 + side, 2, polarity)
