"""What a piece of a written period means: years, months, quarters and days, and runs of them, as readings.

The patterns that pick the pieces out of a text are in `notations`; choosing between readings is in `parsing`.
"""

from dataclasses import dataclass
from datetime import date

from pipeline.periods.kinds import (
    FIRST_YEAR,
    LAST_YEAR,
    POOLED,
    SHAPES,
    PeriodKind,
    add_months,
    fits,
    in_range,
    month_end,
    months_between,
)
from pipeline.periods.labels import MONTHS
from pipeline.periods.period import Period, PeriodProblem

NAMES = {name.casefold()[:size]: n for n, name in enumerate(MONTHS, 1) for size in (3, len(name))} | {"sept": 9}
SPANNED = POOLED | {
    PeriodKind.MONTH,
    PeriodKind.FINANCIAL_QUARTER,
    PeriodKind.CALENDAR_QUARTER,
    PeriodKind.ROLLING_YEAR,
}


@dataclass(frozen=True)
class Reading:
    """One thing a text can mean. `only_if_asked`: taken only where the caller names its kind."""

    period: Period
    only_if_asked: bool = False


def full_year(after: int, text: str) -> int:
    """Read `18` as the first year later than `after` that ends so; four figures stand for themselves."""
    return int(text) if len(text) == 4 else after + ((int(text) - after) % 100 or 100)


def short_year(text: str) -> int:
    """Read `17` as 2017 and `98` as 1998, as spreadsheets do: below 30 is this century."""
    return int(text) if len(text) == 4 else int(text) + (2000 if int(text) < 30 else 1900)


def financial_start(first: str, second: str) -> int:
    start = int(first)
    if full_year(start, second) != start + 1:
        raise PeriodProblem(
            found=f"a year that starts in {first} cannot end in {second}",
            allowed="a financial year ends in the year after the one it starts in",
            example=f"{first}/{(start + 1) % 100:02d}",
        )
    return start


def month_number(text: str) -> int:
    number = NAMES.get(text) or (int(text) if text.isdecimal() else 0)
    if not 1 <= number <= 12:
        raise PeriodProblem(found=f"there is no month {text}", allowed="months run from 01 to 12", example="2017-05")
    return number


def quarter_number(text: str) -> int:
    if text not in {"1", "2", "3", "4"}:
        raise PeriodProblem(
            found=f"there is no quarter {text}",
            allowed="a year has quarters Q1 to Q4; in a financial year Q1 is April to June",
            example="2017/18 Q4",
        )
    return int(text)


def real(kind: PeriodKind, start: date, end: date) -> Period:
    if not in_range(start, end):
        raise PeriodProblem(
            found=f"{start.year} to {end.year} is out of range",
            allowed=f"years from {FIRST_YEAR} to {LAST_YEAR} can be read",
            example=SHAPES[kind].example,
        )
    return Period(kind, start, end)


def year_from(kind: PeriodKind, year: int, *, only_if_asked: bool = False) -> Reading:
    """Read the year of `kind` that starts in `year`."""
    start = date(year, min(SHAPES[kind].starts), 1)
    return Reading(real(kind, start, month_end(add_months(start, 11))), only_if_asked)


def spanned(first: date, last: date) -> list[Reading]:
    """Read the whole months from that of `first` to that of `last` as every kind they make up exactly."""
    start, end = first.replace(day=1), month_end(last)
    kinds = [kind for kind in PeriodKind if kind is not PeriodKind.SNAPSHOT and fits(kind, start, end)]
    if not kinds:
        raise PeriodProblem(
            found="it ends before it starts" if end < start else f"it covers {months_between(start, end)} months",
            allowed="a run of months or quarters makes up one quarter, twelve months or whole years together",
            example="Mar 2015 - Feb 2016",
        )
    return [Reading(Period(kind, start, end), kind not in SPANNED) for kind in kinds]


def of_day(day: date) -> list[Reading]:
    """Read a day as a snapshot, or as the month it lies in where months are asked for."""
    start = day.replace(day=1)
    in_month = Reading(real(PeriodKind.MONTH, start, month_end(start)), only_if_asked=True)
    return [Reading(real(PeriodKind.SNAPSHOT, day, day)), in_month]
