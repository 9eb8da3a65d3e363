"""The attack on our own tables: which secret numbers could a reader of everything published still work out?

Exact: interval arithmetic first, then integer programmes where that leaves doubt. What to do about it: `withhold`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.compute.protect.bounds import Contradiction, Ranges, clusters, narrowed
from pipeline.compute.protect.exchange import Exchange
from pipeline.compute.protect.programme import Programme, Solution
from pipeline.compute.protect.sheet import Sum

FEWEST = 3
MANY = 60
NEAR = 2
Limits = Mapping[int, int]
Truths = Mapping[int, float]
Seen = tuple[object, ...]


@dataclass(frozen=True)
class Question:
    """What is known: sums, what each unknown can be, which are secret, and the truth (where it is known here).

    `secrets`: unknown to 0 for a withheld number, which must keep three possible values; for a number that no
    table has, the least that may be told: it must keep three values unless none of them is a small number.
    """

    sums: Sequence[Sum]
    ranges: Ranges
    secrets: Limits
    truths: Truths


def opened(question: Question, known_safe: set[Seen]) -> list[int]:
    """Return the secret numbers that can be pinned to fewer than three values. Raises Contradiction.

    `known_safe` remembers clusters that were found safe before, so that they are not attacked again.
    """
    ranges = narrowed(question.sums, question.ranges)
    certain = [s for s in question.secrets if _too_few(ranges[s], question.secrets[s])]
    if certain:
        return certain
    free = [unknown for unknown, (low, high) in ranges.items() if low != high]
    found: list[int] = []
    for cluster in clusters(question.sums, free):
        inside = {member for one in cluster for member in one.members}
        asked = [s for s in question.secrets if s in inside and _in_doubt(ranges[s], question.secrets[s])]
        mark = (tuple(asked), tuple((one, *(ranges[member] for member in one.members)) for one in cluster))
        if asked and mark not in known_safe:
            pinned = _Attack(cluster, ranges, question).on(asked)
            found += pinned
            known_safe.update([] if pinned else [mark])
    return sorted(found)


def _too_few(values: tuple[float, float], limit: int) -> bool:
    low, high = values
    few = high - low + 1 < FEWEST
    return few and (not limit or (high >= 1 and low < limit))


def _in_doubt(values: tuple[float, float], limit: int) -> bool:
    return not limit or (values[1] >= 1 and values[0] < limit)


class _Attack:
    """Answers for one cluster, gathered until each secret number has been seen with three values, or cannot be."""

    def __init__(self, cluster: list[Sum], ranges: Ranges, question: Question) -> None:
        self.cluster, self.ranges, self.question = cluster, ranges, question
        self.seen: dict[int, set[int]] = defaultdict(set)
        self.anchor: dict[int, int] = {}
        self.whole = Programme(cluster, ranges)
        self._note(self._first())

    def on(self, asked: Sequence[int]) -> list[int]:
        """Return those that have fewer than three values."""
        near = Exchange(self.cluster, self.ranges)
        start = dict(self.anchor)
        for secret in asked:
            for by in (1, -1, 2, -2):
                if len(self.seen[secret]) < FEWEST:
                    self._note(near.changed(start, secret, by) or {})
        return [secret for secret in asked if not self._is_safe(secret)]

    def _first(self) -> Solution:
        """Return one answer: the truth where it is known, or else any."""
        names, truths = self.whole.names, self.question.truths
        known = {n: (truths[n], truths[n]) if n in truths else self.ranges[n] for n in names}
        try:
            made = {name: int(low) for name, (low, _) in narrowed(self.cluster, known).items()}
        except Contradiction:
            made = {}
        return made if made and self.whole.holds(made) else self._must(self.whole.extreme({}))

    def _is_safe(self, secret: int) -> bool:
        if len(self.seen[secret]) < FEWEST and len(self.whole.names) > MANY:
            self._look(self._nearby(secret), secret)
        if len(self.seen[secret]) < FEWEST:
            self._look(self.whole, secret)
        if len(self.seen[secret]) >= FEWEST:
            return True
        limit = self.question.secrets[secret]
        return limit > 0 and not any(1 <= value < limit for value in self.seen[secret])

    def _look(self, programme: Programme, secret: int) -> None:
        """Find the least and the most it can be, and one value between.

        Of numbers seen elsewhere there may be none between that is nearby: that is no contradiction.
        """
        for sign in (1.0, -1.0):
            self._note(self._must(programme.extreme({secret: sign})))
        values = self.seen[secret]
        if len(values) < FEWEST and max(values) - min(values) > 1:
            self._note(programme.extreme({secret: 1.0}, least={secret: min(values) + 1}) or {})

    def _nearby(self, secret: int) -> Programme:
        """Everything further than two sums away is held as in one answer: fewer unknowns, still a true answer."""
        near = {secret}
        for _ in range(NEAR):
            near.update(m for one in self.cluster if near.intersection(one.members) for m in one.members)
        ranges = {n: self.ranges[n] if n in near else (self.anchor[n], self.anchor[n]) for n in self.whole.names}
        return Programme([one for one in self.cluster if near.intersection(one.members)], ranges)

    def _note(self, solution: Mapping[int, int]) -> None:
        """Remember the numbers of an answer; those it does not name are as in the first one."""
        self.anchor = self.anchor or dict(solution)
        for name, number in solution.items():
            self.seen[name].add(number)

    @staticmethod
    def _must(solution: Solution | None) -> Solution:
        if solution is None:
            raise Contradiction
        return solution
