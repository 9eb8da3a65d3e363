"""Which number can be withheld to cover a secret one, and which comes first: the smallest nearby that helps.

Looks at one set of linked tables, with what is withheld so far. What is withheld in the end is decided in `withhold`.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

from pipeline.compute.protect.bounds import Contradiction, narrowed
from pipeline.compute.protect.sheet import Sheet, Sum

TRIED = 8
NEAR = 3


@dataclass
class Linked:
    """One set of linked tables. `withheld`: what is withheld so far; the one who decides adds to it.

    `small`: old numbers that the reader at hand knows to have been small.
    `known`: what earlier editions alone tell, by showing it or by what they show: it is no cover for another.
    """

    sheet: Sheet
    sums: Sequence[Sum]
    members: Sequence[int]
    withheld: set[int]
    small: AbstractSet[int] = frozenset()
    of: dict[int, list[Sum]] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for one in self.sums:
            for member in one.members:
                self.of.setdefault(member, []).append(one)
        self.known = self._known_before()

    def can(self, unknown: int) -> bool:
        """Say whether withholding it is possible and of use: shown now, and not known from earlier editions."""
        if unknown in self.withheld or unknown in self.known:
            return False
        return self.sheet.shown_now(unknown) and not self.sheet.shown_before(unknown)

    def best(self, secret: int) -> int | None:
        """Return the smallest number nearby that helps; where none does alone, the smallest of the same sums.

        A zero comes only after everything else in the same sums, and what lies further off last of all.
        """
        rings = self._rings(secret)
        some = [[m for m in ring if self.sheet.truth(m)] for ring in rings]
        helpful = (m for ring in some[:NEAR] for m in ring[:TRIED] if self._widens(secret, m))
        return next(chain(helpful, *some[:1], *rings[:1], *some, *rings), None)

    def second(self, one: Sum) -> int | None:
        """Return what is to be withheld with the only withheld number of a sum; None where that is not called for."""
        hidden = [m for m in one.members if self.sheet.secret(m, self.withheld) and not self.sheet.shown_before(m)]
        cells = self.sheet.now(hidden[0]) if len(hidden) == 1 else []
        if not any(cell.rule.secondary for cell in cells):
            return None
        return next(iter(self._in_order(m for m in one.members if self.can(m))), None)

    def around(self, unknown: int, reach: int) -> set[int]:
        """Return the unknowns that are this many sums away or nearer, with the one itself."""
        near = edge = {unknown}
        for _ in range(reach):
            edge = {m for e in edge for one in self.of[e] for m in one.members} - near
            near = near | edge
        return near

    def _rings(self, secret: int) -> list[list[int]]:
        """Return what could be withheld one sum away, two sums away and so on, each smallest first."""
        rings: list[list[int]] = []
        reach, before = 1, {secret}
        while (around := self.around(secret, reach)) != before:
            rings.append(self._in_order(m for m in around - before if self.can(m)))
            reach, before = reach + 1, around
        return rings

    def _known_before(self) -> set[int]:
        """Return what the earlier editions leave no doubt of, even to one who does not know which numbers are small.

        The marks of this table are left out of it: what they tell is no reason to show a number.
        """
        silent = set(self.members)
        ranges = {m: self.sheet.range(m, silent, silent, knows_small=False) for m in self.members}
        try:
            left = narrowed(self.sums, ranges) if self.sheet.edition else {}
        except Contradiction:
            return set()
        return {m for m, (low, high) in left.items() if m not in self.withheld and high - low < 2}

    def _in_order(self, unknowns: Iterable[int]) -> list[int]:
        """Smallest first, of equal ones the latest; zeros last."""

        def rank(unknown: int) -> tuple[object, ...]:
            key, truth = self.sheet.now(unknown)[0].key, self.sheet.truth(unknown) or 0
            return (truth == 0, truth, -key.start, -unknown)

        return sorted(unknowns, key=rank)

    def _widens(self, secret: int, unknown: int) -> bool:
        """Say whether a reader would know less of the secret without this number."""
        near = self.around(secret, NEAR)
        beside = {id(one): one for member in sorted(near) for one in self.of[member]}
        sums = [one for one in beside.values() if near.issuperset(one.members)]
        widths = [self._width(secret, sums, near, withheld) for withheld in (self.withheld, self.withheld | {unknown})]
        return widths[1] > widths[0]

    def _width(self, secret: int, sums: Sequence[Sum], near: AbstractSet[int], withheld: AbstractSet[int]) -> float:
        """Return how much is left open; nothing where the tables contradict each other, so that no number helps."""
        try:
            low, high = narrowed(sums, {m: self.sheet.range(m, withheld, small=self.small) for m in near})[secret]
        except Contradiction:
            return 0
        return high - low
