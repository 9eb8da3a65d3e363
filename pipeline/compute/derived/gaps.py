"""The gap between two groups of one measure, or between two areas: a difference with its limits.

Which way is worse is said by the measure that the gap is of; the formula is in `statistics.gap`.
"""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.catalogue.methods import Gap
from pipeline.compute.derived.made import Made
from pipeline.compute.derived.parts import Part, Parts, Spot, View, estimate, figures_at, spots, unknown
from pipeline.compute.series import Value
from pipeline.compute.statistics.gap import gap

BY_AREA = "area"
TWO_SOURCES = "The two groups have figures from two different sources, which are not compared."


def gap_figures(method: Gap, parts: Parts, view: View, areas: Sequence[str]) -> Iterator[Made]:
    """Give the gap of each place and time at which either group has a row; positive: worse for the most deprived.

    In the unit of the measure that it is of (percentage points for a percentage). Without a value where either
    group's is missing or withheld. A gap between two areas stands under the first of `areas`.
    """
    part = parts[method.of]
    if method.by == BY_AREA:
        most, least = ({(areas[0], s[1]): v for s, v in _of_area(part, view, a)} for a in (method.most, method.least))
    else:
        most, least = (figures_at(part, view, (method.by, category)) for category in (method.most, method.least))
    for spot in spots((most, least), areas):
        yield _gap(part, spot, most.get(spot), least.get(spot))


def _of_area(part: Part, view: View, area: str) -> Iterator[tuple[Spot, Value]]:
    found: Mapping[Spot, Value] = figures_at(part, view)
    return ((spot, value) for spot, value in found.items() if spot[0] == area)


def _gap(part: Part, spot: Spot, most: Value | None, least: Value | None) -> Made:
    there = tuple(value for value in (most, least) if value is not None)
    if most is None or least is None or most.value is None or least.value is None:
        return Made(spot, there, unknown())
    if (most.source, most.vintage) != (least.source, least.vintage):
        return Made(spot, there, unknown(), TWO_SOURCES)
    answer = gap(estimate(part, most), estimate(part, least), part.measure.polarity)
    return Made(spot, there, answer.absolute)
