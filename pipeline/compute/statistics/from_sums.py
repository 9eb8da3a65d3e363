"""Means from what a database can add up exactly: how many values, their sum, the sum of their squares.

The same methods as in `means` and `truncated`, which take the values themselves; adding up is the caller's work.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

from pipeline.compute.statistics.intervals import Interval, nothing
from pipeline.compute.statistics.means import METHOD as MEAN
from pipeline.compute.statistics.means import t_value
from pipeline.compute.statistics.truncated import METHOD as TRUNCATED


@dataclass(frozen=True)
class Sums:
    """How many values there are, what they add up to, and what their squares add up to; exact."""

    n: int
    total: Fraction
    squares: Fraction

    @property
    def mean(self) -> float | None:
        """The mean; None for no values."""
        return float(self.total / self.n) if self.n else None

    @property
    def deviation(self) -> float | None:
        """The standard deviation with n - 1; None for fewer than two values."""
        if self.n < 2:
            return None
        return sqrt((self.squares - self.total**2 / self.n) / (self.n - 1))

    def with_more(self, k: int, value: Fraction) -> "Sums":
        """The sums with `k` more values, all the same."""
        return Sums(self.n + k, self.total + k * value, self.squares + k * value**2)


def mean_of_sums(sums: Sums, *, level: float = 0.95) -> Interval:
    """Mean with Student's interval, as `means.mean` gives it for the values themselves."""
    centre, deviation = sums.mean, sums.deviation
    if centre is None:
        return nothing(level, MEAN)
    if deviation is None:
        return Interval(centre, None, None, level, MEAN)
    half = t_value(level, sums.n - 1) * deviation / sqrt(sums.n)
    return Interval(centre, centre - half, centre + half, level, MEAN)


def truncated_of_sums(kept: Sums, k: int, highest_kept: Fraction, *, level: float = 0.95) -> Interval:
    """Mean of the kept values with the winsorised interval, as `truncated.truncated_mean` gives it.

    `k` values were left out; in the deviation each of them counts as the highest one kept.
    """
    centre = kept.mean
    if centre is None:
        return nothing(level, TRUNCATED)
    deviation = kept.with_more(k, highest_kept).deviation
    if kept.n == 1 or deviation is None:
        return Interval(centre, None, None, level, TRUNCATED)
    n = kept.n + k
    half = t_value(level, kept.n - 1) * deviation / ((1 - k / n) * sqrt(n))
    return Interval(centre, centre - half, centre + half, level, TRUNCATED)
