"""What of a process chart is drawn over a line of months or quarters: usual ranges, unusual points, or why neither.

Limits and rules are worked out in `compute`; how they look is in `background` and `lines`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import Value
from pipeline.compute.standing.spc_reading import ProcessPoint, Special, process_points
from pipeline.compute.statistics.spc.options import SHORT_GROUP
from pipeline.periods import Period
from pipeline.render.charts.data import Limits

NO_LESS_THAN_NONE = frozenset({"count", "rate_per", "money", "days", "percent"})


@dataclass(frozen=True)
class Process:
    """The ranges to draw, the unusual points by label, and a note where there are too few figures."""

    limits: tuple[Limits, ...] = ()
    special: Mapping[str, Special] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def mark(self, label: str) -> Special:
        """Return what is unusual about a point; empty for the usual ups and downs."""
        return self.special.get(label, "")


def process_of(measure: Measure, values: Sequence[Value], drawn: Sequence[Period]) -> Process:
    """Return what to draw over the periods on the line; nothing for years."""
    points = process_points(measure, values, drawn[-1]) if drawn else ()
    if not points:
        return Process()
    groups = [list(members) for _, members in groupby(points, key=lambda point: point.group)]
    limits = tuple(_limits(measure, group) for group in groups if group[0].limits is not None)
    special: dict[str, Special] = {point.period.public: point.special for point in points if point.special}
    return Process(limits, special, _note(groups))


def _limits(measure: Measure, group: Sequence[ProcessPoint]) -> Limits:
    """Cut the range at what cannot be, for drawing alone: the limits themselves are never cut."""
    assert group[0].limits is not None
    lower, mean, upper = group[0].limits
    if measure.unit.kind in NO_LESS_THAN_NONE:
        lower = max(lower, 0.0)
    if measure.unit.kind == "percent":
        upper = min(upper, 100.0)
    return Limits(mean, lower, upper, group[0].period.public, group[-1].period.public)


def _note(groups: Sequence[Sequence[ProcessPoint]]) -> tuple[str, ...]:
    if groups[-1][0].limits is not None:
        return ()
    since = " since the break" if len(groups) > 1 else ""
    return (f"There are fewer than {SHORT_GROUP} figures{since}: too few to show the usual ups and downs.",)
