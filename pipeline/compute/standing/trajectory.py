"""The value that a plan gives for a period: explicit first, then steps or a straight line, counts split by season.

Which target holds, and what a shortfall is called, is in `plan`; nothing here judges a figure.
"""

from collections.abc import Sequence
from itertools import chain
from math import fsum

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets import Target, Trajectory
from pipeline.compute.series import Value
from pipeline.periods import Period, PeriodKind, from_label, period_of, quarters_of

YEAR_OF = {
    PeriodKind.FINANCIAL_QUARTER: PeriodKind.FINANCIAL_YEAR,
    PeriodKind.CALENDAR_QUARTER: PeriodKind.CALENDAR_YEAR,
}
FULL_YEARS = 3


def planned_value(
    measure: Measure, target: Target, start: float | None, period: Period, counted: Sequence[Value] = ()
) -> float | None:
    """Return the value planned for a period, in the measure's unit; None where the plan gives none.

    `start` is the baseline's value. A standard is the same in every period, a value written for the very period wins
    over all else. A count planned by the year is split by the plan's shares of the quarters, else by those of the
    figures `counted` in the three full years before, never a quarter each; a rate or percentage is the same for a
    quarter as the plan is for that time.
    """
    if target.kind == "standard":
        return target.value
    explicit = {p.period: p.value for p in (measure.trajectory.values if measure.trajectory else [])}
    if period.label in explicit:
        return explicit[period.label]
    if measure.trajectory is None or measure.baseline is None or measure.trajectory.kind == "explicit":
        return _part_of_year(measure, explicit, period, counted)
    first, year = from_label(measure.baseline.period), year_of(period)
    if measure.unit.kind != "count" or first.kind is period.kind:
        return _path(measure, target, start, period)
    if year is None or first.kind is not year.kind:
        return None
    planned = explicit.get(year.label, _path(measure, target, start, year))
    return None if planned is None else _part_of_year(measure, {year.label: planned}, period, counted)


def value_at_the_end(target: Target, start: float | None) -> float | None:
    """Return the value to reach: a change is a share of the baseline, in percent; a level is the value itself."""
    if target.value is None or (target.kind == "change" and start is None):
        return None
    return (start or 0.0) * (1 + target.value / 100) if target.kind == "change" else target.value


def quarter_shares(values: Sequence[Value], before: Period) -> tuple[float, ...] | None:
    """Return the mean share of each quarter in its year, over the last three full years before a year.

    None unless all twelve quarters have a figure that we do not doubt and each year counts more than nothing.
    """
    if before.kind not in YEAR_OF.values():
        return None
    known = {v.period: v.value for v in values if v.value is not None and "q" not in v.markers}
    kind = before.kind
    years = [period_of(kind, before.start.replace(year=before.start.year - n)) for n in range(1, FULL_YEARS + 1)]
    counts = [[known.get(quarter) for quarter in quarters_of(year)] for year in years]
    whole = [[n for n in year if n is not None] for year in counts]
    if len([*chain(*whole)]) < 4 * FULL_YEARS or any(sum(year) <= 0 for year in whole):
        return None
    return tuple(fsum(year[n] / sum(year) for year in whole) / FULL_YEARS for n in range(4))


def year_of(quarter: Period) -> Period | None:
    """Return the year that a quarter is part of; None for other kinds of period."""
    return period_of(YEAR_OF[quarter.kind], quarter.start) if quarter.kind in YEAR_OF else None


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


def _part_of_year(
    measure: Measure, planned: dict[str, float], period: Period, counted: Sequence[Value]
) -> float | None:
    """Return the part of a year's planned value that falls to one of its quarters."""
    year = year_of(period)
    if year is None or year.label not in planned:
        return None
    if measure.unit.kind != "count":
        return planned[year.label]
    agreed = measure.trajectory.seasonal_profile if measure.trajectory else None
    shares = agreed or quarter_shares(counted, year)
    return planned[year.label] * shares[quarters_of(year).index(period)] if shares else None
