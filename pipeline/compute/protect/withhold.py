"""Which numbers are withheld: the small ones, and as few others as keep them from being worked out.

Decides only. How a reader could work a number out is in `audit`; which number covers another is in `cover`; what a
withheld figure looks like is in `release`.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pipeline.compute.protect.audit import Question, Seen, opened
from pipeline.compute.protect.bounds import Contradiction, clusters, narrowed
from pipeline.compute.protect.cover import Linked
from pipeline.compute.protect.forgotten import Small
from pipeline.compute.protect.readers import Reader, Readers, readers_of
from pipeline.compute.protect.settled import Outcome, Settled, members_of, settled_name
from pipeline.compute.protect.sheet import Sheet, Sum


@dataclass(frozen=True)
class Decision:
    """`withheld`: the unknowns not to be shown. `untold`: those of them whose mark must not say "not zero" either.

    The others count what could not be mended by withholding more.
    `already_open`: secrets that earlier editions alone give away. `contradictions`: clusters of tables that cannot
    all be so, where earlier editions were left out of account.
    """

    withheld: frozenset[int]
    untold: frozenset[int] = frozenset()
    already_open: int = 0
    contradictions: int = 0


def decide(sheet: Sheet, settled: Settled | None = None) -> Decision:
    """Return what to withhold. The same tables always give the same answer; it ends, as it only ever withholds more.

    `settled` has what was decided on linked tables before, and is given what is decided now.
    """
    settled = {} if settled is None else settled
    withheld = {u for u in range(len(sheet.cells)) if _is_small(sheet, u) or _reopens(sheet, u)}
    untold = {u for u in withheld if sheet.untold_before(u) or (sheet.truth(u) == 0 and not sheet.marked_before(u))}
    given_up = contradictions = 0
    for sums in clusters(sheet.sums, range(len(sheet.cells))):
        members = members_of(sums)
        if any(sheet.secret(member, withheld) for member in members):
            before = (withheld.intersection(members), untold.intersection(members))
            name = settled_name(sheet, sums, before)
            made = settled[name] = settled.get(name) or _outcome(sheet, sums, before)
            withheld |= {members[at] for at in made.withheld}
            untold |= {members[at] for at in made.untold}
            given_up += made.given_up
            contradictions += made.contradictory
    return Decision(frozenset(withheld), frozenset(untold), given_up, contradictions)


def _outcome(sheet: Sheet, sums: Sequence[Sum], before: tuple[set[int], set[int]]) -> Outcome:
    members = list(dict.fromkeys(member for one in sums for member in one.members))
    part = _Part(sheet, Linked(sheet, sums, members, before[0]), before[1], readers_of(sheet, sums, members))
    part.settle()
    places = {member: at for at, member in enumerate(members_of(sums))}
    chosen, untold = (tuple(sorted(places[m] for m in some)) for some in (part.linked.withheld, part.untold))
    return Outcome(chosen, untold, len(part.given_up), part.contradictory)


def _is_small(sheet: Sheet, unknown: int) -> bool:
    return any(cell.small for cell in sheet.now(unknown))


def _reopens(sheet: Sheet, unknown: int) -> bool:
    """Say whether this table would show what an earlier edition withheld and none has shown: once secret, it stays so.

    The mark then tells readers nothing new, least of all whether a stricter rule of today finds the number small.
    """
    return sheet.shown_now(unknown) and not sheet.shown_before(unknown) and sheet.secret(unknown, frozenset())


@dataclass
class _Part:
    """One set of linked tables while it is being settled.

    `readers`: those to guard against.
    `untold`: the withheld ones whose mark does not say that they are not zero: all new ones where one of them is zero.
    `silent`: all new figures of these tables are withheld in that way.
    """

    sheet: Sheet
    linked: Linked
    untold: set[int]
    readers: Readers
    given_up: set[int] = field(default_factory=set)
    silent: bool = False
    contradictory: bool = False
    safe: set[Seen] = field(default_factory=set)

    def settle(self) -> None:
        """Withhold until nothing can be worked out."""
        while True:
            self._leave_none_alone()
            self._keep_quiet()
            pinned = self._pinned()
            if not pinned:
                return
            if not self._help(pinned) and not self._fall_silent():
                self.given_up.update(pinned)

    def _help(self, pinned: Sequence[int]) -> bool:
        """Withhold one more number for each of these that are not near each other; say whether any could be helped.

        One that cannot be helped is not given up yet: what is withheld for another may help it too.
        """
        touched: set[int] = set()
        self.readers.judge(set(pinned), self._told)
        plain = self.readers.at_hand.plain.intersection(pinned)
        before = len(self.linked.withheld)
        for secret in (secret for secret in pinned if secret not in plain):
            if touched.isdisjoint(self.linked.around(secret, 1)):
                chosen = secret if self.linked.can(secret) else self.linked.best(secret)
                self.linked.withheld.update([] if chosen is None else [chosen])
                touched |= set() if chosen is None else self.linked.around(chosen, 1)
        return len(self.linked.withheld) > before or bool(plain)

    def _keep_quiet(self) -> None:
        """Mark no figure of these tables as "not zero" where a zero is among those withheld, or where that is too much.

        Were the mark of a zero another one than that of its neighbours, it would tell that it is a zero.
        """
        hidden = self.linked.withheld
        if self.silent or any(self.sheet.truth(m) == 0 for m in hidden):
            self.untold |= {m for m in hidden if not self.sheet.marked_before(m)}

    def _fall_silent(self) -> bool:
        """Withhold every figure of these tables that is new to readers, and say of none that it is not zero.

        To withhold what earlier editions tell already hides nothing, so that comes last, in case they were misread.
        Says whether there was still something to withhold or to be silent about.
        """
        new = self._new()
        more = new - self.linked.withheld if self.silent else {m for m in new if self.linked.can(m)}
        fell, self.silent = not self.silent, True
        self.linked.withheld |= more
        return fell or bool(more)

    def _new(self) -> set[int]:
        """Return what this table could show and no earlier edition shows."""
        there = (m for m in self.linked.members if self.sheet.shown_now(m))
        return {m for m in there if not self.sheet.shown_before(m)}

    def _told(self, secrets: AbstractSet[int], small: Small) -> AbstractSet[int]:
        """Return what knowing which numbers are small would give away even if nothing new were shown, zeros neither.

        Four small numbers make a small total: one who knew that all five are small would know each of them nearly.
        Withholding more cannot help there. What helps is that the marks do not say which numbers are small ones.
        """
        everything = self.linked.withheld | self._new()
        found: set[int] = set()
        try:
            while left := secrets - found:
                question = self._question(self.linked.sums, left, everything, everything, Reader(small))
                more = opened(question, set())
                if not more:
                    break
                found.update(more)
        except Contradiction:
            return found
        return found

    def _pinned(self) -> list[int]:
        try:
            return self._opened(self.linked.sums)
        except Contradiction:
            self.contradictory = True
        for sums in (self._fitting(), [one for one in self.linked.sums if one.now]):
            try:
                return self._opened(sums)
            except Contradiction:
                continue
        return []

    def _fitting(self) -> list[Sum]:
        """Return the sums that fit together, those of today first: only one that does not fit is left out."""
        ranges = {m: self.sheet.range(m, self.linked.withheld, self.untold) for m in self.linked.members}
        kept: list[Sum] = []
        for one in sorted(self.linked.sums, key=lambda one: not one.now):
            try:
                ranges = narrowed([*kept, one], ranges)
            except Contradiction:
                continue
            kept.append(one)
        return kept

    def _opened(self, sums: Sequence[Sum]) -> list[int]:
        """Attack as each reader in turn, until one finds something."""
        secrets = {member for member in self.linked.members if self._is_secret(member)}
        for reader, asked in self.readers.in_turn(secrets):
            found = opened(self._question(sums, asked, self.linked.withheld, self.untold, reader), self.safe)
            if found:
                self.linked.small = reader.small
                return found
        return []

    def _question(
        self,
        sums: Sequence[Sum],
        secrets: AbstractSet[int],
        withheld: AbstractSet[int],
        untold: AbstractSet[int],
        reader: Reader,
    ) -> Question:
        there = dict.fromkeys(member for one in sums for member in one.members)
        known = {"knows_small": reader.knows_small, "small": reader.small}
        ranges = {m: self.sheet.range(m, withheld, untold, **known) for m in there}
        limits = {m: self.sheet.limits[m] for m in there if m in secrets}
        truths = {m: truth for m in there if (truth := self.sheet.truth(m)) is not None}
        return Question(sums, ranges, limits, truths)

    def _is_secret(self, unknown: int) -> bool:
        if unknown in self.given_up or self.sheet.shown_before(unknown):
            return False
        return self.sheet.secret(unknown, self.linked.withheld)

    def _leave_none_alone(self) -> None:
        """Withhold a second number wherever exactly one of a sum is withheld, until there is no such sum."""
        changed = True
        while changed:
            changed = False
            for one in self.linked.sums:
                second = self.linked.second(one) if one.now else None
                if second is not None:
                    self.linked.withheld.add(second)
                    changed = True
