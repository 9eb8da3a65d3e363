"""Steps from one period or day to another: later, earlier, a run, the period around a day.

The only date arithmetic of the project; nothing here reads or writes text or asks what day it is.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from pipeline.periods.kinds import POOLED, SHAPES, PeriodKind, add_months, month_end
from pipeline.periods.period import Period, starting

Row = tuple[str, str, date, date]
QUARTER_OF = {
    PeriodKind.FINANCIAL_YEAR: PeriodKind.FINANCIAL_QUARTER,
    PeriodKind.CALENDAR_YEAR: PeriodKind.CALENDAR_QUARTER,
}


def _moved(period: Period, months: int) -> Period:
    start = add_months(period.start, months)
    if period.kind is PeriodKind.SNAPSHOT:
        return Period(period.kind, start, start)
    return Period(period.kind, start, month_end(add_months(period.end, months)))


@lru_cache(maxsize=4096)
def shift(period: Period, n: int) -> Period:
    """Move `n` periods of its own kind later (earlier when negative).

    Pooled years move one year at a time, as they are published, so neighbours overlap. A rolling year moves
    to the next that shares no day with it. A snapshot moves by days.
    """
    if period.kind is PeriodKind.SNAPSHOT:
        day = period.start + timedelta(days=n)
        return Period(period.kind, day, day)
    return _moved(period, n * SHAPES[period.kind].step)


def previous(period: Period) -> Period:
    """Give the period just before, of the same kind."""
    return shift(period, -1)


def year_before(period: Period) -> Period:
    """Give the same period one year earlier; 29 February becomes 28 February."""
    return _moved(period, -12)


def span(first: Period, last: Period) -> list[Period]:
    """List the periods from `first` to `last`, both counted; empty when `last` comes before `first`.

    Raises ValueError when the two are not steps of one run (another kind, length or starting month).
    """
    if first.kind is not last.kind:
        msg = f"{first.label} and {last.label} are not of one kind"
        raise ValueError(msg)
    run = [first] if first <= last else []
    while run and run[-1] < last:
        run.append(shift(run[-1], 1))
    if run and run[-1] != last:
        msg = f"{last.label} is not a whole number of steps after {first.label}"
        raise ValueError(msg)
    return run


def quarters_of(year: Period) -> list[Period]:
    """List the four quarters of a financial or calendar year. Raises ValueError for other kinds."""
    if year.kind not in QUARTER_OF:
        msg = f"a {SHAPES[year.kind].words} ({year.label}) has no quarters"
        raise ValueError(msg)
    return [starting(QUARTER_OF[year.kind], add_months(year.start, 3 * n)) for n in range(4)]


def overlaps(a: Period, b: Period) -> bool:
    """Say whether the two share at least one day."""
    return a.start <= b.end and b.start <= a.end


def period_of(kind: PeriodKind, day: date) -> Period:
    """Give the period of `kind` that `day` lies in; for a rolling year, the one that ends with its month.

    Raises ValueError for pooled years, of which many hold the same day.
    """
    if kind in POOLED:
        msg = f"a day alone does not settle which {SHAPES[kind].words} is meant"
        raise ValueError(msg)
    if kind is PeriodKind.SNAPSHOT:
        return starting(kind, day)
    first = add_months(day.replace(day=1), -11) if kind is PeriodKind.ROLLING_YEAR else day.replace(day=1)
    while first.month not in SHAPES[kind].starts:
        first = add_months(first, -1)
    return starting(kind, first)


def financial_year_of(day: date) -> Period:
    """Give the financial year that `day` lies in."""
    return period_of(PeriodKind.FINANCIAL_YEAR, day)


def financial_quarter_of(day: date) -> Period:
    """Give the financial quarter that `day` lies in."""
    return period_of(PeriodKind.FINANCIAL_QUARTER, day)


def month_of(day: date) -> Period:
    """Give the month that `day` lies in."""
    return period_of(PeriodKind.MONTH, day)


def due(period: Period, lag_days: int) -> date:
    """Give the day by which figures for `period` are expected, `lag_days` after its last day."""
    return period.end + timedelta(days=lag_days)


def _rows_of(kind: PeriodKind, first: date, last: date) -> list[Row]:
    rows, period = [], period_of(kind, first)
    while period.start <= last:
        rows.append((period.label, str(kind), period.start, period.end))
        period = period_of(kind, add_months(period.end, 1)) if _is_rolling(kind) else shift(period, 1)
    return rows


def _is_rolling(kind: PeriodKind) -> bool:
    return kind is PeriodKind.ROLLING_YEAR


def lookup_rows(first: date, last: date, kinds: Iterable[PeriodKind]) -> list[Row]:
    """List (label, kind, start, end) of every period that holds a day from `first` to `last`, for a join.

    Kinds in the order given, periods in the order of time. Every day has one row of each kind, save rolling
    years, of which one ends with each month. Raises ValueError for pooled years.
    """
    return [row for kind in kinds for row in _rows_of(kind, first, last)]
