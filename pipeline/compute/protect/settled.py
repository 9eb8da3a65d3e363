"""What was decided on a set of linked tables, kept under the name of all that it was decided from.

So tables that nothing new touches are not settled a second time. The decision itself is in `withhold`; here is what
names it: every cell, sum and limit, and this engine's code. Where it is kept is for the caller to say.
"""

from collections.abc import Collection, MutableMapping, Sequence
from typing import NamedTuple

from pipeline.compute.protect.cells import Cell
from pipeline.compute.protect.sheet import Sheet, Sum
from pipeline.digests import digest, maker_digest


class Outcome(NamedTuple):
    """What was decided. The unknowns are told by their place among those of the tables, in order of number."""

    withheld: tuple[int, ...]
    untold: tuple[int, ...]
    given_up: int
    contradictory: bool


Settled = MutableMapping[str, Outcome]
Before = tuple[Collection[int], Collection[int]]
"""What is withheld before anything is settled, and what of it without a word on whether it is zero."""


def settled_name(sheet: Sheet, sums: Sequence[Sum], before: Before) -> str:
    """Return the name of these tables: no two that could be settled differently have the same."""
    places = {member: at for at, member in enumerate(members_of(sums))}
    added = [(places[one.whole], [places[part] for part in one.parts], one.now) for one in sums]
    cells = [([_said(cell) for cell in sheet.cells[member]], sheet.limits[member]) for member in places]
    marked = [[at for member, at in places.items() if member in some] for some in before]
    return digest([maker_digest(), repr((sheet.edition, added, cells, marked))])


def members_of(sums: Sequence[Sum]) -> list[int]:
    """Return the unknowns of sums, in order of number."""
    return sorted({member for one in sums for member in one.members})


def _said(cell: Cell) -> tuple[object, ...]:
    of = (*cell.key, cell.vintage, cell.edition, cell.rule.name, cell.below)
    return (*of, cell.shown, cell.truth, cell.exactly, cell.untold)
