"""The plain mean with Student's interval.

Means that leave out the highest values are in `truncated`.
"""

from collections.abc import Iterable, Sequence
from math import sqrt
from statistics import mean as exact_mean
from statistics import stdev

from pipeline.compute.statistics.intervals import Interval, nothing

METHOD = "Student's t-distribution"


def present(values: Iterable[float | None]) -> list[float]:
    """The values that are there, lowest first; missing ones are left out, never read as zero."""
    return sorted(value for value in values if value is not None)


def t_value(level: float, freedom: int) -> float:
    """Two-sided quantile of Student's t."""
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + level / 2))


def mean(values: Sequence[float | None], *, level: float = 0.95) -> Interval:
    """Mean of the values present, plus and minus t times s/sqrt(n); no limits for a single value.

    As in PHEindicatormethods `phe_mean`.
    """
    there = [float(value) for value in present(values)]
    if not there:
        return nothing(level, METHOD)
    centre = exact_mean(there)
    if len(there) == 1:
        return Interval(centre, None, None, level, METHOD)
    half = t_value(level, len(there) - 1) * stdev(there) / sqrt(len(there))
    return Interval(centre, centre - half, centre + half, level, METHOD)
