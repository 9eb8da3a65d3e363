"""What the last five years of a series show, as a code: which way, and whether that way is wished for.

The test itself is in `statistics.trend`; which figures may go into it is decided here, the words belong in the pages.
"""

from collections.abc import Sequence
from typing import Literal

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import Value
from pipeline.compute.standing.limits import interval
from pipeline.compute.statistics.compare import Comparison
from pipeline.compute.statistics.trend import (
    POINTS,
    UNKNOWN,
    Marker,
    Trend,
    trend_judgement,
    trend_of_proportions,
    trend_of_values,
)
from pipeline.periods import WHOLE_YEARS, from_label, shift

TrendCode = Literal[
    "increasing_better",
    "increasing_worse",
    "increasing",
    "decreasing_better",
    "decreasing_worse",
    "decreasing",
    "no_significant_change",
    "cannot_be_calculated",
]
CODES: dict[tuple[Marker, Comparison], TrendCode] = {
    (Marker.INCREASING, Comparison.BETTER): "increasing_better",
    (Marker.INCREASING, Comparison.WORSE): "increasing_worse",
    (Marker.DECREASING, Comparison.BETTER): "decreasing_better",
    (Marker.DECREASING, Comparison.WORSE): "decreasing_worse",
}
ALONE: dict[Marker, TrendCode] = {
    Marker.INCREASING: "increasing",
    Marker.DECREASING: "decreasing",
    Marker.NO_CHANGE: "no_significant_change",
    Marker.CANNOT_BE_CALCULATED: "cannot_be_calculated",
}


def trend_reading(measure: Measure, values: Sequence[Value], latest: Value | None) -> TrendCode | Literal[""]:
    """Return what the last five years show; empty for a series that is not yearly, or whose years overlap.

    `values` are the published ones of one area in time order. The five years end with the last year of the latest
    figure's kind, shown or not: a year that is withheld, doubted or not there at all leaves the trend without an
    answer, as does a break among the five. Fingertips technical guidance, Trend markers.
    """
    if latest is None or latest.period.kind not in WHOLE_YEARS or measure.frequency == "two_yearly":
        return ""
    last = _last_five(values, latest)
    found = UNKNOWN if _broken(measure, last) else _tested(measure, last)
    newest = last[-1].value if last[-1] and last[-1].value is not None else 0.0
    judged = trend_judgement(found.marker, newest, measure.polarity)
    return CODES.get((found.marker, judged), ALONE[found.marker])


def _last_five(values: Sequence[Value], latest: Value) -> list[Value | None]:
    by_period = {v.period: v for v in values if v.period.kind is latest.period.kind}
    end = max(by_period)
    return [by_period.get(shift(end, back)) for back in range(1 - POINTS, 1)]


def _broken(measure: Measure, last: Sequence[Value | None]) -> bool:
    """Whether a declared break lies after the first of the five; the missing and the doubted are no figures."""
    there = [v for v in last if v is not None and v.value is not None and "q" not in v.markers]
    if len(there) < POINTS:
        return True
    return any(there[0].period.start < from_label(b.at).start <= there[-1].period.end for b in measure.breaks)


def _tested(measure: Measure, last: Sequence[Value | None]) -> Trend:
    pairs = [(v.numerator, v.denominator) for v in last if v is not None]
    counted = [(k, n) for k, n in pairs if k is not None and n is not None]
    if measure.unit.kind == "percent" and len(counted) == POINTS:
        return trend_of_proportions(counted)
    return trend_of_values([interval(v, measure.unit) if v is not None else None for v in last])
