"""How each figure that is asked for stands: received, waiting, late, or never asked of its owner. Roles, no contacts.

What is asked for is worked out in `returns_due`; pages and the command only say these lines.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.areas import Areas
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.owners import Owners
from pipeline.catalogue.returns_due import Wanted, wanted
from pipeline.periods import Period, from_label

Key = tuple[str, str, str]
BoardState = Literal["received", "waiting", "late", "not_asked"]
OUTSTANDING: frozenset[BoardState] = frozenset({"waiting", "late", "not_asked"})


@dataclass(frozen=True)
class BoardLine:
    """One figure that an edition asks for, with its owner, the owner's role, and how it stands."""

    wanted: Wanted
    owner: str
    role: str
    state: BoardState
    received_on: date | None = None

    @property
    def outstanding(self) -> bool:
        """Whether it has not come yet."""
        return self.state in OUTSTANDING


@dataclass(frozen=True)
class Local:
    """The measures whose figures come as local returns, by id, each with the entry of its sources that says so."""

    measures: Mapping[str, tuple[Measure, MeasureSource]]
    areas: Areas
    owners: Owners

    def of(self, owner: str) -> dict[str, tuple[Measure, MeasureSource]]:
        """Return the measures of one owner."""
        return {name: pair for name, pair in self.measures.items() if pair[0].owner == owner}

    @property
    def owner_names(self) -> list[str]:
        """The owners that have local measures, sorted."""
        return sorted({measure.owner for measure, _ in self.measures.values()})


def local_measures(
    measures: Mapping[str, Measure], sources: Collection[str]
) -> dict[str, tuple[Measure, MeasureSource]]:
    """Return the measures with an exact entry for one of these sources, in the framework's order; no retired ones."""
    return {
        name: (measure, entry)
        for name, measure in measures.items()
        if measure.lifecycle != "retired"
        for entry in [next((e for e in measure.sources if e.source in sources and e.fit == "exact"), None)]
        if entry is not None
    }


def asked(local: Local, edition: Edition, held: Iterable[Key]) -> list[Wanted]:
    """Return every figure that an edition asks for, in the framework's order."""
    periods: dict[str, set[Period]] = {}
    for measure, _, label in held:
        periods.setdefault(measure, set()).add(from_label(label))
    return [
        one
        for name, (measure, entry) in local.measures.items()
        for one in wanted((name, measure), entry, local.areas, edition, periods.get(name, set()))
    ]


def board(local: Local, edition: Edition, held: Mapping[Key, date | None], today: date) -> list[BoardLine]:
    """Return how each figure that an edition asks for stands at `today`. `held`: what has come, and when."""
    return [_line(one, local, held, today) for one in asked(local, edition, held)]


def _line(one: Wanted, local: Local, held: Mapping[Key, date | None], today: date) -> BoardLine:
    name = local.measures[one.measure][0].owner
    owner = local.owners.get(name)
    key = (one.measure, one.area, one.period.label)
    role = owner.role if owner else ""
    if key in held:
        return BoardLine(one, name, role, "received", held[key])
    if owner is None or owner.agreed_on is None:
        return BoardLine(one, name, role, "not_asked")
    return BoardLine(one, name, role, "late" if today > one.due else "waiting")


@dataclass(frozen=True)
class Board:
    """What one edition asks for: its title, the day by which sheets are to be back, and how each figure stands."""

    edition: str
    back_by: date
    lines: tuple[BoardLine, ...]
