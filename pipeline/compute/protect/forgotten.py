"""Old withheld numbers whose truth nobody kept: which of them may have been small, so that a reader may know of it.

A reader who knows which numbers are withheld because they are small knows it of these too. The door does not, so it
guards against one reader for each choice of small ones that fits with everything that it knows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, cycle, islice, product
from math import prod

from pipeline.compute.protect.bounds import Contradiction, Ranges, clusters, narrowed
from pipeline.compute.protect.cells import Range
from pipeline.compute.protect.programme import Programme
from pipeline.compute.protect.sheet import Sheet, Sum

Small = frozenset[int]
MOST, MOST_TRIES = 16, 300
NOBODY: Small = frozenset()


def small_ones(sheet: Sheet, sums: Sequence[Sum], members: Iterable[int]) -> tuple[Small, list[Small]]:
    """Return which forgotten numbers must have been small, and each largest choice that may have been, those in it.

    A reader who knows of fewer is left with more values, so only the largest choices count.
    """
    inside = list(members)
    forgotten = {m: (1.0, below - 1.0) for m in inside if (below := sheet.forgotten(m)) > 1}
    try:
        matter = _beside_new(sheet, sums, inside) if forgotten else set[int]()
        asked = {m: span for m, span in forgotten.items() if m in matter}
        if not asked:
            return NOBODY, [NOBODY]
        ranges = narrowed(sums, {m: _known(sheet, m) for m in inside})
    except Contradiction:
        return NOBODY, [NOBODY]
    surely = frozenset(m for m, span in asked.items() if _within(ranges[m], span))
    open_to_doubt = {m: span for m, span in asked.items() if m not in surely and _meet(ranges[m], span)}
    free = [m for m, (low, high) in ranges.items() if low != high]
    choices = [found for one in clusters(sums, free) if (found := _choices(one, ranges, open_to_doubt))]
    return surely, [surely.union(*chosen) for chosen in _together(choices)]


def _beside_new(sheet: Sheet, sums: Sequence[Sum], members: Sequence[int]) -> set[int]:
    """Return the numbers of which the table being made may tell something: those that hang together with a new one.

    What earlier editions tell for certain parts the rest into pieces; a piece in which nothing is new stays as it is.
    """
    silent = frozenset(members)
    before = narrowed(sums, {m: sheet.range(m, silent, silent, knows_small=False) for m in members})
    free = {m for m, (low, high) in before.items() if low != high}
    new = {m for m in free if sheet.shown_now(m) and not sheet.shown_before(m)}
    pieces = ({m for one in cluster for m in one.members if m in free} for cluster in clusters(sums, free))
    return set[int]().union(*(piece for piece in pieces if not new.isdisjoint(piece)))


def _known(sheet: Sheet, unknown: int) -> Range:
    truth = sheet.truth(unknown)
    return (truth, truth) if truth is not None else sheet.range(unknown, NOBODY, knows_small=False)


def _within(span: Range, other: Range) -> bool:
    return other[0] <= span[0] and span[1] <= other[1]


def _meet(span: Range, other: Range) -> bool:
    return span[0] <= other[1] and other[0] <= span[1]


def _choices(cluster: Sequence[Sum], ranges: Ranges, doubted: Mapping[int, Range]) -> list[Small]:
    """Return the largest choices of the doubted ones in a cluster that can all have been small at once."""
    inside = sorted({m for one in cluster for m in one.members if m in doubted})
    fits = _Fits(cluster, ranges, doubted)
    if inside and fits(frozenset(inside)):
        return [frozenset(inside)]
    found: list[Small] = []
    for some in (frozenset(few) for size in range(1, len(inside)) for few in combinations(inside, size)):
        if len(found) == MOST or fits.tries > MOST_TRIES:
            break
        if not any(some <= one for one in found) and fits(some):
            found.append(_grown(some, inside, fits))
    return found


def _grown(some: Small, inside: Iterable[int], fits: "_Fits") -> Small:
    for one in inside:
        some = some | {one} if one not in some and fits(some | {one}) else some
    return some


def _together(choices: Sequence[Sequence[Small]]) -> Iterator[tuple[Small, ...]]:
    """Give a choice of each cluster, in every way, or where those are too many so that each choice comes up."""
    if prod(map(len, choices)) <= MOST:
        return product(*choices)
    return islice(zip(*map(cycle, choices), strict=False), max(map(len, choices)))


class _Fits:
    """Whether some can all have been small, given what is known; what does not fit is remembered."""

    def __init__(self, cluster: Sequence[Sum], ranges: Ranges, spans: Mapping[int, Range]) -> None:
        self.cluster, self.spans = cluster, spans
        self.ranges = {m: ranges[m] for one in cluster for m in one.members}
        self.never: list[Small] = []
        self.tries = 0

    def __call__(self, some: Small) -> bool:
        if any(one <= some for one in self.never):
            return False
        self.tries += 1
        if not self._solved(some):
            self.never.append(some)
            return False
        return True

    def _solved(self, some: Small) -> bool:
        try:
            tried = narrowed(self.cluster, {m: self._cut(m, some) for m in self.ranges})
            return Programme(self.cluster, tried).extreme({}) is not None
        except Contradiction:
            return False

    def _cut(self, unknown: int, some: Small) -> Range:
        low, high = self.ranges[unknown]
        if unknown not in some:
            return low, high
        least, most = self.spans[unknown]
        return max(low, least), min(high, most)
