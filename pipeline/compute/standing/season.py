"""The part of a year's count that falls to a quarter: counts rise and fall with the season, never a quarter each.

What is planned for a whole year is in `trajectory`.
"""

from collections.abc import Sequence
from itertools import chain
from math import fsum

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import Value
from pipeline.periods import Period, PeriodKind, period_of, quarters_of

YEAR_OF = {
    PeriodKind.FINANCIAL_QUARTER: PeriodKind.FINANCIAL_YEAR,
    PeriodKind.CALENDAR_QUARTER: PeriodKind.CALENDAR_YEAR,
}
FULL_YEARS = 3


def quarter_shares(values: Sequence[Value], before: Period) -> tuple[float, ...] | None:
    """Return the mean share of each quarter in its year, over the last three full years before a year.

    None unless all twelve quarters have a figure that we do not doubt and each year counts more than nothing.
    """
    if before.kind not in YEAR_OF.values():
        return None
    known = {v.period: v.value for v in values if v.value is not None and "q" not in v.markers}
    kind = before.kind
    years = [period_of(kind, before.start.replace(year=before.start.year - n)) for n in range(1, FULL_YEARS + 1)]
    counts = [[known.get(quarter) for quarter in quarters_of(year)] for year in years]
    whole = [[n for n in year if n is not None] for year in counts]
    if len([*chain(*whole)]) < 4 * FULL_YEARS or any(sum(year) <= 0 for year in whole):
        return None
    return tuple(fsum(year[n] / sum(year) for year in whole) / FULL_YEARS for n in range(4))


def year_of(quarter: Period) -> Period | None:
    """Return the year that a quarter is part of; None for other kinds of period."""
    return period_of(YEAR_OF[quarter.kind], quarter.start) if quarter.kind in YEAR_OF else None


def part_of_year(measure: Measure, planned: dict[str, float], period: Period, counted: Sequence[Value]) -> float | None:
    """Return the part of a year's planned value that falls to one of its quarters."""
    year = year_of(period)
    if year is None or year.label not in planned:
        return None
    if measure.unit.kind != "count":
        return planned[year.label]
    agreed = measure.trajectory.seasonal_profile if measure.trajectory else None
    shares = agreed or quarter_shares(counted, year)
    return planned[year.label] * shares[quarters_of(year).index(period)] if shares else None
