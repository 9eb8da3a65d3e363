"""The mean after leaving out a share of the highest values, for figures that a few very high ones would bend.

Only the upper end is cut. Which records count, and whether the result may be shown, is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean as exact_mean
from statistics import median, stdev
from typing import TYPE_CHECKING

from pipeline.compute.statistics.intervals import Interval, nothing
from pipeline.compute.statistics.means import present, t_value

if TYPE_CHECKING:
    import numpy as np

METHOD = "Student's t on the winsorised deviation"
BOOTSTRAP = "percentile bootstrap"
DRAWS = 2_000
SEED = 20_180_401
DRAWS_AT_ONCE = 100


@dataclass(frozen=True)
class TruncatedMean:
    """A truncated mean and what belongs beside it; all in the unit of the values, `n` and `k` in values."""

    interval: Interval
    n: int
    k: int
    median: float | None
    untrimmed: float | None

    @property
    def used(self) -> int:
        """How many values the mean rests on."""
        return self.n - self.k


def dropped(n: int, drop_percent: int) -> int:
    """How many of n values are left out: whole numbers only, rounded down, as floats lose one here and there."""
    assert 0 <= drop_percent <= 100, f"a share to drop lies between 0 and 100 percent, not {drop_percent}"
    return n * drop_percent // 100


def kept(values: Sequence[float | None], *, drop_percent: int = 10) -> list[float]:
    """The values that stay, lowest first. Ties at the cut do not matter: values fall away, not records."""
    there = present(values)
    return there[: len(there) - dropped(len(there), drop_percent)]


def truncated_mean(values: Sequence[float | None], *, drop_percent: int = 10, level: float = 0.95) -> TruncatedMean:
    """Mean of the lowest n - k of the n values present, k = n * drop_percent // 100.

    Limits from the winsorised deviation with n - k - 1 degrees of freedom (Tukey and McLaughlin, Sankhya A
    1963;25:331, for one end). Equals `scipy.stats.trim1(..., tail="right")` followed by the mean.
    """
    there = [float(value) for value in present(values)]
    k = dropped(len(there), drop_percent)
    return TruncatedMean(
        interval=_winsorised_interval(there, k, level),
        n=len(there),
        k=k,
        median=median(there) if there else None,
        untrimmed=exact_mean(there) if there else None,
    )


def _winsorised_interval(ordered: list[float], k: int, level: float) -> Interval:
    n, used = len(ordered), len(ordered) - k
    if used == 0:
        return nothing(level, METHOD)
    centre = exact_mean(ordered[:used])
    if used == 1:
        return Interval(centre, None, None, level, METHOD)
    winsorised = ordered[:used] + [ordered[used - 1]] * k
    error = stdev(winsorised) / ((1 - k / n) * sqrt(n))
    half = t_value(level, used - 1) * error
    return Interval(centre, centre - half, centre + half, level, METHOD)


def bootstrap_interval(
    values: Sequence[float | None], *, drop_percent: int = 10, level: float = 0.95, draws: int = DRAWS
) -> Interval:
    """Truncated mean with percentile bootstrap limits; the same values give the same limits in any order.

    Efron and Tibshirani, An introduction to the bootstrap, 1993, chapter 13. The seed is fixed. No limits
    for fewer than two kept values. Better than the t interval where values are skewed, as stays are.
    """
    import numpy as np  # here: for most means it is not needed, and loading it takes a while

    there = present(values)
    point = truncated_mean(there, drop_percent=drop_percent, level=level)
    if point.used < 2:
        return Interval(point.interval.value, None, None, level, BOOTSTRAP)
    means = _resampled_means(np.asarray(there, dtype=float), point.k, draws)
    lower, upper = np.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return Interval(point.interval.value, float(lower), float(upper), level, BOOTSTRAP)


def _resampled_means(ordered: "np.ndarray", k: int, draws: int) -> "np.ndarray":
    """Truncated means of resamples, drawn as counts of each distinct value: far less to sort and hold."""
    import numpy as np

    distinct, counts = np.unique(ordered, return_counts=True)
    n = len(ordered)
    generator = np.random.default_rng(SEED)
    means = []
    for start in range(0, draws, DRAWS_AT_ONCE):
        drawn = generator.multinomial(n, counts / n, size=min(DRAWS_AT_ONCE, draws - start))
        cumulated = np.minimum(np.cumsum(drawn, axis=1), n - k)
        stay = np.diff(cumulated, axis=1, prepend=0)
        means.append(stay @ distinct / (n - k))
    return np.concatenate(means)
