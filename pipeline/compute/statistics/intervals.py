"""An estimate with its limits, and the intervals of proportions, counts and crude rates.

Standardised rates, means and gaps have modules of their own; no value is rounded here.
"""

from dataclasses import dataclass, replace
from math import sqrt

SMALLEST_BYAR_COUNT = 10
USUAL_Z = {0.95: 1.959963984540054, 0.998: 3.090232306167813}
"""What SciPy gives at the two levels that nearly every figure asks for, so that a short command need not load it."""


@dataclass(frozen=True)
class Interval:
    """An estimate and its limits at a level of confidence; None where there is none to give, never zero."""

    value: float | None
    lower: float | None
    upper: float | None
    level: float = 0.95
    method: str = ""

    @property
    def limits(self) -> tuple[float, float] | None:
        """Both limits, or None where either is missing."""
        return None if self.lower is None or self.upper is None else (self.lower, self.upper)

    def times(self, factor: float) -> "Interval":
        """The same interval in another unit; a negative factor turns the limits round."""
        ends = [None if end is None else end * factor for end in (self.lower, self.upper)]
        lower, upper = ends if factor >= 0 else reversed(ends)
        return replace(self, value=None if self.value is None else self.value * factor, lower=lower, upper=upper)


def nothing(level: float, method: str) -> Interval:
    """The answer where there is nothing to work on: no value and no limits."""
    return Interval(None, None, None, level, method)


def z_value(level: float) -> float:
    """Two-sided standard normal quantile, not rounded: 1.959963984540054 at 0.95."""
    assert 0 < level < 1, f"a level of confidence lies between 0 and 1, not {level}"
    return USUAL_Z.get(level) or quantile(level)


def quantile(level: float) -> float:
    """Work out the two-sided quantile of any level."""
    from scipy.special import ndtri  # here, and not of scipy.stats, whose import takes longer than most commands

    return float(ndtri(0.5 + level / 2))


def standard_error(interval: Interval) -> float | None:
    """Half the width of a symmetric interval over z; None without both limits."""
    limits = interval.limits
    return None if limits is None else (limits[1] - limits[0]) / (2 * z_value(interval.level))


def wilson(x: float | None, n: float | None, *, level: float = 0.95, multiplier: float = 1) -> Interval:
    """Proportion x/n with Wilson's score interval, times `multiplier` (100 for percent).

    None throughout where x or n is missing, n is zero, or x lies outside 0 to n.
    Wilson EB, J Am Stat Assoc 1927;22:209; as in PHEindicatormethods `phe_proportion`.
    """
    if x is None or n is None or n <= 0 or not 0 <= x <= n:
        return nothing(level, "Wilson")
    lower, upper = wilson_limits(x, n, z_value(level))
    return Interval(x / n, lower, upper, level, "Wilson").times(multiplier)


def wilson_limits(x: float, n: float, z: float) -> tuple[float, float]:
    """Wilson's limits of x out of n at a given z; exactly 0 for none and exactly 1 for all."""
    middle = 2 * x + z**2
    spread = z * sqrt(z**2 + 4 * x * (1 - x / n))
    width = 2 * (n + z**2)
    lower = 0.0 if x == 0 else (middle - spread) / width
    upper = 1.0 if x == n else (middle + spread) / width
    return lower, upper


def byar(x: float | None, *, level: float = 0.95) -> Interval:
    """A count of events with limits: Byar's from 10 events on, exact Poisson below.

    None throughout for a missing or negative count; a negative lower limit of Byar's is given as None.
    Breslow and Day, Statistical methods in cancer research II, IARC 1987; as in `phe_rate`.
    """
    if x is None or x < 0:
        return nothing(level, "Byars")
    if x < SMALLEST_BYAR_COUNT:
        return Interval(x, *_exact_limits(x, level), level, "Exact")
    return Interval(x, *byar_limits(x, z_value(level)), level, "Byars")


def byar_limits(x: float, z: float) -> tuple[float | None, float]:
    """Byar's limits of a count above zero at a given z; the lower one is None where it would be negative."""
    lower = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
    upper = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1))) ** 3
    return None if lower < 0 else lower, upper


def _exact_limits(x: float, level: float) -> tuple[float, float]:
    from scipy.special import gammaincinv

    tail = (1 - level) / 2
    lower = 0.0 if x == 0 else float(gammaincinv(x, tail))
    return lower, float(gammaincinv(x + 1, 1 - tail))


def rate(x: float | None, n: float | None, *, level: float = 0.95, multiplier: float = 100_000) -> Interval:
    """Crude rate x/n for each `multiplier`, limits from `byar`; None throughout where n is missing or zero.

    As in PHEindicatormethods `phe_rate`. Unlike a proportion, x may exceed n.
    """
    counted = byar(x, level=level)
    if n is None or n <= 0:
        return nothing(level, counted.method)
    return counted.times(multiplier / n)
