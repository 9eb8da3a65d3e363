"""Which figures the owner of a measure is asked for in an edition: an area and a period each, and the day it is due.

What has been received, and the sheet that asks, are not known here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.areas import Areas
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.measure import Frequency, Measure, MeasureSource
from pipeline.periods import Period, PeriodKind, due, from_label, period_of, pooled_years, previous, shift

KINDS: dict[Frequency, PeriodKind] = {
    "monthly": PeriodKind.MONTH,
    "quarterly": PeriodKind.FINANCIAL_QUARTER,
    "annual": PeriodKind.FINANCIAL_YEAR,
    "school_year": PeriodKind.SCHOOL_YEAR,
    "two_yearly": PeriodKind.FINANCIAL_YEAR,
    "three_year_pooled": PeriodKind.POOLED_YEARS,
    "rolling_year": PeriodKind.ROLLING_YEAR,
    "ad_hoc": PeriodKind.FINANCIAL_QUARTER,
}
CALENDAR: dict[PeriodKind, PeriodKind] = {
    PeriodKind.FINANCIAL_QUARTER: PeriodKind.CALENDAR_QUARTER,
    PeriodKind.FINANCIAL_YEAR: PeriodKind.CALENDAR_YEAR,
}
"""Where reports are for quarters or years of the calendar, so are the figures that they ask for."""

MOST_BACK = 24


@dataclass(frozen=True, order=True)
class Wanted:
    """One figure that is asked for: the measure's id, the area's code, the period, and the day it is due."""

    measure: str
    area: str
    period: Period
    due: date


def kind_asked(measure: Measure, edition: Edition) -> PeriodKind:
    """Return the kind of period that an edition asks a measure for: of the year that the edition itself is of."""
    kind = KINDS[measure.frequency]
    calendar = from_label(edition.period).kind in CALENDAR.values()
    return CALENDAR.get(kind, kind) if calendar else kind


def wanted(
    measure: tuple[str, Measure], entry: MeasureSource, areas: Areas, edition: Edition, held: Collection[Period] = ()
) -> list[Wanted]:
    """Return the figures that are asked for in an edition, areas in the measure's order, then by time.

    `held`: the periods for which figures have come already; what lies between the last of them and the edition is
    asked for too.
    """
    name, one = measure
    periods = periods_due(one, edition, held)
    return [
        Wanted(name, area, period, due(period, one.lag_days))
        for area in asked_areas(one, entry, areas)
        for period in periods
    ]


def asked_areas(measure: Measure, entry: MeasureSource, areas: Areas) -> list[str]:
    """Return the areas to ask about: not those whose count is added up from others that are asked about."""
    named = entry.areas or measure.areas
    if measure.unit.kind != "count":
        return list(named)
    return [area for area in named if not _added_up(areas.members(area), named)]


def periods_due(measure: Measure, edition: Edition, held: Collection[Period] = ()) -> list[Period]:
    """Return the periods that an edition asks for, in order of time.

    Those that end in the edition's own period and are due by its cut-off, else the last one due before (annual
    figures); after figures have come, also each period since the last of them.
    """
    about = from_label(edition.period)
    found = [last_due(measure, edition)]
    earlier = previous(found[-1])
    while len(found) < MOST_BACK and (earlier.end >= about.start or _since(earlier, held)):
        found.append(earlier)
        earlier = previous(earlier)
    return found[::-1]


def last_due(measure: Measure, edition: Edition) -> Period:
    """Return the latest period of the measure's kind that ends by the edition's end and is due by its cut-off."""
    end = from_label(edition.period).end
    period = _ending_by(kind_asked(measure, edition), end)
    while due(period, measure.lag_days) > edition.cut_off:
        period = previous(period)
    return period


def may_be_given(measure: Measure, edition: Edition, period: Period) -> bool:
    """Say whether a figure for the period may stand in a return: of the measure's kind, and over by the cut-off."""
    return period.kind is kind_asked(measure, edition) and period.end <= edition.cut_off


def _since(period: Period, held: Collection[Period]) -> bool:
    return bool(held) and period > max(held)


def _ending_by(kind: PeriodKind, end: date) -> Period:
    if kind is PeriodKind.POOLED_YEARS:
        last = end.year if (end.month, end.day) == (12, 31) else end.year - 1
        return pooled_years(last - 2, last)
    period = period_of(kind, end)
    return period if period.end <= end else shift(period, -1)


def _added_up(members: Sequence[str], named: Sequence[str]) -> bool:
    return bool(members) and all(member in named for member in members)
