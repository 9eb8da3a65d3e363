"""The result of standing: frozen facts about one measure, area and edition. No rule and no sentence here."""

from dataclasses import dataclass
from typing import Literal

from pipeline.digests import Fingerprinted
from pipeline.periods import Period

Direction = Literal[
    "improving",
    "worsening",
    "higher",
    "lower",
    "no_clear_change",
    "not_comparable",
    "too_few_to_say",
]
Rating = Literal["achieved", "on_track", "near_plan", "off_track", "not_due", "no_target", "no_data"]
Against = Literal["better", "similar", "worse", "higher", "lower", "not_compared"]
Quality = Literal["good", "caution", "poor"]
DataState = Literal["current", "awaiting", "overdue", "withheld", "discontinued", "never_collected"]


@dataclass(frozen=True)
class Change:
    """The change from one earlier value to the latest, in the measure's unit, with what can be said of it.

    `lower` and `upper` are the 95 % limits of the change, None where it could not be tested. `headline` says that it
    is beyond the 99.8 % limits as well, and so clear enough to lead a page. `rule` says in plain words why the
    direction is what it is.
    """

    period: Period | None
    value: float | None
    change: float | None
    lower: float | None
    upper: float | None
    direction: Direction
    rule: str
    headline: bool = False

    @property
    def tested(self) -> bool:
        """Whether chance was looked at: only a change with limits was."""
        return self.lower is not None and self.upper is not None

    @property
    def strength(self) -> float:
        """The size of the change in half widths of its 95 % limits: above 1 is more than chance; 0 if not tested."""
        if self.change is None or self.lower is None or self.upper is None or self.upper <= self.lower:
            return 0.0
        return 2 * abs(self.change) / (self.upper - self.lower)


@dataclass(frozen=True)
class Standing(Fingerprinted):
    """How one measure stands in one area, in one edition ('latest' for the whole series)."""

    measure: str
    area: str
    edition: str
    state: DataState
    period: Period | None
    value: float | None
    previous: Change
    year_ago: Change
    baseline: Change
    target: float | None
    target_by: Period | None
    target_status: str
    planned: float | None
    gap: float | None
    rating: Rating
    rule: str
    comparator: str
    comparator_value: float | None
    against_comparator: Against
    trend: str
    spc_variation: str
    spc_assurance: str
    quality: Quality
    quality_reason: str
    breakdown: str = "all"
    category: str = "all"
    synthetic: bool = False


@dataclass(frozen=True)
class InArea:
    """How a measure stands in one more of its areas: now, and in the last whole year where it is of a part of one."""

    standing: Standing
    yearly: Standing | None = None
