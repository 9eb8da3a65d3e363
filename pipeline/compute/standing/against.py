"""One area beside another in the same period: what may be said of it, and which areas stand in an order.

How intervals are made is in `limits`; the comparisons are in `statistics.compare`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.series import Value
from pipeline.compute.standing.limits import exact, interval
from pipeline.compute.standing.result import Against
from pipeline.compute.statistics.compare import value_against_interval
from pipeline.compute.statistics.intervals import Interval

_SAID: dict[str, Against] = {
    "none": "not_compared",
    "better": "better",
    "same": "similar",
    "worse": "worse",
    "higher": "higher",
    "lower": "lower",
}


def against_benchmark(measure: Measure, here: Value, other: Value | None) -> Against:
    """Set an area's interval beside a benchmark taken as exact, such as the nation it is a small part of.

    The benchmark is as exact as the numbers behind it, not as it is rounded in print.
    A count is never compared between areas: the larger one has more. Nor is a figure that we doubt.
    """
    around = interval(here, measure.unit)
    if other is None or other.value is None or around is None or not _comparable(measure, here, other):
        return "not_compared"
    return _SAID[value_against_interval(around, exact(other, measure.unit), measure.polarity)]


def _comparable(measure: Measure, here: Value, other: Value) -> bool:
    return measure.unit.kind != "count" and "q" not in here.markers | other.markers


@dataclass(frozen=True)
class Order:
    """Areas from the highest figure down, those that cannot be told apart in one group, in the order of their codes."""

    groups: tuple[tuple[str, ...], ...]

    @property
    def ranked(self) -> bool:
        """Whether any area stands above another by more than chance."""
        return len(self.groups) > 1


def order_of(values: Mapping[str, Value], unit: Unit) -> Order | None:
    """Return areas in order, never ranked where ranges overlap, not even by way of a third area.

    None for counts, and where fewer than two areas or not all of them have a figure with a range.
    """
    around = {area: interval(value, unit) for area, value in values.items() if "q" not in value.markers}
    known = {area: one for area, one in around.items() if one is not None and one.limits is not None}
    if unit.kind == "count" or len(known) < max(len(values), 2):
        return None
    groups: list[list[str]] = []
    lowest = float("inf")
    for area, one in sorted(known.items(), key=lambda pair: (-_upper(pair[1]), pair[0])):
        if not groups or _upper(one) < lowest:
            groups.append([])
        groups[-1].append(area)
        lowest = min(lowest, _lower(one))
    return Order(tuple(tuple(sorted(group)) for group in groups))


def _upper(one: Interval) -> float:
    assert one.upper is not None
    return one.upper


def _lower(one: Interval) -> float:
    assert one.lower is not None
    return one.lower
