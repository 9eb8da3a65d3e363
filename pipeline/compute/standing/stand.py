"""One measure's standing in one area: its latest figure against its past, its plan and its comparator."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets import Target
from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.against import against_benchmark
from pipeline.compute.standing.change import change, earlier_values, nothing_to_compare, within_the_usual
from pipeline.compute.standing.in_area import starting_value, with_its_path
from pipeline.compute.standing.plan import goal_of_a_point, rate, target_in_force
from pipeline.compute.standing.result import Against, Change, Standing
from pipeline.compute.standing.spc_reading import SpcReading, spc_reading
from pipeline.compute.standing.state import data_state, quality
from pipeline.compute.standing.trajectory import planned_value
from pipeline.compute.standing.trend_reading import TrendCode, trend_reading
from pipeline.periods import WHOLE_YEARS, Period, from_label, previous, shift, year_before


@dataclass(frozen=True)
class When:
    """The edition a standing is for and the date it is seen from."""

    edition: str
    on: date


class Past(NamedTuple):
    """What the figures of one area say of themselves, on whatever day they are looked at."""

    previous: Change
    year_ago: Change
    trend: TrendCode | Literal[""]


Pasts = dict[tuple[str, tuple[Value, ...]], Past]
"""By measure and figures: most figures of one report are those of the next."""


def stand(measure: Measure, series: PublishedSeries, area: str, when: When, pasts: Pasts | None = None) -> Standing:
    """Return how a measure stands in an area, from published values alone; `pasts` is what was worked out before."""
    values = series.of(area)
    latest = latest_of(values)
    past = _past(measure, series.measure, values, {} if pasts is None else pasts)
    state, why = data_state(measure, latest or _last(values), when.on)
    target = target_in_force(measure, when.on, area)
    start = starting_value(measure, values, area)
    planned = _planned(measure, target, start, latest, values)
    goal = goal_of_a_point(measure, target, start, latest)
    rating, rule = rate(measure, latest.value if latest else None, target, planned, goal)
    told = quality(latest)
    process = spc_reading(measure, values, latest, goal)
    comparator, against = _compared(measure, series, latest)
    return Standing(
        measure=series.measure,
        area=area,
        edition=when.edition,
        state=state,
        period=latest.period if latest else None,
        value=latest.value if latest else None,
        previous=_judged(past.previous, process),
        year_ago=_judged(past.year_ago, process),
        baseline=_since(measure, latest, _baseline(measure, values)),
        target=target.value if target else None,
        target_by=from_label(target.by) if target and target.by else None,
        target_status=target.status if target else "",
        planned=planned,
        gap=latest.value - planned if latest and latest.value is not None and planned is not None else None,
        rating=rating,
        rule=why if latest is None and state in ("discontinued", "never_collected") else rule,
        comparator=measure.comparator or "",
        comparator_value=comparator.value if comparator else None,
        against_comparator=against,
        trend=past.trend,
        spc_variation=process.variation,
        spc_assurance=process.assurance,
        quality=told[0],
        quality_reason=told[1] or why,
    )


def stand_year(measure: Measure, series: PublishedSeries, area: str, when: When) -> Standing | None:
    """Return how the last whole year stands, for a measure whose latest figure is of a part of a year; else None.

    A quarter is never compared with a year, so a series of years with one quarter after it would else say nothing.
    """
    latest = latest_of(series.of(area))
    if latest is None or latest.period.kind in WHOLE_YEARS:
        return None
    years = replace(series, values=tuple(v for v in series.values if v.period.kind in WHOLE_YEARS))
    return stand(measure, years, area, when) if latest_of(years.of(area)) else None


def latest_of(values: Sequence[Value]) -> Value | None:
    """Return the last value that there is, in time order; None when there is none."""
    return next((v for v in reversed(values) if v.value is not None), None)


def _past(measure: Measure, name: str, values: Sequence[Value], pasts: Pasts) -> Past:
    key = (name, tuple(values))
    if key not in pasts:
        latest = latest_of(values)
        before, year = (_change(measure, values, latest, which) for which in ("previous", "year_ago"))
        pasts[key] = Past(before, year, trend_reading(measure, values, latest))
    return pasts[key]


def _last(values: Sequence[Value]) -> Value | None:
    return values[-1] if values else None


def _planned(
    measure: Measure, target: Target | None, start: float | None, latest: Value | None, values: Sequence[Value]
) -> float | None:
    if target is None or latest is None:
        return None
    return planned_value(with_its_path(measure, target, latest.area), target, start, latest.period, values)


def _change(measure: Measure, values: Sequence[Value], latest: Value | None, which: str) -> Change:
    if latest is None:
        return nothing_to_compare("There is no figure.")
    back = _wave_before(measure, latest.period) if which == "previous" else year_before(latest.period)
    earlier = earlier_values(values, latest, back)
    if earlier is None and any(v.period.kind is latest.period.kind and v.period < latest.period for v in values):
        return nothing_to_compare(f"There is no figure for {back.public} to compare it with.")
    return change(measure, latest, earlier)


def _judged(found: Change, process: SpcReading) -> Change:
    return within_the_usual(found) if process.variation == "common_cause" else found


def _wave_before(measure: Measure, period: Period) -> Period:
    """The period before; a survey made every second year has nothing in between, and that is not "no change"."""
    return shift(period, -2) if measure.frequency == "two_yearly" else previous(period)


def _baseline(measure: Measure, values: Sequence[Value]) -> Value | None:
    if measure.baseline is None:
        return None
    return next((v for v in values if v.period.label == measure.baseline.period), None)


def _since(measure: Measure, latest: Value | None, base: Value | None) -> Change:
    if latest is None or base is None:
        return nothing_to_compare("No starting point has been set, or it has no figure.")
    if latest.period == base.period:
        return nothing_to_compare("The latest figure is the starting point itself.")
    if latest.period.kind != base.period.kind:
        return nothing_to_compare("The starting point is a whole year and the latest figure is not.")
    return change(measure, latest, base)


def _compared(measure: Measure, series: PublishedSeries, latest: Value | None) -> tuple[Value | None, Against]:
    """Compare with the comparator in the same period; a count cannot be compared between areas."""
    if latest is None or measure.comparator is None:
        return None, "not_compared"
    other = next((v for v in series.of(measure.comparator) if v.period == latest.period), None)
    return other, against_benchmark(measure, latest, other)
