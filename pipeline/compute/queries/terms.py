"""On what terms a method works: which areas and periods are asked, which of them have gaps, and against whom.

Where these come from (partitions, areas, population tables) is read in `coverage` and `population`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.compute.queries.population import Population
from pipeline.periods import Period


@dataclass(frozen=True)
class Split:
    """Into which groups records are put: the breakdown's name, and the expression that gives each record's group."""

    by: str
    of: str


@dataclass(frozen=True)
class Terms:
    """What a query and its arithmetic need beside the method.

    `periods` are those whose records are all there; `gaps` says of the others in words what is missing.
    `scale` turns a share into the measure's unit. `files` names the files behind each period. With `split` the figures
    are those of the groups of a breakdown, without it those of everyone.
    """

    areas: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    gaps: Mapping[Period, str] = field(default_factory=dict)
    scale: float = 100
    population: Population = field(default_factory=Population)
    files: Mapping[Period, tuple[str, ...]] = field(default_factory=dict)
    split: Split | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The first day of all periods asked, and the day after the last one; one and the same where there are none.

        The day after, as a date with a time of day is later than its day.
        """
        if not self.periods:
            return date(1900, 1, 1), date(1900, 1, 1)
        return min(p.start for p in self.periods), max(p.end for p in self.periods) + timedelta(days=1)
