"""What a person may choose about a process control chart.

The values themselves are given to `chart`; nothing is worked out here.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Direction = Literal["increase", "decrease", "neutral"]

SMALLEST_FIX = 12
SHORT_GROUP = 13


@dataclass(frozen=True)
class SpcOptions:
    """Which way is better, the target, and how the limits are worked.

    `rebase`: dates that start new limits, at the point of that date; a date without a point does nothing.
    `fix_after`: limits come from the first so many points of a group (12 or more). `screen`: leave out
    moving ranges that are outliers.
    """

    direction: Direction = "increase"
    target: float | None = None
    rebase: tuple[date, ...] = ()
    fix_after: int | None = None
    screen: bool = True
