"""What a derived figure is made from: the figures of other measures by place and time, real or synthetic.

Real and synthetic figures never meet in one derived figure: each view is worked out by itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import ALL, Series, Value
from pipeline.compute.standing.limits import interval
from pipeline.compute.statistics.intervals import Interval, nothing
from pipeline.periods import Period

View = Literal["public", "synthetic"]
Spot = tuple[str, Period]


@dataclass(frozen=True)
class Part:
    """A measure that another one is derived from, with its series as it is at this step."""

    measure: Measure
    series: Series


Parts = Mapping[str, Part]


def figures_at(part: Part, view: View, group: tuple[str, str] = (ALL, ALL)) -> dict[Spot, Value]:
    """Return the figures of a group (breakdown and category) by area and period: the public ones, or the synthetic."""
    return {(v.area, v.period): v for v in _seen(part.series, view) if (v.breakdown, v.category) == group}


def estimate(part: Part, value: Value) -> Interval:
    """Return a figure with its limits: those given, else those that follow from its counts, else none."""
    around = interval(value, part.measure.unit)
    return around or Interval(value.value, None, None)


def unknown() -> Interval:
    """Return what stands for a figure that cannot be worked out."""
    return nothing(0.95, "derived")


def spots(found: Sequence[Mapping[Spot, Value]], areas: Sequence[str]) -> list[Spot]:
    """Return every place and time, in these areas, at which any part has a row."""
    return sorted({spot for one in found for spot in one if spot[0] in areas}, key=lambda s: (s[0], s[1]))


def _seen(series: Series, view: View) -> Iterator[Value]:
    for value in series.values:
        if value.statistic != "value":
            continue
        if value.preferred if view == "public" else (value.origin == "synthetic" and value.fit == "exact"):
            yield value
