"""The y axis: from where to where, and which round values are named. Figures only; drawing is in `layout`."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST_TICKS = 5
NEARLY_ZERO = 0.35


@dataclass(frozen=True)
class Scale:
    """The ends of the axis, its named values and the decimals they need."""

    low: float
    high: float
    ticks: tuple[float, ...]
    decimals: int


def scale(values: Sequence[float], *, from_zero: bool, least_step: float = 0.0) -> Scale:
    """Choose round ends and steps around the values. `least_step` is one unit of the last decimal shown.

    Zero is the start when asked for, and when the values lie so near to it that it costs at most a step more. An axis
    that starts elsewhere leaves room below its lowest value: a point that lies on the axis looks like zero.
    """
    assert values
    low, high = min(values), max(values)
    if from_zero or 0 <= low < NEARLY_ZERO * high:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 4 * least_step or high == low:
        low, high = low - (0 if low == 0 else 2 * (least_step or 1)), high + 2 * (least_step or 1)
    step = _step((high - low) / MOST_TICKS, least_step)
    first, last = math.floor(_clean(low / step)), math.ceil(_clean(high / step))
    first -= 1 if first == _clean(low / step) > 0 else 0
    first = 0 if first == 1 else first
    ticks = tuple(float(Decimal(repr(step)) * number) for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks, decimals(step))


def _clean(ratio: float) -> float:
    """Take off what binary arithmetic adds, so that 3.0000000000000004 steps are 3."""
    return float(f"{ratio:.9g}")


def _step(least: float, least_step: float) -> float:
    """Choose the smallest of 1, 2 or 5 times a power of ten that is not below `least`."""
    power = math.floor(math.log10(max(least, least_step or least)))
    for digit, exponent in ((1, power), (2, power), (5, power), (1, power + 1)):
        step = float(f"{digit}e{exponent}")
        if step >= least * 0.999 and step >= least_step:
            return step
    return float(f"2e{power + 1}")


def decimals(step: float) -> int:
    """Return how many decimals a step needs: 0.5 needs one, 20 none."""
    exponent = Decimal(repr(step)).normalize().as_tuple().exponent
    return max(0, -int(exponent))
