"""The planned path and the target line of a chart: only those of an agreed target or a national standard.

Planned values are worked out in `compute.standing`; how they look is in `background`.
"""

from collections.abc import Sequence
from datetime import date

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets import Target
from pipeline.compute.series import Value
from pipeline.compute.standing.plan import goal_of_a_point
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.trajectory import planned_value
from pipeline.periods import Period, from_label

WORDS = {"agreed": "Target", "national_standard": "National standard"}


def planned_path(
    measure: Measure, standing: Standing, values: Sequence[Value], drawn: Sequence[Period]
) -> tuple[tuple[str, float], ...]:
    """Return the plan for each drawn period since the baseline: a line, steps, or values written down."""
    target = target_of(measure, standing)
    if target is None or measure.trajectory is None:
        return ()
    start = starting_value(measure, values)
    since = from_label(measure.baseline.period).start if measure.baseline else date.min
    planned = ((p, planned_value(measure, target, start, p, values)) for p in drawn if p.start >= since)
    return tuple((period.public, value) for period, value in planned if value is not None)


def target_line(
    measure: Measure, standing: Standing, values: Sequence[Value], drawn: Sequence[Period]
) -> tuple[str, float] | None:
    """Return the target in the unit of the points drawn; None where it is for a whole year and they are not."""
    target = target_of(measure, standing)
    newest = next((v for v in reversed(values) if v.period in drawn), None)
    goal = goal_of_a_point(measure, target, starting_value(measure, values), newest)
    return None if target is None or goal is None else (WORDS[target.status], goal)


def starting_value(measure: Measure, values: Sequence[Value]) -> float | None:
    """Return the baseline's value as it was agreed, else as it was published; None without any."""
    if measure.baseline is None:
        return None
    looked_up = next((v.value for v in values if v.period.label == measure.baseline.period), None)
    return measure.baseline.value if measure.baseline.value is not None else looked_up


def target_of(measure: Measure, standing: Standing) -> Target | None:
    """Return the target that the standing was rated against; None for one that earns no rating."""
    by = standing.target_by.label if standing.target_by else None
    wanted = (standing.target, by, standing.target_status)
    rated = (t for t in measure.targets if t.earns_rating and t.area in (None, standing.area))
    return next((t for t in rated if (t.value, t.by, t.status) == wanted), None)
