"""Which numbers are withheld: the small ones, and as few others as keep them from being worked out.

Decides only. How a reader could work a number out is in `audit`; what a withheld figure looks like is in `release`.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

from pipeline.compute.protect.audit import Question, Seen, opened
from pipeline.compute.protect.bounds import Contradiction, clusters, narrowed
from pipeline.compute.protect.sheet import Sheet, Sum

TRIED = 8
NEAR = 3


@dataclass(frozen=True)
class Decision:
    """`withheld`: the unknowns not to be shown. The others count what could not be mended by withholding more.

    `already_open`: secrets that earlier editions alone give away. `contradictions`: clusters of tables that cannot
    all be so, where earlier editions were left out of account.
    """

    withheld: frozenset[int]
    already_open: int = 0
    contradictions: int = 0


def decide(sheet: Sheet) -> Decision:
    """Return what to withhold. The same tables always give the same answer; it ends, as it only ever withholds more."""
    withheld = {u for u in range(len(sheet.cells)) if _is_small(sheet, u) or _reopens(sheet, u)}
    given_up = contradictions = 0
    for sums in clusters(sheet.sums, range(len(sheet.cells))):
        members = list(dict.fromkeys(member for one in sums for member in one.members))
        if any(sheet.secret(member, withheld) for member in members):
            part = _Part(sheet, sums, members, {member for member in members if member in withheld})
            part.settle()
            withheld |= part.withheld
            given_up += len(part.given_up)
            contradictions += part.contradictory
    return Decision(frozenset(withheld), given_up, contradictions)


def _is_small(sheet: Sheet, unknown: int) -> bool:
    return any(cell.small for cell in sheet.now(unknown))


def _reopens(sheet: Sheet, unknown: int) -> bool:
    """Say whether this table would show what an earlier edition withheld and none has shown: once secret, it stays so.

    The mark then tells readers nothing new, least of all whether a stricter rule of today finds the number small.
    """
    return sheet.shown_now(unknown) and not sheet.shown_before(unknown) and sheet.secret(unknown, frozenset())


@dataclass
class _Part:
    """One set of linked tables while it is being settled."""

    sheet: Sheet
    sums: Sequence[Sum]
    members: Sequence[int]
    withheld: set[int]
    given_up: set[int] = field(default_factory=set)
    judged: set[int] = field(default_factory=set)
    plain: set[int] = field(default_factory=set)
    contradictory: bool = False
    safe: set[Seen] = field(default_factory=set)
    of: dict[int, list[Sum]] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for one in self.sums:
            for member in one.members:
                self.of.setdefault(member, []).append(one)
        self.known = self._known_before()

    def settle(self) -> None:
        """Withhold until nothing can be worked out."""
        while True:
            self._leave_none_alone()
            pinned = self._pinned()
            if not pinned:
                return
            touched: set[int] = set()
            for secret in pinned:
                if touched.isdisjoint(self._around(secret, 1)):
                    touched.update(self._help(secret))

    def _help(self, secret: int) -> set[int]:
        """Withhold one more number for this secret; give it up where there is none left to withhold."""
        if secret not in self.judged:
            self.judged.add(secret)
            if self._is_plain(secret):
                self.plain.add(secret)
                return set()
        chosen = secret if self._can(secret) else self._best(secret)
        if chosen is None:
            self.given_up.add(secret)
            return set()
        self.withheld.add(chosen)
        return self._around(chosen, 1)

    def _is_plain(self, secret: int) -> bool:
        """Say whether knowing which numbers are small would give it away even if nothing but zeros were shown.

        Four small numbers make a small total: one who knew that all five are small would know each of them nearly.
        Withholding more cannot help there. What helps is that the marks do not say which numbers are small ones.
        """
        everything = self.withheld | {m for m in self.members if self._can(m) and self.sheet.truth(m)}
        try:
            return bool(opened(self._question(self.sums, {secret}, everything), set()))
        except Contradiction:
            return False

    def _best(self, secret: int) -> int | None:
        """Return the smallest number nearby that helps; where none does alone, the smallest of the same sums.

        A zero comes only after everything else in the same sums, and what lies further off last of all.
        """
        rings = self._rings(secret)
        some = [[m for m in ring if self.sheet.truth(m)] for ring in rings]
        helpful = (m for ring in some[:NEAR] for m in ring[:TRIED] if self._widens(secret, m))
        return next(chain(helpful, *some[:1], *rings[:1], *some, *rings), None)

    def _rings(self, secret: int) -> list[list[int]]:
        """Return what could be withheld one sum away, two sums away and so on, each smallest first."""
        rings: list[list[int]] = []
        reach, before = 1, {secret}
        while (around := self._around(secret, reach)) != before:
            rings.append(self._in_order(m for m in around - before if self._can(m)))
            reach, before = reach + 1, around
        return rings

    def _can(self, unknown: int) -> bool:
        """Say whether withholding it is possible and of use: shown now, and not known from earlier editions."""
        if unknown in self.withheld or unknown in self.known:
            return False
        return self.sheet.shown_now(unknown) and not self.sheet.shown_before(unknown)

    def _known_before(self) -> set[int]:
        """Return what earlier editions alone tell, by showing it or by what they show: it is no cover for another."""
        everything = {m for m in self.members if self.sheet.shown_now(m)}
        ranges = {m: self.sheet.range(m, everything) for m in self.members}
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

    def _around(self, unknown: int, reach: int) -> set[int]:
        """Return the unknowns that are this many sums away or nearer, with the one itself."""
        near = edge = {unknown}
        for _ in range(reach):
            edge = {m for e in edge for one in self.of[e] for m in one.members} - near
            near = near | edge
        return near

    def _widens(self, secret: int, unknown: int) -> bool:
        """Say whether a reader would know less of the secret without this number."""
        near = self._around(secret, NEAR)
        beside = {id(one): one for member in sorted(near) for one in self.of[member]}
        sums = [one for one in beside.values() if near.issuperset(one.members)]
        widths = []
        for withheld in (self.withheld, self.withheld | {unknown}):
            low, high = narrowed(sums, {m: self.sheet.range(m, withheld) for m in near})[secret]
            widths.append(high - low)
        return widths[1] > widths[0]

    def _pinned(self) -> list[int]:
        try:
            return self._opened(self.sums)
        except Contradiction:
            self.contradictory = True
        for sums in (self._fitting(), [one for one in self.sums if one.now]):
            try:
                return self._opened(sums)
            except Contradiction:
                continue
        return []

    def _fitting(self) -> list[Sum]:
        """Return the sums that fit together, those of today first: only one that does not fit is left out."""
        ranges = {m: self.sheet.range(m, self.withheld) for m in self.members}
        kept: list[Sum] = []
        for one in sorted(self.sums, key=lambda one: not one.now):
            try:
                ranges = narrowed([*kept, one], ranges)
            except Contradiction:
                continue
            kept.append(one)
        return kept

    def _opened(self, sums: Sequence[Sum]) -> list[int]:
        """Attack as one who knows which numbers are small; for plain secrets as one who does not."""
        secrets = {member for member in self.members if self._is_secret(member)}
        found = opened(self._question(sums, secrets - self.plain, self.withheld), self.safe)
        if self.plain and not found:
            question = self._question(sums, secrets & self.plain, self.withheld, knows_small=False)
            found = opened(question, self.safe)
        return found

    def _question(
        self, sums: Sequence[Sum], secrets: AbstractSet[int], withheld: AbstractSet[int], *, knows_small: bool = True
    ) -> Question:
        there = dict.fromkeys(member for one in sums for member in one.members)
        ranges = {m: self.sheet.range(m, withheld, knows_small=knows_small) for m in there}
        limits = {m: self.sheet.limits[m] for m in there if m in secrets}
        truths = {m: truth for m in there if (truth := self.sheet.truth(m)) is not None}
        return Question(sums, ranges, limits, truths)

    def _is_secret(self, unknown: int) -> bool:
        if unknown in self.given_up or self.sheet.shown_before(unknown):
            return False
        return self.sheet.secret(unknown, self.withheld)

    def _leave_none_alone(self) -> None:
        """Withhold a second number wherever exactly one of a sum is withheld, until there is no such sum."""
        changed = True
        while changed:
            changed = False
            for one in self.sums:
                second = self._second(one, self.withheld) if one.now else None
                if second is not None:
                    self.withheld.add(second)
                    changed = True

    def _second(self, one: Sum, withheld: AbstractSet[int]) -> int | None:
        hidden = [m for m in one.members if self.sheet.secret(m, withheld) and not self.sheet.shown_before(m)]
        cells = self.sheet.now(hidden[0]) if len(hidden) == 1 else []
        if not any(cell.rule.secondary for cell in cells):
            return None
        return next(iter(self._in_order(m for m in one.members if self._can(m))), None)
