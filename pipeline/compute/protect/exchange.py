"""Another answer near a known one: people moved between cells that a reader cannot see, so that every sum still holds.

A quick way to show that a secret number could be another one. Where it finds nothing, `programme` decides.
"""

from collections.abc import Mapping, Sequence

from pipeline.compute.protect.bounds import Ranges
from pipeline.compute.protect.sheet import Sum

MOST_TRIES = 150


class Exchange:
    """One cluster of sums and what each unknown in it can be."""

    def __init__(self, sums: Sequence[Sum], ranges: Ranges) -> None:
        self.sums, self.ranges = sums, ranges
        self.of: dict[int, list[int]] = {}
        for at, one in enumerate(sums):
            for member in one.members:
                self.of.setdefault(member, []).append(at)
        self.tries = 0

    def changed(self, known: Mapping[int, int], unknown: int, by: int) -> dict[int, int] | None:
        """Return another answer in which the unknown is `by` more; None where none was found in a few tries."""
        self.tries = MOST_TRIES
        changes = self._change(known, {}, {}, (unknown, by))
        return None if changes is None else {m: known[m] + by for m, by in changes.items()}

    def _change(
        self, known: Mapping[int, int], changes: dict[int, int], off: dict[int, int], step: tuple[int, int]
    ) -> dict[int, int] | None:
        """Change one unknown; then mend a sum that is now off by changing one more of its members, and so on."""
        member, by = step
        low, high = self.ranges[member]
        self.tries -= 1
        if member in changes or self.tries < 0 or not low <= known[member] + by <= high:
            return None
        changes, off = {**changes, member: by}, dict(off)
        for at in self.of[member]:
            off[at] = off.get(at, 0) + (by if member == self.sums[at].whole else -by)
        wrong = next((at for at, amount in off.items() if amount), None)
        if wrong is None:
            return changes
        whole, amount = self.sums[wrong].whole, off[wrong]
        steps = [(m, -amount if m == whole else amount) for m in self.sums[wrong].members]
        free = sorted(step for step in steps if self.ranges[step[0]][0] != self.ranges[step[0]][1])
        made = (self._change(known, changes, off, one) for one in sorted(free, key=lambda s: len(self.of[s[0]])))
        return next((found for found in made if found is not None), None)
