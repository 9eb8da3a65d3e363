"""The mean and process limits of one group of points in time order.

Which points make a group, and what a point outside means, is decided in `chart` and `rules`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean as exact_mean

RANGES_TO_LIMIT = 2.66
RANGES_TO_NEAR_LIMIT = 2 * (RANGES_TO_LIMIT / 3)
RANGES_TO_OUTLIER = 3.267


@dataclass(frozen=True)
class Limits:
    """Mean, process limits, and the near limits two thirds of the way; None where they cannot be worked."""

    mean: float | None
    lower: float | None = None
    upper: float | None = None
    near_lower: float | None = None
    near_upper: float | None = None


def spc_limits(values: Sequence[float | None], *, fix_after: int | None = None, screen: bool = True) -> Limits:
    """Mean plus and minus 2.66 times the mean moving range, from the first `fix_after` values or all.

    A missing value is not bridged: neither range that touches it counts. A single value has a mean only. A
    constant series has limits on its mean (NHSRplotthedots gives none when it screens).
    NHSRplotthedots 0.2.2 `ptd_spc_standard`; limits are not cut at 0 or 100 %.
    """
    base = values if fix_after is None else values[:fix_after]
    there = [float(value) for value in base if value is not None]
    if not there:
        return Limits(None)
    centre = exact_mean(there)
    ranges = moving_ranges(base)
    if not ranges:
        return Limits(centre)
    average = _average_range(ranges, screen=screen)
    far, near = RANGES_TO_LIMIT * average, RANGES_TO_NEAR_LIMIT * average
    return Limits(centre, centre - far, centre + far, centre - near, centre + near)


def moving_ranges(values: Sequence[float | None]) -> list[float]:
    """Distances between neighbours, where both are there."""
    return [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]


def _average_range(ranges: Sequence[float], *, screen: bool) -> float:
    average = exact_mean(map(float, ranges))
    kept = [step for step in ranges if not screen or step < RANGES_TO_OUTLIER * average]
    return exact_mean(map(float, kept)) if kept else average
