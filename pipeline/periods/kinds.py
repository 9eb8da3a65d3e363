"""The kinds of period and the shape each must have, with the few calendar steps everything else rests on.

Periods themselves are in `period`, how they are written is in `labels`.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_YEAR, LAST_YEAR = 1900, 2099
JANUARY, APRIL, SEPTEMBER = 1, 4, 9
QUARTER_STARTS = frozenset({1, 4, 7, 10})
ANY_MONTH = frozenset(range(1, 13))


class PeriodKind(StrEnum):
    """What sort of stretch of time a figure is about."""

    FINANCIAL_YEAR = "financial_year"
    FINANCIAL_QUARTER = "financial_quarter"
    SCHOOL_YEAR = "school_year"
    CALENDAR_YEAR = "calendar_year"
    CALENDAR_QUARTER = "calendar_quarter"
    POOLED_YEARS = "pooled_years"
    POOLED_FINANCIAL_YEARS = "pooled_financial_years"
    MONTH = "month"
    ROLLING_YEAR = "rolling_year"
    SNAPSHOT = "snapshot"


WHOLE_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.SCHOOL_YEAR)
POOLED = frozenset({PeriodKind.POOLED_YEARS, PeriodKind.POOLED_FINANCIAL_YEARS})


@dataclass(frozen=True)
class Shape:
    """Months in one period, the months it may start in, months to the next one, its name and an example.

    `months` is 0 for a snapshot (one day) and for pooled years (whole years, two or more).
    """

    months: int
    starts: frozenset[int]
    step: int
    words: str
    example: str


def _year(start: int, words: str, example: str) -> Shape:
    return Shape(12, frozenset({start}), 12, words, example)


SHAPES: dict[PeriodKind, Shape] = {
    PeriodKind.FINANCIAL_YEAR: _year(APRIL, "financial year", "2016/17"),
    PeriodKind.FINANCIAL_QUARTER: Shape(3, QUARTER_STARTS, 3, "financial quarter", "2017/18 Q1"),
    PeriodKind.SCHOOL_YEAR: _year(SEPTEMBER, "school year", "2016/17 school year"),
    PeriodKind.CALENDAR_YEAR: _year(JANUARY, "calendar year", "2016"),
    PeriodKind.CALENDAR_QUARTER: Shape(3, QUARTER_STARTS, 3, "calendar quarter", "2016 Q2"),
    PeriodKind.POOLED_YEARS: Shape(0, frozenset({JANUARY}), 12, "run of calendar years", "2013 to 2015"),
    PeriodKind.POOLED_FINANCIAL_YEARS: Shape(0, frozenset({APRIL}), 12, "run of financial years", "2013/14 to 2015/16"),
    PeriodKind.MONTH: Shape(1, ANY_MONTH, 1, "month", "2017-05"),
    PeriodKind.ROLLING_YEAR: Shape(12, ANY_MONTH, 12, "rolling year", "2015-10 to 2016-09"),
    PeriodKind.SNAPSHOT: Shape(0, ANY_MONTH, 0, "day", "2017-09-29"),
}


def month_end(day: date) -> date:
    """Give the last day of the month that `day` lies in."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def add_months(day: date, months: int) -> date:
    """Give the same day `months` later, or that month's last day where it is shorter (29 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> int:
    """Count the calendar months from the one of `start` to the one of `end`, both counted."""
    return (end.year - start.year) * 12 + end.month - start.month + 1


def in_range(start: date, end: date) -> bool:
    """Say whether both days lie in the years that labels can name."""
    return start.year >= FIRST_YEAR and end.year <= LAST_YEAR


def fits(kind: PeriodKind, start: date, end: date) -> bool:
    """Say whether the days from `start` to `end` make up exactly one period of `kind`."""
    if not (start <= end and in_range(start, end)):
        return False
    if kind is PeriodKind.SNAPSHOT:
        return start == end
    whole = start.day == 1 and end == month_end(end) and start.month in SHAPES[kind].starts
    months = months_between(start, end)
    length = months >= 24 and months % 12 == 0 if kind in POOLED else months == SHAPES[kind].months
    return whole and length
