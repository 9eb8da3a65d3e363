"""What the process control chart of a monthly or quarterly series says: of its latest point, and point by point.

Limits and rules are in `statistics.spc`; which figures and which target go into the chart is decided here.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import dropwhile
from typing import Literal, get_args

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import Value
from pipeline.compute.statistics.spc import SpcChart, SpcOptions, SpcPoint, spc_chart
from pipeline.compute.statistics.spc.options import SHORT_GROUP
from pipeline.compute.statistics.spc.reading import Assurance, PointType, VariationIcon, direction_of
from pipeline.periods import Period, PeriodKind, from_label, span

TooFew = Literal["too_few_points"]
VARIATIONS: tuple[str, ...] = (*get_args(VariationIcon), *get_args(TooFew))
Special = Literal["", "better", "worse", "unusual"]
SPECIALS: dict[PointType, Special] = {
    "special_cause_improvement": "better",
    "special_cause_concern": "worse",
    "special_cause_neutral_high": "unusual",
    "special_cause_neutral_low": "unusual",
}
PROCESSES = (PeriodKind.MONTH, PeriodKind.FINANCIAL_QUARTER, PeriodKind.CALENDAR_QUARTER)


@dataclass(frozen=True)
class SpcReading:
    """The codes of variation and of assurance; empty where nothing is said."""

    variation: VariationIcon | TooFew | Literal[""] = ""
    assurance: Assurance | Literal[""] = ""


@dataclass(frozen=True)
class ProcessPoint:
    """One period of a process chart: its group between breaks, lower limit, average and upper limit, and its mark.

    `limits` is None for a group too short to have any. `special` is empty for the usual ups and downs.
    """

    period: Period
    group: int
    limits: tuple[float, float, float] | None
    special: Special = ""


def spc_reading(
    measure: Measure, values: Sequence[Value], latest: Value | None, goal: float | None = None
) -> SpcReading:
    """Return the reading of the latest point; empty for yearly series and for a latest figure that we doubt.

    `values` are the published ones of one area; `goal` is a value in the unit of one point that earns a rating. With
    fewer than 13 figures since the last declared break the only thing said is that they are too few.
    """
    if latest is None or latest.period.kind not in PROCESSES or "q" in latest.markers:
        return SpcReading()
    _, chart = _chart(measure, values, latest.period, goal)
    last = [p for p in chart.points if p.group == chart.points[-1].group and p.value is not None]
    if len(last) < SHORT_GROUP:
        return SpcReading("too_few_points")
    return SpcReading(chart.variation_icon or "", chart.assurance or "")


def process_points(measure: Measure, values: Sequence[Value], last: Period) -> tuple[ProcessPoint, ...]:
    """Return the process chart of one kind of period up to `last`, point by point; empty for yearly series.

    A group with fewer than 13 figures has no limits and marks nothing: a run or a spike among so few is no sign.
    """
    if last.kind not in PROCESSES or not any(_figure(v) is not None for v in values if v.period.kind is last.kind):
        return ()
    periods, chart = _chart(measure, values, last, None)
    count = Counter(p.group for p in chart.points if p.value is not None)
    return tuple(
        _point(period, point, long_enough=count[point.group] >= SHORT_GROUP)
        for period, point in zip(periods, chart.points, strict=True)
    )


def _point(period: Period, point: SpcPoint, *, long_enough: bool) -> ProcessPoint:
    limits = point.limits
    if not long_enough or limits.mean is None or limits.lower is None or limits.upper is None:
        return ProcessPoint(period, point.group, None)
    special = SPECIALS.get(point.kind, "")
    return ProcessPoint(period, point.group, (limits.lower, limits.mean, limits.upper), special)


def _chart(
    measure: Measure, values: Sequence[Value], last: Period, goal: float | None
) -> tuple[Sequence[Period], SpcChart]:
    """Chart every period up to the last: one that is withheld, doubted or not there is a gap."""
    shown = {v.period: _figure(v) for v in values if v.period.kind is last.kind}
    periods = span(min(shown), last)
    first = next(dropwhile(lambda period: shown.get(period) is None, periods))
    drawn = [period for period in periods if period >= first]
    options = SpcOptions(direction=direction_of(measure.polarity), target=goal, rebase=_rebase(measure, drawn))
    return drawn, spc_chart([p.start for p in drawn], [shown.get(p) for p in drawn], options)


def _figure(value: Value) -> float | None:
    return None if "q" in value.markers else value.value


def _rebase(measure: Measure, periods: Sequence[Period]) -> tuple[date, ...]:
    """New limits start with the first point at or after each declared break."""
    breaks = [from_label(b.at).start for b in measure.breaks]
    starts = [next((p.start for p in periods if p.start >= at), None) for at in breaks]
    return tuple(sorted({start for start in starts if start is not None and start > periods[0].start}))
