"""How a period is written: the label in data, the words for the public, the slug in addresses.

Reading text back is in `parsing` and `slugs`; these functions take a kind and its two days and only write.
"""

from collections.abc import Callable
from datetime import date

from pipeline.periods.kinds import PeriodKind

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
Writer = Callable[[date, date], str]


def _pair(start: date) -> str:
    return f"{start.year}/{(start.year + 1) % 100:02d}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def _first_of_financial_year(day: date) -> date:
    return date(day.year if day.month >= 4 else day.year - 1, 4, 1)


def _financial_quarter(start: date, _end: date) -> str:
    return f"{_pair(_first_of_financial_year(start))} Q{(start.month - 4) // 3 % 4 + 1}"


def _pooled_financial(start: date, end: date) -> str:
    return f"{_pair(start)} to {_pair(_first_of_financial_year(end))}"


def _quarter_words(start: date, end: date) -> str:
    return f"{MONTHS[start.month - 1]} to {_month(end)}"


def _months_words(start: date, end: date) -> str:
    return f"{_month(start)} to {_month(end)}"


LABELS: dict[PeriodKind, Writer] = {
    PeriodKind.FINANCIAL_YEAR: lambda start, _: _pair(start),
    PeriodKind.FINANCIAL_QUARTER: _financial_quarter,
    PeriodKind.SCHOOL_YEAR: lambda start, _: f"{_pair(start)} school year",
    PeriodKind.CALENDAR_YEAR: lambda start, _: f"{start.year}",
    PeriodKind.CALENDAR_QUARTER: lambda start, _: f"{start.year} Q{(start.month + 2) // 3}",
    PeriodKind.POOLED_YEARS: lambda start, end: f"{start.year} to {end.year}",
    PeriodKind.POOLED_FINANCIAL_YEARS: _pooled_financial,
    PeriodKind.MONTH: lambda start, _: f"{start:%Y-%m}",
    PeriodKind.ROLLING_YEAR: lambda start, end: f"{start:%Y-%m} to {end:%Y-%m}",
    PeriodKind.SNAPSHOT: lambda start, _: start.isoformat(),
}

PUBLIC: dict[PeriodKind, Writer] = {
    PeriodKind.FINANCIAL_YEAR: lambda start, end: f"{start.year} to {end.year}",
    PeriodKind.FINANCIAL_QUARTER: _quarter_words,
    PeriodKind.SCHOOL_YEAR: lambda start, end: f"{_months_words(start, end)} (school year)",
    PeriodKind.CALENDAR_YEAR: lambda start, _: f"{start.year}",
    PeriodKind.CALENDAR_QUARTER: lambda start, end: f"{_quarter_words(start, end)} (calendar quarter)",
    PeriodKind.POOLED_YEARS: lambda start, end: f"{start.year} to {end.year} together",
    PeriodKind.POOLED_FINANCIAL_YEARS: lambda start, end: f"{_months_words(start, end)} together",
    PeriodKind.MONTH: lambda start, _: _month(start),
    PeriodKind.ROLLING_YEAR: _months_words,
    PeriodKind.SNAPSHOT: lambda start, _: f"{start.day} {_month(start)}",
}


def label(kind: PeriodKind, start: date, end: date) -> str:
    """Write the label that data carries, such as `2017/18 Q1`; no two periods share one."""
    return LABELS[kind](start, end)


def public(kind: PeriodKind, start: date, end: date) -> str:
    """Write the words for readers, such as `April to June 2017`; no two periods share them."""
    return PUBLIC[kind](start, end)
