"""The rules that tell special cause from common cause, for the points of one group in time order.

Each rule works on sides of the mean or on values; limits come from `limits`, the reading from `reading`.
"""

from collections.abc import Sequence
from itertools import pairwise

RUN = 7

Signs = list[int]


def one_side_ends(sides: Sequence[int | None]) -> Signs:
    """1 at every point that ends seven in a row on one side of the mean; one on the mean breaks the run."""
    return [int(_one_side(sides[end - RUN + 1 : end + 1])) if end >= RUN - 1 else 0 for end in range(len(sides))]


def _one_side(window: Sequence[int | None]) -> bool:
    return window[0] not in {None, 0} and all(side == window[0] for side in window)


def trend_ends(values: Sequence[float | None]) -> Signs:
    """1 or -1 at every point that ends seven with six strict rises or falls; a tie or a gap breaks it."""
    return [_trend(values[end - RUN + 1 : end + 1]) if end >= RUN - 1 else 0 for end in range(len(values))]


def _trend(window: Sequence[float | None]) -> int:
    steps = {step(before, after) for before, after in pairwise(window)}
    return steps.pop() or 0 if len(steps) == 1 else 0


def step(before: float | None, after: float | None) -> int | None:
    """The sign of a step between neighbours; None where one is missing."""
    if before is None or after is None:
        return None
    return (after > before) - (after < before)


def part_of_run(ends: Sequence[int]) -> list[bool]:
    """Whether each point is one of the seven that some run's end closes."""
    return [any(ends[start : start + RUN]) for start in range(len(ends))]


def trend_directions(values: Sequence[float | None], part: Sequence[bool]) -> Signs:
    """For each point of a trend, whether it rises (1) or not (-1); 0 for other points.

    The step into the point decides, except that where the next point is in a trend too the step out does:
    at a turn the new trend counts, as in NHSRplotthedots.
    """
    signs = []
    for i, inside in enumerate(part):
        following = i + 1 < len(part) and part[i + 1]
        pair = (i, i + 1) if following else (i - 1, i)
        signs.append((1 if step(values[pair[0]], values[pair[1]]) == 1 else -1) if inside else 0)
    return signs


def two_in_three(near: Sequence[bool | int | None], sides: Sequence[int | None]) -> list[bool]:
    """Whether each point lies in three neighbours on one side of the mean, two or more of them near a limit."""
    found = [False] * len(near)
    for start in range(len(near) - 2):
        window = slice(start, start + 3)
        if _one_side(sides[window]) and sum(1 for close in near[window] if close) >= 2:
            found[window] = [True] * 3
    return found


def part_of_two_in_three(found: Sequence[bool], near: Sequence[bool | int | None]) -> list[bool]:
    """Only the points near a limit are flagged, not the third of the three."""
    return [hit and bool(close) for hit, close in zip(found, near, strict=True)]
