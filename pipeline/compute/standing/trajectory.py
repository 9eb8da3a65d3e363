"""The value that a plan gives for a period: explicit first, then steps or a straight line, at last the target itself.

Which target holds, and what a shortfall is called, is in `plan`; nothing here judges a figure.
"""

from collections.abc import Sequence

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets import Target, Trajectory
from pipeline.compute.series import Value
from pipeline.compute.standing.season import part_of_year, year_of
from pipeline.periods import Period, from_label

OF_ITS_OWN = frozenset({"level", "change", "standard"})
"""The kinds of target that name a number to reach."""


def planned_value(
    measure: Measure, target: Target, start: float | None, period: Period, counted: Sequence[Value] = ()
) -> float | None:
    """Return the value planned for a period, in the measure's unit; None where the plan gives none.

    `start` is the baseline's value. A standard is the same in every period, a value written for the very period wins
    over all else. A count planned by the year is split by the plan's shares of the quarters, else by those of the
    figures `counted` in the three full years before, never a quarter each; a rate or percentage is the same for a
    quarter as the plan is for that time. Once the target is due, it is the plan wherever none was written.
    """
    planned = on_the_way(measure, target, start, period, counted)
    return _once_due(measure, target, start, period, counted) if planned is None else planned


def on_the_way(
    measure: Measure, target: Target, start: float | None, period: Period, counted: Sequence[Value] = ()
) -> float | None:
    """Return what the path itself gives for a period; None where it says nothing of it."""
    if target.kind == "standard":
        return target.value
    explicit = {p.period: p.value for p in (measure.trajectory.values if measure.trajectory else [])}
    if period.label in explicit:
        return explicit[period.label]
    if measure.trajectory is None or measure.baseline is None or measure.trajectory.kind == "explicit":
        return part_of_year(measure, explicit, period, counted)
    first, year = from_label(measure.baseline.period), year_of(period)
    if measure.unit.kind != "count" or first.kind is period.kind:
        return _path(measure, target, start, period)
    if year is None or first.kind is not year.kind:
        return None
    planned = explicit.get(year.label, _path(measure, target, start, year))
    return None if planned is None else part_of_year(measure, {year.label: planned}, period, counted)


def value_at_the_end(target: Target, start: float | None) -> float | None:
    """Return the value to reach: a change is a share of the baseline, in percent; a level is the value itself."""
    if target.value is None or (target.kind == "change" and start is None):
        return None
    return (start or 0.0) * (1 + target.value / 100) if target.kind == "change" else target.value


def _once_due(
    measure: Measure, target: Target, start: float | None, period: Period, counted: Sequence[Value]
) -> float | None:
    """A target holds on after the end of its own period; of one for a year's count a quarter has its part."""
    end = value_at_the_end(target, start)
    if end is None or target.by is None or target.kind not in OF_ITS_OWN:
        return None
    by, year = from_label(target.by), year_of(period)
    if period.end < by.end:
        return None
    if measure.unit.kind != "count" or by.kind is period.kind:
        return end
    return part_of_year(measure, {year.label: end}, period, counted) if year and year.kind is by.kind else None


def _path(measure: Measure, target: Target, start: float | None, period: Period) -> float | None:
    plan, base = measure.trajectory, measure.baseline
    assert plan is not None
    assert base is not None
    end = value_at_the_end(target, start)
    if plan.kind == "stepped" and plan.values:
        return _step(plan, _arrival(target, end), start, period)
    if start is None or end is None or target.by is None:
        return None
    held = year_of(period) if plan.kind == "stepped" else None
    return _on_line(from_label(base.period), from_label(target.by), (start, end), held or period)


def _arrival(target: Target, end: float | None) -> list[tuple[Period, float]]:
    return [(from_label(target.by), end)] if target.by is not None and end is not None else []


def _step(plan: Trajectory, arrival: list[tuple[Period, float]], start: float | None, period: Period) -> float | None:
    """A step holds until the next one begins; the baseline does before the first, the target from its own period."""
    steps = [(from_label(p.period), p.value) for p in plan.values]
    steps = [step for step in steps if not arrival or step[0].start < arrival[0][0].start] + arrival
    ordered = sorted(steps, key=lambda step: (step[0].start, step[0].end))
    return next((value for since, value in reversed(ordered) if since.start <= period.start), start)


def _on_line(first: Period, last: Period, values: tuple[float, float], period: Period) -> float:
    """A target at or before the baseline has been due all along: its value holds."""
    whole = _months(first, last)
    if whole <= 0:
        return values[1]
    done = min(max(_months(first, period) / whole, 0.0), 1.0)
    return values[0] + (values[1] - values[0]) * done


def _months(earlier: Period, later: Period) -> int:
    return (later.end.year - earlier.end.year) * 12 + later.end.month - earlier.end.month
