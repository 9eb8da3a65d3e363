"""Lengths of stay as counts for each day: skewed curves, and decks whose truncated mean meets a target.

Only arithmetic on counts; which record gets which stay is dealt in SQL.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import NormalDist

from pipeline.sources.sample.plan import Curve
from pipeline.sources.sample.shares import dealt

NORMAL = NormalDist()
LONGEST = 365


@dataclass(frozen=True)
class Deck:
    """`counts[d - 1]` stays of d nights."""

    counts: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many stays there are."""
        return sum(self.counts)

    def kept(self, drop_top: int) -> tuple[int, int]:
        """Return days and stays after the longest `drop_top` in 100 are left out, rounded down."""
        size = self.size
        left = size - size * drop_top // 100
        days, stays = 0, left
        for nights, count in enumerate(self.counts, 1):
            taken = min(count, left)
            days, left = days + nights * taken, left - taken
        return days, stays


def lognormal_weights(median: float, spread: float, longest: int = LONGEST) -> list[float]:
    """Return the weight of each whole number of nights 1..longest for a lognormal stay rounded down."""

    def below(nights: int) -> float:
        return NORMAL.cdf((log(nights) - log(median)) / spread)

    first = [below(2)]
    return first + [below(nights + 1) - below(nights) for nights in range(2, longest + 1)]


def curve_weights(curve: Curve) -> dict[str, float]:
    """Return the weight of each length of stay in days, `0` among them, for values of a curve."""
    nights = lognormal_weights(curve.median, curve.spread)
    whole = sum(nights)
    rest = 1000 - curve.same_day
    return {"0": float(curve.same_day), **{str(n): rest * w / whole for n, w in enumerate(nights, 1)}}


def planned_deck(size: int, target: float, drop_top: int, shape: tuple[float, int]) -> Deck:
    """Make `size` stays of one night or more whose mean without the top `drop_top`% is `target` to two decimals.

    `shape` is the spread (standard deviation of the logarithm) and the longest stay.
    """
    if size == 0:
        return Deck(())
    spread, longest = shape
    low, high = log(1.01), log(60)
    for _ in range(40):
        middle = (low + high) / 2
        days, stays = _lognormal_deck(size, exp(middle), shape).kept(drop_top)
        low, high = (middle, high) if days < target * stays else (low, middle)
    counts = _lognormal_deck(size, exp(low), (spread, longest)).counts
    days, stays = Deck(counts).kept(drop_top)
    return Deck(_moved(counts, round(target * stays) - days, drop_top))


def _lognormal_deck(size: int, median: float, shape: tuple[float, int]) -> Deck:
    return Deck(tuple(dealt(size, lognormal_weights(median, *shape))))


def _moved(counts: Sequence[int], delta: int, drop_top: int) -> tuple[int, ...]:
    """Lengthen (or shorten) single stays by a night, well below the cut, until the kept days change by `delta`."""
    moved = list(counts)
    step = 1 if delta > 0 else -1
    left = abs(delta)
    for nights in _below_the_cut(counts, drop_top):
        taken = min(moved[nights - 1] // 2, left)
        moved[nights - 1] -= taken
        moved[nights - 1 + step] += taken
        left -= taken
    return tuple(moved)


def _below_the_cut(counts: Sequence[int], drop_top: int) -> range:
    """Nights from two up to two short of the longest stay that is kept."""
    size = sum(counts)
    left, nights = size - size * drop_top // 100, 0
    while left > 0 and nights < len(counts):
        left -= counts[nights]
        nights += 1
    return range(2, max(nights - 1, 2))
