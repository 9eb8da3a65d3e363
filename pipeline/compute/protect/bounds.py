"""Interval arithmetic over sums: the cheap pass that narrows what every unknown can be.

It never narrows too far, so what it pins is pinned; what it leaves open may still be pinned, which `audit` finds out.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from math import inf

from pipeline.compute.protect.cells import Range
from pipeline.compute.protect.sheet import Sum

Ranges = dict[int, Range]
MOST_STEPS = 60


class Contradiction(Exception):
    """What the tables say cannot all be so."""


def narrowed(sums: Sequence[Sum], ranges: Mapping[int, Range]) -> Ranges:
    """Return the ranges that sums leave of these. Raises Contradiction where nothing is left."""
    made = dict(ranges)
    of: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(sums):
        for member in one.members:
            of[member].append(at)
    waiting, there = deque(range(len(sums))), set(range(len(sums)))
    for _ in range(MOST_STEPS * len(sums)):
        if not waiting:
            break
        at = waiting.popleft()
        there.remove(at)
        again = [one for member in _narrow(sums[at], made) for one in of[member]]
        waiting.extend(one for one in dict.fromkeys(again) if one not in there)
        there.update(again)
    return made


def _narrow(one: Sum, ranges: Ranges) -> list[int]:
    """Narrow the members of one sum in place; returns those that changed."""
    lows = sum(ranges[part][0] for part in one.parts)
    highs = [ranges[part][1] for part in one.parts]
    endless, high = highs.count(inf), sum(h for h in highs if h != inf)
    changed = _cut(ranges, one.whole, lows, inf if endless else high)
    least, most = ranges[one.whole]
    for part in one.parts:
        low, own = ranges[part]
        others = inf if endless > (own == inf) else high - (0 if own == inf else own)
        changed += _cut(ranges, part, least - others, most - (lows - low))
    return changed


def _cut(ranges: Ranges, unknown: int, low: float, high: float) -> list[int]:
    before = ranges[unknown]
    after = (max(before[0], low), min(before[1], high))
    if after[0] > after[1]:
        raise Contradiction
    ranges[unknown] = after
    return [unknown] if after != before else []


def clusters(sums: Iterable[Sum], linked: Iterable[int]) -> list[list[Sum]]:
    """Return the sums in clusters that share one of the linked unknowns, in their own order."""
    free = set(linked)
    top: dict[int, int] = {}

    def root(unknown: int) -> int:
        while top.setdefault(unknown, unknown) != unknown:
            top[unknown] = top[top[unknown]]
            unknown = top[unknown]
        return unknown

    kept = [(one, [m for m in one.members if m in free]) for one in sums]
    for _, members in kept:
        for member in members[1:]:
            top[root(member)] = root(members[0])
    found: dict[int, list[Sum]] = defaultdict(list)
    for one, members in kept:
        if members:
            found[root(members[0])].append(one)
    return list(found.values())
