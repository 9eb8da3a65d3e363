"""How much a sheet may hold. If a sheet does not fit on one page, the next smaller room is tried: rules, not luck."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Room:
    """The most of each thing: big numbers, entries in a panel, small lines, domains, paragraphs at the start.

    `drawn` says whether small pictures stand beside numbers, `names` whether measures without figures and goals are
    named, `outcomes` whether outcomes stand under their goals; `terms` is how many words are explained.
    """

    numbers: int = 0
    entries: int = 0
    lines: int = 0
    rows: int = 12
    leads: int = 0
    drawn: bool = True
    names: bool = True
    outcomes: bool = True
    terms: int = 2


QUARTER = (
    Room(numbers=4, entries=3),
    Room(numbers=4, entries=2),
    Room(numbers=4, entries=2, terms=1),
    Room(numbers=4, entries=2, drawn=False),
    Room(numbers=2, entries=2),
    Room(numbers=2, entries=1, drawn=False),
    Room(numbers=1, entries=1, rows=8, drawn=False),
    Room(numbers=1, rows=4, drawn=False),
)
DOMAIN = (
    Room(numbers=4, entries=2, lines=6, leads=1),
    Room(numbers=4, entries=2, lines=4),
    Room(numbers=4, entries=2, lines=2),
    Room(numbers=2, entries=2, lines=6),
    Room(numbers=2, entries=2, lines=4),
    Room(numbers=2, entries=2, lines=3),
    Room(numbers=2, entries=1, lines=4, names=False),
    Room(numbers=2, entries=1, lines=2, names=False),
    Room(numbers=1, entries=1, drawn=False, names=False),
    Room(numbers=1, drawn=False, names=False),
)
FRAMEWORK = (
    Room(leads=2),
    Room(leads=1),
    Room(),
    Room(leads=1, outcomes=False),
    Room(outcomes=False),
    Room(names=False, outcomes=False),
)
