"""The result of standing: frozen facts about one measure, area and edition. No rule and no sentence here."""

from dataclasses import dataclass
from typing import Literal

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

    `rule` says in plain words why the direction is what it is.
    """

    period: Period | None
    value: float | None
    change: float | None
    lower: float | None
    upper: float | None
    direction: Direction
    rule: str


@dataclass(frozen=True)
class Standing:
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
