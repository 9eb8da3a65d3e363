"""Spreading labels so that none covers another. Positions in pixels; what the labels say is not known here."""

from collections.abc import Sequence


def dodge(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Move label middles as little as needed so that they keep their order and stay between top and bottom.

    Labels that touch form a group that is placed around the mean of what its labels want. When all labels are higher
    than the room there is, they run over at the bottom.
    """
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    groups: list[list[int]] = []
    starts: list[float] = []
    for index in order:
        groups.append([index])
        starts.append(_start([index], wanted, heights, (top, bottom)))
        while len(groups) > 1 and starts[-2] + _height(groups[-2], heights) > starts[-1]:
            last = groups.pop()
            starts.pop()
            groups[-1] += last
            starts[-1] = _start(groups[-1], wanted, heights, (top, bottom))
    return _middles(groups, starts, heights)


def _height(group: Sequence[int], heights: Sequence[float]) -> float:
    return sum(heights[i] for i in group)


def _start(
    group: Sequence[int], wanted: Sequence[float], heights: Sequence[float], within: tuple[float, float]
) -> float:
    """Return the top of a group whose labels, stacked, lie as near as can be to where they want to be."""
    offset, ideal = 0.0, 0.0
    for index in group:
        ideal += wanted[index] - (offset + heights[index] / 2)
        offset += heights[index]
    top, bottom = within
    return max(top, min(ideal / len(group), bottom - offset))


def _middles(groups: Sequence[Sequence[int]], starts: Sequence[float], heights: Sequence[float]) -> list[float]:
    found = [0.0] * len(heights)
    for group, start in zip(groups, starts, strict=True):
        edge = start
        for index in group:
            found[index] = round(edge + heights[index] / 2, 1)
            edge += heights[index]
    return found
