"""What a proposal is unsure of: one finding a line, with its place, what was assumed, and what a person should check.

How sure a guess must be is decided where it is made.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, order=True)
class Doubt:
    """One thing to check: the place, what was found there, what the draft assumes, and what to look at."""

    place: str
    found: str
    assumed: str
    check: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.place}  found: {self.found}; assumed: {self.assumed}; check: {self.check}"


def gathered(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Put doubts into one that ask for the same of several columns of a file: a wide file has a hundred of a kind."""
    alike: dict[tuple[str, str, str], list[Doubt]] = {}
    for one in doubts:
        file, column, _ = one.place.partition(COLUMN)
        alike.setdefault((file, one.assumed, one.check) if column else (str(one), "", ""), []).append(one)
    return [_one(several) for several in alike.values()]


def _one(several: list[Doubt]) -> Doubt:
    first = several[0]
    if len(several) == 1:
        return first
    file, _, name = first.place.partition(COLUMN)
    last = several[-1].place.partition(COLUMN)[2]
    found = first.found if len({one.found for one in several}) == 1 else f"{first.found}, and the like"
    return replace(first, place=f"{file}, {len(several)} columns from {name} to {last}", found=found)


COLUMN = ", column "
"""What parts a file from its column in a place."""
TODO = "TODO: "
"""How a value begins that only a person can give; `outcomes check` refuses a file that still holds one."""


def quoted(texts: list[str], most: int = 4) -> str:
    """List texts in quotes; a long list ends with how many more there are."""
    listed = ", ".join(f"'{text}'" for text in texts[:most])
    return listed + (f" and {len(texts) - most} more" if len(texts) > most else "")
