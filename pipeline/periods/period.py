"""One period of time, how periods are made, and the problem raised when text names none.

Steps from one period to another are in `arithmetic`, reading text is in `parsing`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, total_ordering

from pipeline.digests import Fingerprinted
from pipeline.periods import labels
from pipeline.periods.kinds import SHAPES, PeriodKind, add_months, fits, month_end


class PeriodProblem(ValueError):
    """Text that names no period, or more than one: what was found, what is allowed and an example."""

    def __init__(self, *, found: str, allowed: str, example: str = "") -> None:
        self.found, self.allowed, self.example = found, allowed, example
        super().__init__(f"{found}; {allowed}" + (f"; e.g. {example}" if example else ""))


@total_ordering
@dataclass(frozen=True)
class Period(Fingerprinted):
    """A stretch of whole days of one kind, both ends counted. Sorted by end, then start, then kind."""

    kind: PeriodKind
    start: date
    end: date

    def __post_init__(self) -> None:
        assert fits(self.kind, self.start, self.end), (self.kind, self.start, self.end)

    def __lt__(self, other: "Period") -> bool:
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[date, date, PeriodKind]:
        """Where it stands among others: a tuple sorts long series faster than periods themselves would."""
        return self.end, self.start, self.kind

    def __str__(self) -> str:
        return self.label

    @cached_property
    def label(self) -> str:
        """The label in data, such as `2017/18 Q1`."""
        return labels.label(self.kind, self.start, self.end)

    @cached_property
    def public(self) -> str:
        """The words for readers, such as `April to June 2017`."""
        return labels.public(self.kind, self.start, self.end)


def starting(kind: PeriodKind, first: date) -> Period:
    """Make the period of a kind with a fixed length that starts on `first` (a day, for a snapshot)."""
    if kind is PeriodKind.SNAPSHOT:
        return Period(kind, first, first)
    return Period(kind, first, month_end(add_months(first, SHAPES[kind].months - 1)))


def financial_year(year: int) -> Period:
    """Make the financial year that starts on 1 April of `year`."""
    return starting(PeriodKind.FINANCIAL_YEAR, date(year, 4, 1))


def financial_quarter(year: int, quarter: int) -> Period:
    """Make quarter 1 to 4 of the financial year that starts in `year`; quarter 1 is April to June."""
    return starting(PeriodKind.FINANCIAL_QUARTER, add_months(date(year, 4, 1), 3 * (quarter - 1)))


def school_year(year: int) -> Period:
    """Make the school year that starts on 1 September of `year`."""
    return starting(PeriodKind.SCHOOL_YEAR, date(year, 9, 1))


def calendar_year(year: int) -> Period:
    """Make the year from January to December."""
    return starting(PeriodKind.CALENDAR_YEAR, date(year, 1, 1))


def calendar_quarter(year: int, quarter: int) -> Period:
    """Make quarter 1 to 4 of a calendar year; quarter 1 is January to March."""
    return starting(PeriodKind.CALENDAR_QUARTER, date(year, 3 * quarter - 2, 1))


def pooled_years(first: int, last: int) -> Period:
    """Make the calendar years `first` to `last` taken together, two or more."""
    return Period(PeriodKind.POOLED_YEARS, date(first, 1, 1), date(last, 12, 31))


def pooled_financial_years(first: int, last: int) -> Period:
    """Make the financial years that start in `first` to `last` taken together, two or more."""
    return Period(PeriodKind.POOLED_FINANCIAL_YEARS, date(first, 4, 1), date(last + 1, 3, 31))


def month(year: int, number: int) -> Period:
    """Make one calendar month."""
    return starting(PeriodKind.MONTH, date(year, number, 1))


def rolling_year(year: int, first_month: int) -> Period:
    """Make the twelve months that start with `first_month` of `year`."""
    return starting(PeriodKind.ROLLING_YEAR, date(year, first_month, 1))


def snapshot(day: date) -> Period:
    """Make the single day on which something was counted."""
    return starting(PeriodKind.SNAPSHOT, day)


def how_written(kinds: Iterable[PeriodKind]) -> str:
    """Say in words how periods of these kinds are written; of all kinds when none is named."""
    wanted = [kind for kind in PeriodKind if kind in set(kinds)] or list(PeriodKind)
    return "a period is written as " + " or ".join(f"a {SHAPES[k].words} ({SHAPES[k].example})" for k in wanted)
