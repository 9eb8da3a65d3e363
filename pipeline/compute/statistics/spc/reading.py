"""What a chart says: the kind of each point, the variation of the last one, and assurance against a target.

The names are those of NHSRplotthedots, so that charts of either compare; the words for the public lie in the pages.
"""

from typing import Literal

from pipeline.catalogue.measure import Polarity
from pipeline.compute.statistics.spc.limits import Limits
from pipeline.compute.statistics.spc.options import Direction

COMMON = "Common Cause"

PointType = Literal[
    "common_cause",
    "special_cause_improvement",
    "special_cause_concern",
    "special_cause_neutral_high",
    "special_cause_neutral_low",
]
VariationIcon = Literal[
    "common_cause",
    "improvement_high",
    "improvement_low",
    "concern_high",
    "concern_low",
    "neutral_high",
    "neutral_low",
]
Assurance = Literal["consistent_pass", "consistent_fail", "inconsistent"]


def direction_of(polarity: Polarity) -> Direction:
    """Which way is better, for a measure's polarity."""
    return {"higher": "increase", "lower": "decrease"}.get(polarity, "neutral")  # type: ignore[return-value]


def point_type(cause: str, direction: Direction) -> PointType:
    """Improvement or concern by the side or direction that a special cause names; high or low if neutral."""
    if cause == COMMON:
        return "common_cause"
    high = "Above" in cause or "Increasing" in cause
    if direction == "neutral":
        return "special_cause_neutral_high" if high else "special_cause_neutral_low"
    better = high == (direction == "increase")
    return "special_cause_improvement" if better else "special_cause_concern"


def variation_icon(kind: PointType, direction: Direction) -> VariationIcon:
    """The icon for a kind of point; improvement is high where an increase is better, and so on."""
    if kind == "special_cause_improvement":
        return "improvement_high" if direction == "increase" else "improvement_low"
    if kind == "special_cause_concern":
        return "concern_low" if direction == "increase" else "concern_high"
    if kind == "special_cause_neutral_high":
        return "neutral_high"
    return "neutral_low" if kind == "special_cause_neutral_low" else "common_cause"


def assurance(limits: Limits, target: float | None, direction: Direction) -> Assurance | None:
    """Whether the process will meet the target, from the last limits; on a limit counts as inconsistent.

    None without a target, without limits, or where no direction is better.
    """
    if target is None or direction == "neutral" or limits.lower is None or limits.upper is None:
        return None
    if limits.lower <= target <= limits.upper:
        return "inconsistent"
    passes = (target < limits.lower) == (direction == "increase")
    return "consistent_pass" if passes else "consistent_fail"
