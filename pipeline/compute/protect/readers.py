"""The readers to guard against: what each knows of small numbers, and of which secrets the marks alone tell one.

Who they are, no more; what they can work out is in `audit`, what is done about it in `withhold`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain

from pipeline.compute.protect.forgotten import NOBODY, Small, small_ones
from pipeline.compute.protect.sheet import Sheet, Sum, far_off

MOST = 40
IsPlain = Callable[[int, Small], bool]


@dataclass
class Reader:
    """One who knows which numbers are withheld because they are small, `small` those of which nobody knows it here.

    `only`: the secrets to guard from this one, None: all. `plain`: those of them that marks alone give away to this
    one, whatever the table being made shows. `judged`: those that were looked at for that.
    """

    small: Small = NOBODY
    knows_small: bool = True
    only: set[int] | None = None
    plain: set[int] = field(default_factory=set)
    judged: set[int] = field(default_factory=set)

    def asks(self, secrets: AbstractSet[int]) -> AbstractSet[int]:
        """Return the secrets to guard from this reader."""
        return (secrets if self.only is None else secrets & self.only) - self.plain


@dataclass
class Readers:
    """All of them. `surely`: the old numbers that every one of them knows to be small. `at_hand`: the one who asks.

    `far`: numbers of no table that only others of no table tell. `needed`: by secret, small ones with which the marks
    alone tell it. `plain`: how often that was found.
    """

    surely: Small
    knowing: list[Reader]
    far: AbstractSet[int] = frozenset()
    at_hand: Reader = field(default_factory=Reader)
    plain: int = 0
    needed: dict[int, list[Small]] = field(default_factory=dict)

    def in_turn(self, secrets: AbstractSet[int]) -> Iterator[tuple[Reader, AbstractSet[int]]]:
        """Give each reader and the secrets to guard from that one.

        The last one knows of no number that it is small. What the marks alone tell to others is guarded from that one,
        and so is what is far off from all tables.
        """
        plain = {secret for reader in self.knowing for secret in reader.plain}
        for reader in [*self.knowing, Reader(knows_small=False, only=plain.union(self.far))]:
            self.at_hand = reader
            if asked := reader.asks(secrets - self.far if reader.knows_small else secrets):
                yield reader, asked

    def judge(self, secret: int, is_plain: IsPlain) -> bool:
        """Say, when the one at hand is first found to know a secret, whether the marks alone tell it to that one."""
        reader = self.at_hand
        if not reader.knows_small or secret in reader.judged:
            return False
        reader.judged.add(secret)
        needed = self._told_by(secret, reader.small, is_plain)
        if needed is None:
            return False
        reader.plain.add(secret)
        self.plain += 1
        for one in sorted(needed - self.surely):
            self._guard(secret, reader.small - {one})
        return True

    def _told_by(self, secret: int, small: Small, is_plain: IsPlain) -> Small | None:
        """Return some of the small ones with which the marks tell a secret, None where they do not with all of them.

        Mostly they are the same as for another secret, or only those that are surely small.
        """
        before = self.needed.setdefault(secret, [])
        for some in before:
            if some <= small:
                return some
        if not is_plain(secret, small):
            return None
        others = dict.fromkeys([self.surely, *chain(*self.needed.values())])
        needed = next((some for some in others if some <= small and is_plain(secret, some)), None)
        needed = self._fewest(secret, small, is_plain) if needed is None else needed
        before.append(needed)
        return needed

    def _fewest(self, secret: int, small: Small, is_plain: IsPlain) -> Small:
        """Leave out one after the other of which the marks need nothing to tell the secret."""
        for one in sorted(small - self.surely):
            small = small - {one} if is_plain(secret, small - {one}) else small
        return small

    def _guard(self, secret: int, small: Small) -> None:
        """Guard a secret also from one who knows of fewer small ones: the marks may not tell it to that one."""
        there = next((reader for reader in self.knowing if reader.small == small), None)
        if there is None and len(self.knowing) < MOST:
            self.knowing.append(Reader(small, only={secret}))
        elif there is not None and there.only is not None:
            there.only.add(secret)


def readers_of(sheet: Sheet, sums: Sequence[Sum], members: Iterable[int]) -> Readers:
    """Return the readers of these tables: one, where it is known of every number whether it is small."""
    surely, choices = small_ones(sheet, sums, members)
    return Readers(surely, [Reader(small) for small in choices], far_off(sums, sheet.cells))
