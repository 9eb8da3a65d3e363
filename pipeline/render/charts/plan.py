"""The planned path and the target line of a chart: only those of an agreed target or a national standard.

Planned values are worked out in `compute.standing`; how they look is in `background`.
"""

from collections.abc import Sequence
from datetime import date

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets import Target
from pipeline.compute.series import Value
from pipeline.compute.standing.in_area import holds_in, starting_value, with_its_path
from pipeline.compute.standing.plan import goal_of_a_point
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.trajectory import on_the_way
from pipeline.periods import Period, from_label

WORDS = {"agreed": "Target", "national_standard": "National standard"}


def planned_path(
    measure: Measure, standing: Standing, values: Sequence[Value], drawn: Sequence[Period]
) -> tuple[tuple[str, float], ...]:
    """Return the plan for each drawn period since the baseline: a line, steps, or values written down."""
    target = target_of(measure, standing)
    if target is None or measure.trajectory is None:
        return ()
    start = starting_value(measure, values, standing.area)
    since = from_label(measure.baseline.period).start if measure.baseline else date.min
    here = with_its_path(measure, target, standing.area)
    planned = ((p, on_the_way(here, target, start, p, values)) for p in drawn if p.start >= since)
    return tuple((period.public, value) for period, value in planned if value is not None)


def target_line(
    measure: Measure, standing: Standing, values: Sequence[Value], drawn: Sequence[Period]
) -> tuple[str, float] | None:
    """Return the target in the unit of the points drawn; None where it is for a whole year and they are not."""
    target = target_of(measure, standing)
    newest = next((v for v in reversed(values) if v.period in drawn), None)
    goal = goal_of_a_point(measure, target, starting_value(measure, values, standing.area), newest)
    return None if target is None or goal is None else (WORDS[target.status], goal)


def target_of(measure: Measure, standing: Standing) -> Target | None:
    """Return the target that the standing was rated against; None for one that earns no rating."""
    by = standing.target_by.label if standing.target_by else None
    wanted = (standing.target, by, standing.target_status)
    rated = (t for t in measure.targets if t.earns_rating and holds_in(measure, t, standing.area))
    return next((t for t in rated if (t.value, t.by, t.status) == wanted), None)
