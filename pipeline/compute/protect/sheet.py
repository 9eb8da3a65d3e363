"""All tables as one system of whole numbers: what is one unknown, what adds up to what, what each table leaves open.

Only what it is; it is built in `sheet_build`. Solving it is in `bounds` and `audit`, deciding on it in `withhold`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf

from pipeline.compute.protect.cells import Cell, Range


@dataclass(frozen=True)
class Sum:
    """Unknown number `whole` is the sum of the unknowns `parts`. `now`: part of the table being made."""

    whole: int
    parts: tuple[int, ...]
    now: bool = True

    @property
    def members(self) -> tuple[int, ...]:
        """All unknowns of the sum."""
        return (self.whole, *self.parts)


@dataclass(frozen=True)
class Sheet:
    """Unknowns are numbered. `cells`: the cells that show each one (none for those that no table has).

    `limits`: for each unknown of no table, the least number that may be told of it. `sums`: what adds up.
    """

    cells: tuple[tuple[Cell, ...], ...]
    limits: tuple[int, ...]
    sums: tuple[Sum, ...]
    edition: int

    def now(self, unknown: int) -> list[Cell]:
        """Return the cells of the table being made that show this unknown."""
        return [cell for cell in self.cells[unknown] if cell.edition == self.edition]

    def shown_now(self, unknown: int) -> bool:
        """Say whether the table being made could show it at all."""
        return any(cell.shown is not None for cell in self.now(unknown))

    def shown_before(self, unknown: int) -> bool:
        """Say whether an earlier edition shows it."""
        return any(cell.shown is not None and cell.edition != self.edition for cell in self.cells[unknown])

    def secret(self, unknown: int, withheld: AbstractSet[int]) -> bool:
        """Say whether an edition withholds it, or no table has it: no reader may come to know it."""
        if not self.cells[unknown]:
            return True
        return unknown in withheld or any(cell.shown is None for cell in self.cells[unknown])

    def untold_before(self, unknown: int) -> bool:
        """Say whether an earlier edition withheld it without saying whether it is zero: none may say it then."""
        return any(cell.untold for cell in self.cells[unknown] if cell.edition != self.edition)

    def marked_before(self, unknown: int) -> bool:
        """Say whether an earlier edition withheld it and said that it is not zero."""
        before = (cell for cell in self.cells[unknown] if cell.edition != self.edition)
        return any(cell.shown is None and not cell.untold for cell in before)

    def forgotten(self, unknown: int) -> int:
        """Return the number below which the rule withholds it, if an old edition did and nobody knows now what it was.

        0 where that is known, or where none has withheld it.
        """
        if self.truth(unknown) is not None:
            return 0
        before = (cell for cell in self.cells[unknown] if cell.edition != self.edition)
        return max((cell.below for cell in before if cell.shown is None), default=0)

    def range(
        self,
        unknown: int,
        withheld: AbstractSet[int],
        untold: AbstractSet[int] = frozenset(),
        *,
        knows_small: bool = True,
        small: AbstractSet[int] = frozenset(),
    ) -> Range:
        """Return the lowest and highest number that all tables leave for it, before anything is added up.

        `knows_small`: the reader knows which numbers are withheld because they are small ones.
        The first edition that withholds it says how small it may be: later marks only say that it is still withheld.
        `untold`: what this table withholds without a word on whether it is zero.
        `small`: what the reader knows to be small, of old numbers that nobody knows here.
        """
        cells = self.cells[unknown]
        hidden = [cell for cell in cells if self._is_hidden(cell, withheld=unknown in withheld)]
        first = min((cell.edition for cell in hidden), default=0)
        quiet = self.edition if unknown in untold else None
        told = {"knows_small": knows_small, "small": unknown in small}
        spans = [c.unseen(untold=c.edition == quiet, **told) for c in hidden if c.edition == first]
        spans += [cell.seen() for cell in cells if cell not in hidden]
        return max((0.0, *(low for low, _ in spans))), min((inf, *(high for _, high in spans)))

    def _is_hidden(self, cell: Cell, *, withheld: bool) -> bool:
        return cell.shown is None or (withheld and cell.edition == self.edition)

    def truth(self, unknown: int) -> float | None:
        """Return the number itself, None where it is not known here."""
        return next((cell.truth for cell in self.cells[unknown] if cell.truth is not None), None)


def telling(sums: Iterable[Sum], cells: Sequence[Sequence[Cell]]) -> list[Sum]:
    """Leave out the sums that tell nothing: those that only say what a total is that nobody shows."""
    kept = list(sums)
    while True:
        times = Counter(member for one in kept for member in one.members)
        left = [one for one in kept if cells[one.whole] or times[one.whole] > 1]
        if len(left) == len(kept):
            return kept
        kept = left


def far_off(sums: Sequence[Sum], cells: Sequence[Sequence[Cell]]) -> set[int]:
    """Return the unknowns of no table that are told only by way of others of no table."""
    beside = telling((one for one in sums if any(cells[member] for member in one.members)), cells)
    near = {member for one in beside for member in one.members}
    return {member for one in sums for member in one.members if not cells[member]} - near
