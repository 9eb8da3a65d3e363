"""A whole process control chart: points in time order, in groups between rebase dates, each with its reading.

Limits, rules and readings of single groups are in the modules beside this one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from pipeline.compute.statistics.spc.limits import Limits, spc_limits
from pipeline.compute.statistics.spc.options import SHORT_GROUP, SpcOptions
from pipeline.compute.statistics.spc.reading import (
    COMMON,
    Assurance,
    PointType,
    VariationIcon,
    assurance,
    point_type,
    variation_icon,
)
from pipeline.compute.statistics.spc.rules import (
    one_side_ends,
    part_of_run,
    part_of_two_in_three,
    trend_directions,
    trend_ends,
    two_in_three,
)


@dataclass(frozen=True)
class SpcPoint:
    """One point. `outside`, `near` (strictly between near limit and limit) and `side` of the mean (-1, 0, 1)
    are None where the value or the limits are missing; `short_group` warns of fewer than 13 points."""

    date: date
    value: float | None
    group: int
    limits: Limits
    outside: bool | None
    side: int | None
    near: bool | None
    cause: str
    kind: PointType
    short_group: bool


@dataclass(frozen=True)
class SpcChart:
    """The points, and the reading of the last one and of the last limits; None for a chart without points."""

    points: tuple[SpcPoint, ...]
    variation: PointType | None
    variation_icon: VariationIcon | None
    assurance: Assurance | None

    @property
    def special(self) -> int:
        """How many points show special cause."""
        return sum(point.cause != COMMON for point in self.points)


def spc_chart(dates: Sequence[date], values: Sequence[float | None], options: SpcOptions | None = None) -> SpcChart:
    """The chart of values at dates, in any order; None for a missing value, which is not bridged.

    NHSRplotthedots 0.2.2 `ptd_spc`, after NHS England's Making Data Count.
    """
    chosen = options or SpcOptions()
    ordered = sorted(zip(dates, values, strict=True), key=lambda pair: pair[0])
    numbers = list(accumulate(int(when in chosen.rebase) for when, _ in ordered))
    points: list[SpcPoint] = []
    for number in sorted(set(numbers)):
        members = [pair for pair, group in zip(ordered, numbers, strict=True) if group == number]
        points += _group_points(members, number, chosen)
    return _read(tuple(points), chosen)


def _read(points: tuple[SpcPoint, ...], options: SpcOptions) -> SpcChart:
    if not points:
        return SpcChart((), None, None, None)
    last = points[-1]
    return SpcChart(
        points=points,
        variation=last.kind,
        variation_icon=variation_icon(last.kind, options.direction),
        assurance=assurance(last.limits, options.target, options.direction),
    )


def _group_points(members: Sequence[tuple[date, float | None]], group: int, options: SpcOptions) -> list[SpcPoint]:
    values = [value for _, value in members]
    limits = spc_limits(values, fix_after=options.fix_after, screen=options.screen)
    outside = [_outside(value, limits.lower, limits.upper) for value in values]
    beyond_near = [_outside(value, limits.near_lower, limits.near_upper) for value in values]
    near = [None if far is None else bool(close) and not far for far, close in zip(outside, beyond_near, strict=True)]
    sides = [_side(value, limits.mean) for value in values]
    causes = _causes(values, sides, outside, near)
    return [
        SpcPoint(
            date=when,
            value=value,
            group=group,
            limits=limits,
            outside=outside[i],
            side=sides[i],
            near=near[i],
            cause=causes[i],
            kind=point_type(causes[i], options.direction),
            short_group=len(members) < SHORT_GROUP,
        )
        for i, (when, value) in enumerate(members)
    ]


def _outside(value: float | None, lower: float | None, upper: float | None) -> bool | None:
    if value is None or lower is None or upper is None:
        return None
    return value < lower or value > upper


def _side(value: float | None, mean: float | None) -> int | None:
    return None if value is None or mean is None else (value > mean) - (value < mean)


def _causes(
    values: Sequence[float | None],
    sides: Sequence[int | None],
    outside: Sequence[bool | None],
    near: Sequence[bool | None],
) -> list[str]:
    """The first rule that a point meets names its cause, in the order of Making Data Count's tool."""
    trending = part_of_run(trend_ends(values))
    rising = trend_directions(values, trending)
    two_of_three = part_of_two_in_three(two_in_three(near, sides), near)
    one_side = part_of_run(one_side_ends(sides))
    causes = []
    for i, side in enumerate(sides):
        place = "Above" if side == 1 else "Below"
        found = (
            (outside[i], f"{place} {'UCL' if side == 1 else 'LCL'}"),
            (trending[i], f"7 Point Trend ({'Increasing' if rising[i] == 1 else 'Decreasing'})"),
            (two_of_three[i], f"2 in 3 {place} CL"),
            (one_side[i], f"7 Points {place} CL"),
        )
        causes.append(next((name for met, name in found if met), COMMON))
    return causes
