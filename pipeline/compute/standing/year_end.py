"""How a measure stands at the end of a year: with the figures of that year and before, the whole year before a part.

When a value may be used at all follows from its day of publication, in `compute.prefer`.
"""

from dataclasses import replace
from datetime import timedelta

from pipeline.catalogue.measure import Measure
from pipeline.compute.series import PublishedSeries, Series, with_values
from pipeline.compute.standing.result import Standing
from pipeline.compute.standing.stand import When, stand, stand_year
from pipeline.periods import Period


def belongs(period: Period, year: Period) -> bool:
    """Say whether a figure counts for a report on `year`: at least half of its own time lies before the year's end.

    So a school year counts for the financial year that it begins in, and the quarter after the year does not.
    """
    return period.start + timedelta(days=(period.end - period.start).days // 2) <= year.end


def up_to(series: Series, year: Period) -> Series:
    """Return the series without the figures that belong to later years."""
    return with_values(series, [value for value in series.values if belongs(value.period, year)])


def stand_at_year_end(measure: Measure, series: PublishedSeries, area: str, when: When, year: Period) -> Standing:
    """Return how a measure stands at a year's end. `series` holds only what belongs to the year or before it.

    The last whole year is told where it is no older than the latest part of a year. What came out later is not late.
    """
    latest, whole = stand(measure, series, area, when), stand_year(measure, series, area, when)
    told = latest
    if whole and whole.period and latest.period and whole.period.end >= latest.period.end:
        told = whole
    over = told.state == "overdue" and told.period is not None and told.period.end >= year.end
    reason = "" if told.quality == "good" else told.quality_reason
    return replace(told, state="current", quality_reason=reason) if over else told
