"""The slope and the relative index of inequality over groups from the most to the least deprived.

The gap between two groups alone is in `gap`; putting areas into groups is in `quantiles`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, fsum, isfinite, log, sqrt
from typing import Literal

from scipy.special import expit

from pipeline.compute.statistics.intervals import z_value

Transform = Literal["none", "log", "logit"]

FEWEST, MOST = 5, 100
SMALLEST, LARGEST = 1e-100, 1e100


@dataclass(frozen=True)
class Group:
    """One group: its people, its figure, and the figure's standard error on the scale of the fit, if known."""

    population: float | None
    value: float | None
    error: float | None = None


@dataclass(frozen=True)
class Inequality:
    """`sii` in the figure's unit times the multiplier, with 95 % limits; `rii` is a ratio; None where not worked."""

    sii: float | None = None
    lower: float | None = None
    upper: float | None = None
    rii: float | None = None
    intercept: float | None = None


@dataclass(frozen=True)
class _Line:
    intercept: float
    slope: float
    error: float | None

    def ends(self, slope: float) -> tuple[float, float]:
        """Both ends of the line of this slope through the middle of the fitted one."""
        middle = self.intercept + self.slope / 2
        return middle - slope / 2, middle + slope / 2


def slope_index(groups: Sequence[Group], transform: Transform = "none", *, multiplier: float = 1) -> Inequality:
    """Fit a line through the groups, most deprived first, and return the difference and the ratio of its two ends.

    Each group stands at the middle of its stretch of the population from 0 to 1 and weighs as its share of it. With
    "log" (rates) or "logit" (proportions) the line is fitted on that scale and its ends are turned back. A negative
    multiplier turns the ratio round. None throughout for fewer than 5 or more than 100 groups, a group without people
    or figure, or a figure that cannot be transformed. As in PHEindicatormethods `phe_sii`, with its intercept: as
    fitted for "none", times the multiplier's size after a transformation. The limits are those that its simulation
    tends to. Low A and Low A, J Public Health 2004;26:388.
    """
    line = _fit(groups, transform)
    if line is None:
        return Inequality()
    first, last = (_back(end, transform) for end in line.ends(line.slope))
    bottom, top = (last, first) if multiplier < 0 else (first, last)
    return Inequality(
        multiplier * (last - first),
        *_limits(line, transform, multiplier),
        rii=top / bottom if bottom else None,
        intercept=first if transform == "none" else first * abs(multiplier),
    )


def scaled(value: float | None, transform: Transform) -> float | None:
    """Return a figure on the scale of the fit; None where it has no place there."""
    if value is None or not isfinite(value):
        return None
    if transform == "none":
        return value
    if not SMALLEST < value < (1 if transform == "logit" else LARGEST):
        return None
    return log(value / (1 - value)) if transform == "logit" else log(value)


def _back(value: float, transform: Transform) -> float:
    if transform == "none":
        return value
    return exp(value) if transform == "log" else float(expit(value))


def _fit(groups: Sequence[Group], transform: Transform) -> _Line | None:
    people = [group.population for group in groups if group.population and group.population > 0]
    values = [value for group in groups if (value := scaled(group.value, transform)) is not None]
    if not FEWEST <= len(groups) <= MOST or len(people) < len(groups) or len(values) < len(groups):
        return None
    shares = [number / fsum(people) for number in people]
    ranks = [upto - share / 2 for upto, share in zip(accumulate(shares), shares, strict=True)]
    centre = fsum(share * rank for share, rank in zip(shares, ranks, strict=True))
    spread = fsum(share * (rank - centre) ** 2 for share, rank in zip(shares, ranks, strict=True))
    if spread <= 0:
        return None
    pulls = [share * (rank - centre) / spread for share, rank in zip(shares, ranks, strict=True)]
    slope = fsum(pull * value for pull, value in zip(pulls, values, strict=True))
    level = fsum(share * value for share, value in zip(shares, values, strict=True))
    return _Line(level - slope * centre, slope, _error(groups, pulls))


def _error(groups: Sequence[Group], pulls: Sequence[float]) -> float | None:
    errors = [group.error for group in groups if group.error is not None and group.error >= 0]
    if len(errors) < len(groups):
        return None
    return sqrt(fsum((pull * error) ** 2 for pull, error in zip(pulls, errors, strict=True)))


def _limits(line: _Line, transform: Transform, multiplier: float) -> tuple[float | None, float | None]:
    if line.error is None:
        return None, None
    slopes = (line.slope - z_value(0.95) * line.error, line.slope + z_value(0.95) * line.error)
    ends = [tuple(_back(end, transform) for end in line.ends(slope)) for slope in slopes]
    lower, upper = sorted(multiplier * (last - first) for first, last in ends)
    return lower, upper
