"""The readers to guard against: what each knows of small numbers, and of which secrets the marks alone tell one.

Who they are, no more; what they can work out is in `audit`, what is done about it in `withhold`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from pipeline.compute.protect.forgotten import NOBODY, Small, small_ones
from pipeline.compute.protect.sheet import Sheet, Sum, far_off

MOST = 40
Told = Callable[[AbstractSet[int], Small], AbstractSet[int]]
"""Which of some secrets the marks alone tell to one who knows of these small numbers."""


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

    `far`: numbers of no table that only others of no table tell. `needed`: small ones with which the marks alone tell
    some secret.
    """

    surely: Small
    knowing: list[Reader]
    far: AbstractSet[int] = frozenset()
    at_hand: Reader = field(default_factory=Reader)
    needed: list[Small] = field(default_factory=list)

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

    def judge(self, secrets: AbstractSet[int], told: Told) -> None:
        """Find out, of what the one at hand is found to know, what the marks alone tell to that one: each only once."""
        reader = self.at_hand
        new = secrets - reader.judged if reader.knows_small else set[int]()
        reader.judged |= new
        left = told(new, reader.small) if new else set[int]()
        reader.plain |= left
        for some in [self.surely, *self.needed]:
            if some <= reader.small:
                left = left - self._settle(told(left, some), some)
        while left:
            first = min(left)
            some = self._fewest(first, reader.small, told)
            self.needed.append(some)
            left = left - self._settle(told(left, some) | {first}, some)

    def _settle(self, secrets: AbstractSet[int], needed: Small) -> AbstractSet[int]:
        """Guard what the marks tell with these small ones also from those who do not know of one of them."""
        for one in sorted(needed - self.surely):
            for secret in sorted(secrets):
                self._guard(secret, self.at_hand.small - {one})
        return secrets

    def _fewest(self, secret: int, small: Small, told: Told) -> Small:
        """Leave out one after the other of which the marks need nothing to tell the secret."""
        for one in sorted(small - self.surely):
            small = small - {one} if told({secret}, small - {one}) else small
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
