"""Periods on the x axis: filling the ones without a row, and their words under the axis and in the subtitle.

Which kinds of period are drawn is chosen in `choose`; the full public words are made in `pipeline.periods`.
"""

from collections.abc import Callable, Sequence
from datetime import date

from pipeline.periods import Period, PeriodKind, shift, span
from pipeline.periods.labels import MONTHS

STEPS = frozenset(
    {
        PeriodKind.FINANCIAL_YEAR,
        PeriodKind.FINANCIAL_QUARTER,
        PeriodKind.SCHOOL_YEAR,
        PeriodKind.CALENDAR_YEAR,
        PeriodKind.CALENDAR_QUARTER,
        PeriodKind.MONTH,
    }
)


def filled(periods: Sequence[Period], frequency: str) -> tuple[Period, ...]:
    """Return the periods in order with those in between that have no row, so that a gap is as wide as it lasts.

    A survey every second year is filled in steps of two, if its periods fit that. Periods without a fixed step
    (pooled and rolling years, single days) are taken as they are.
    """
    found = sorted(set(periods))
    if found[0].kind not in STEPS:
        return tuple(found)
    if frequency == "two_yearly":
        waves = [found[0]]
        while waves[-1] < found[-1]:
            waves.append(shift(waves[-1], 2))
        return tuple(waves if set(found) <= set(waves) else found)
    return tuple(span(found[0], found[-1]))


def short_words(period: Period) -> str:
    """Write a period for the axis, where its kind is known from the subtitle."""
    if period.kind is PeriodKind.SCHOOL_YEAR:
        return f"{period.start.year} to {period.end.year}"
    if period.kind is PeriodKind.ROLLING_YEAR:
        return f"year to {_short(period.end)} {period.end.year}"
    if period.kind in (PeriodKind.FINANCIAL_QUARTER, PeriodKind.CALENDAR_QUARTER):
        return f"{_short(period.start)} to {_short(period.end)} {period.end.year}"
    return period.public.removesuffix(" together")


def _short(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def range_words(periods: Sequence[Period]) -> str:
    """Write from when to when: `financial years ending March 2013 to March 2017`."""
    first, last = periods[0], periods[-1]
    if first == last:
        return first.public
    kind = first.kind
    ends, write = ENDINGS.get(kind, ("", lambda period: period.public))
    return f"{ends}{write(first)} to {write(last)}"


def _month(period: Period) -> str:
    return f"{MONTHS[period.end.month - 1]} {period.end.year}"


ENDINGS: dict[PeriodKind, tuple[str, Callable[[Period], str]]] = {
    PeriodKind.FINANCIAL_YEAR: ("financial years ending ", _month),
    PeriodKind.SCHOOL_YEAR: ("school years ending ", _month),
    PeriodKind.FINANCIAL_QUARTER: ("quarters ending ", _month),
    PeriodKind.CALENDAR_QUARTER: ("quarters ending ", _month),
    PeriodKind.ROLLING_YEAR: ("years ending ", _month),
    PeriodKind.POOLED_YEARS: ("several years together, ending ", lambda period: str(period.end.year)),
    PeriodKind.POOLED_FINANCIAL_YEARS: ("several years together, ending ", _month),
}
