"""Ordering areas or people into groups of about equal size, such as fifths by deprivation.

Groups weighted by population are a different method and do not belong here.
"""

from bisect import bisect_left
from collections.abc import Sequence


def quantile_groups(
    values: Sequence[float | None], *, groups: int = 5, highest_first: bool = False
) -> list[int | None]:
    """Group 1 to `groups` of each value, in the order given; ties share a group.

    Group 1 holds the lowest values, or the highest with `highest_first`. A missing value has no group, and
    nobody has one where there are fewer values than groups. As in PHEindicatormethods `phe_quantile`.
    """
    turned = [None if value is None else (-value if highest_first else value) for value in values]
    ordered = sorted(value for value in turned if value is not None)
    if len(ordered) < groups:
        return [None] * len(values)
    return [None if value is None else _group(value, ordered, groups) for value in turned]


def _group(value: float, ordered: list[float], groups: int) -> int:
    from_top = len(ordered) - bisect_left(ordered, value)
    rounded_up = -(-from_top * groups // len(ordered))
    return max(1, groups + 1 - rounded_up)
