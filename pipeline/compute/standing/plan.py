"""Which target holds and how a figure is rated: only against an agreed target or a national standard.

Amendments append: the last target valid by a date is in force. Values planned for a period are in `trajectory`.
"""

from datetime import date

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets import Target
from pipeline.compute.series import Value
from pipeline.compute.standing.in_area import holds_in
from pipeline.compute.standing.result import Rating
from pipeline.compute.standing.trajectory import OF_ITS_OWN, value_at_the_end
from pipeline.periods import Period, from_label

NOISE_DIGITS = 9
"""Planned values and shares (29 of 100) are binary fractions: below this many decimals a difference is none."""

NO_TARGET = "No target has been agreed, so there is no rating."
NO_NUMBER = "The target names no number of its own, so there is no rating."
NO_PLAN = "The plan gives no value for this period."


def target_in_force(measure: Measure, on: date, area: str | None = None) -> Target | None:
    """Return the target that earns a rating at a date, in an area (left out: the headline area).

    Proposed and illustrative ones never do. Of the same day, one for this very area goes before one for every area.
    """
    valid = [t for t in measure.targets if t.earns_rating and (t.valid_from or t.agreed_on or date.min) <= on]
    here = [t for t in valid if holds_in(measure, t, area or measure.areas[0])]
    return max(here, key=lambda t: (t.valid_from or t.agreed_on or date.min, t.area is not None), default=None)


def goal_of_a_point(measure: Measure, target: Target | None, start: float | None, latest: Value | None) -> float | None:
    """Return the target that each point of a series can be held against, in the measure's unit; else None.

    A count for a whole year is no target for a month or a quarter.
    """
    if target is None or latest is None or _of_another_length(measure, target, latest.period):
        return None
    return value_at_the_end(target, start)


def _of_another_length(measure: Measure, target: Target, period: Period) -> bool:
    return measure.unit.kind == "count" and target.by is not None and from_label(target.by).kind is not period.kind


def rate(
    measure: Measure, value: float | None, target: Target | None, planned: float | None, goal: float | None = None
) -> tuple[Rating, str]:
    """Return the rating and the rule that gave it; `goal` is the target in the unit of this very figure.

    A quarter's count has none: it is held against the plan for the quarter, never against the target for a year.
    """
    if target is None:
        return "no_target", NO_TARGET
    if value is None:
        return "no_data", "There is no figure to rate."
    if goal is not None and target.kind in OF_ITS_OWN and ahead(measure, value, goal) >= 0:
        return "achieved", "The figure has reached the target."
    if planned is None:
        return "no_data", NO_PLAN if target.kind in OF_ITS_OWN else NO_NUMBER
    short = -ahead(measure, value, planned)
    if short <= 0:
        return "on_track", "The figure is at or ahead of the value planned for this period."
    if target.tolerance and short <= target.tolerance.value:
        return "near_plan", f"The figure is short of plan by no more than agreed: {target.tolerance.reason}"
    if planned == goal:
        return "off_track", "The figure has not reached the target."
    return "off_track", "The figure is short of the value planned for this period."


def ahead(measure: Measure, value: float, mark: float) -> float:
    """Return by how much a value is better than a mark, in the measure's unit; negative when worse."""
    if measure.polarity == "towards_zero":
        return round(abs(mark) - abs(value), NOISE_DIGITS)
    return round(value - mark if measure.polarity == "higher" else mark - value, NOISE_DIGITS)
