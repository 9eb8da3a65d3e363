"""Where a measure should be by now, and how it is rated: only against an agreed target or a national standard.

Amendments append: the target in force at a date is the last one valid by then.
"""

from datetime import date

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets import Target
from pipeline.compute.series import Value
from pipeline.compute.standing.result import Rating
from pipeline.periods import Period, from_label

NO_TARGET = "No target has been agreed, so there is no rating."


def target_in_force(measure: Measure, on: date) -> Target | None:
    """Return the target that earns a rating at a date; proposed and illustrative ones never do."""
    valid = [t for t in measure.targets if t.earns_rating and (t.valid_from or t.agreed_on or date.min) <= on]
    return max(valid, key=lambda t: t.valid_from or t.agreed_on or date.min) if valid else None


def planned_value(measure: Measure, target: Target, start: float | None, period: Period) -> float | None:
    """Return the value planned for a period: explicit steps first, then a straight line from the baseline, else none.

    A standard is the same in every period. `start` is the baseline's value in the measure's unit.
    """
    if target.kind == "standard":
        return target.value
    explicit = {p.period: p.value for p in (measure.trajectory.values if measure.trajectory else [])}
    if period.label in explicit:
        return explicit[period.label]
    if measure.trajectory is None or measure.baseline is None or start is None or target.by is None:
        return None
    return _on_line(from_label(measure.baseline.period), from_label(target.by), (start, _end(target, start)), period)


def goal_of_a_point(measure: Measure, target: Target | None, start: float | None, latest: Value | None) -> float | None:
    """Return the target that each point of a series can be held against, in the measure's unit; else None.

    A count for a whole year is no target for a month or a quarter.
    """
    if target is None or latest is None or target.value is None or (target.kind == "change" and start is None):
        return None
    if measure.unit.kind == "count" and target.by and from_label(target.by).kind is not latest.period.kind:
        return None
    return _end(target, start or 0.0)


def _end(target: Target, start: float) -> float:
    """A change target is a share of the baseline, in percent; a level is the value itself."""
    assert target.value is not None
    return start * (1 + target.value / 100) if target.kind == "change" else target.value


def _on_line(first: Period, last: Period, values: tuple[float, float], period: Period) -> float:
    whole = (last.end - first.end).days
    if whole <= 0:
        return values[1]
    done = min(max((period.end - first.end).days / whole, 0.0), 1.0)
    return values[0] + (values[1] - values[0]) * done


def rate(measure: Measure, value: float | None, target: Target | None, planned: float | None) -> tuple[Rating, str]:
    """Return the rating and the rule that gave it."""
    if target is None:
        return "no_target", NO_TARGET
    if value is None:
        return "no_data", "There is no figure to rate."
    if target.value is not None and target.kind in ("level", "standard") and ahead(measure, value, target.value) >= 0:
        return "achieved", "The figure has reached the target."
    if planned is None:
        return "no_data", "The plan gives no value for this period."
    short = -ahead(measure, value, planned)
    if short <= 0:
        return "on_track", "The figure is at or ahead of the value planned for this period."
    if target.tolerance and short <= target.tolerance.value:
        return "near_plan", f"The figure is short of plan by no more than agreed: {target.tolerance.reason}"
    return "off_track", "The figure is short of the value planned for this period."


def ahead(measure: Measure, value: float, mark: float) -> float:
    """Return by how much a value is better than a mark, in the measure's unit; negative when worse."""
    if measure.polarity == "towards_zero":
        return abs(mark) - abs(value)
    return value - mark if measure.polarity == "higher" else mark - value
