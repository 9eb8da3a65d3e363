"""The notations that sources write periods in: a pattern each, and what a text of that pattern can mean.

A reader gives every reading, choosing between them is in `parsing`; text arrives here tidied by `tidied`.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.periods import period as make
from pipeline.periods.kinds import LAST_YEAR, PeriodKind, add_months, month_end
from pipeline.periods.period import PeriodProblem
from pipeline.periods.readings import (
    NAMES,
    Reading,
    financial_start,
    full_year,
    month_number,
    of_day,
    quarter_number,
    real,
    short_year,
    spanned,
    year_from,
)

Reader = Callable[[re.Match[str]], list[Reading]]
WIDEST_POOL = 30
EXCEL_DAY_NOUGHT = date(1899, 12, 30)


def tidied(text: str) -> str:
    """Fold case, blanks and dashes, and undo the names R makes of column headings (`X2009.2011`)."""
    plain = " ".join(re.sub("[‐‑‒–—−]", "-", text).casefold().split())
    if re.match(r"x(?:19|20)\d\d", plain):
        plain = plain[1:].replace("...", " - ").replace(".", "-")
    return plain


def _pair(match: re.Match[str]) -> list[Reading]:
    first, between, second = match["y"], match["sep"].strip(), match["n"]
    start, end = int(first), full_year(int(match["y"]), second)
    pooled = between in {"-", "to"} and start < end <= min(start + WIDEST_POOL, LAST_YEAR)
    if not pooled or end == start + 1:
        financial_start(first, second)
        years = [year_from(PeriodKind.FINANCIAL_YEAR, start)]
        years.append(year_from(PeriodKind.SCHOOL_YEAR, start, only_if_asked=True))
    else:
        years = []
    return years + ([Reading(make.pooled_years(start, end))] if pooled else [])


def _named_year(kind: PeriodKind) -> Callable[[re.Match[str]], list[Reading]]:
    return lambda match: [year_from(kind, financial_start(match["y"], match["n"]))]


def _pooled_financial(match: re.Match[str]) -> list[Reading]:
    start = financial_start(match["y"], match["n"])
    last_first = str(full_year(start, match["y2"]))
    last = financial_start(last_first, match["n2"])
    if not start < last <= start + WIDEST_POOL:
        raise PeriodProblem(
            found=f"it runs from {start} to {last}",
            allowed="financial years together run from an earlier to a later one",
            example="2013/14 to 2015/16",
        )
    return [Reading(real(PeriodKind.POOLED_FINANCIAL_YEARS, date(start, 4, 1), date(last + 1, 3, 31)))]


def _quarter_first(year: str, following: str | None, quarter: str) -> date:
    number = quarter_number(quarter)
    if following is None:
        return date(int(year), 3 * number - 2, 1)
    return add_months(date(financial_start(year, following), 4, 1), 3 * (number - 1))


def _quarter(match: re.Match[str]) -> list[Reading]:
    first = _quarter_first(match["y"], match["n"], match["q"])
    kind = PeriodKind.FINANCIAL_QUARTER if match["n"] else PeriodKind.CALENDAR_QUARTER
    return [Reading(real(kind, first, month_end(add_months(first, 2))))]


def _quarters(match: re.Match[str]) -> list[Reading]:
    first = _quarter_first(match["y"], match["n"], match["q"])
    year, following = (match["y2"], match["n2"]) if match["y2"] else (match["y"], match["n"])
    return spanned(first, add_months(_quarter_first(year, following, match["q2"]), 2))


def _month(match: re.Match[str]) -> list[Reading]:
    return [Reading(make.month(short_year(match["y"]), month_number(match["m"])))]


def _months(match: re.Match[str]) -> list[Reading]:
    last = date(short_year(match["y2"]), month_number(match["m2"]), 1)
    year = short_year(match["y"]) if match["y"] else last.year
    return spanned(date(year, month_number(match["m"]), 1), last)


def _day(match: re.Match[str]) -> list[Reading]:
    try:
        day = date(int(match["y"]), month_number(match["m"]), int(match["d"]))
    except PeriodProblem:
        raise
    except ValueError:
        raise PeriodProblem(
            found=f"that month has no day {match['d']}", allowed="the day must exist", example="2017-09-29"
        ) from None
    return of_day(day)


def _excel_day(match: re.Match[str]) -> list[Reading]:
    return of_day(EXCEL_DAY_NOUGHT + timedelta(days=int(match["days"])))


_Y = r"(?:19|20)\d\d"
_TO = r"\s*(?:-|to)\s*"
_NAME = "|".join(sorted(NAMES, key=len, reverse=True))
_PAIR = rf"(?P<y>{_Y})(?P<sep>\s*(?:/|-|to)\s*|)(?P<n>{_Y}|\d\d)"
_YEARS = rf"(?P<y>{_Y})(?:[/-]?(?P<n>{_Y}|\d\d))?"
_Q = r"(?:q|qtr|quarter)\s*"
_SCHOOL = r"(?:school|academic) year"
_FINANCIAL = r"(?:financial year|fy)"
_school, _financial = _named_year(PeriodKind.SCHOOL_YEAR), _named_year(PeriodKind.FINANCIAL_YEAR)

_SECOND_YEARS = _YEARS.replace("<y>", "<y2>").replace("<n>", "<n2>")
_POOLED = rf"(?P<y>{_Y})[/-](?P<n>{_Y}|\d\d){_TO}(?P<y2>{_Y}|\d\d)[/-](?P<n2>{_Y}|\d\d)"

NOTATIONS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"(?P<y>{_Y})-?(?P<m>\d\d)", _month),  # 2017-05, 201705
        (rf"(?P<m>{_NAME})[ -]?(?P<y>{_Y}|\d\d)", _month),  # April 2013, MAR2019, Apr-17
        (_PAIR, _pair),  # 2015/16, 2015-16, 201516, 2015 to 2016, 2016 - 18
        (rf"{_SCHOOL} {_PAIR}", _school),
        (rf"{_PAIR} {_SCHOOL}", _school),  # 2016/17 school year
        (rf"{_FINANCIAL} ?{_PAIR}", _financial),  # FY2015/16
        (rf"{_YEARS},? ?{_Q}(?P<q>\d+)", _quarter),  # 2017/18 Q1, 2016 Q2
        (rf"{_Q}(?P<q>\d+),? ?(?:of )?{_YEARS}", _quarter),  # Q1 2017/18, Quarter 1 2015/16
        (rf"{_YEARS} ?{_Q}(?P<q>\d+){_TO}(?:{_SECOND_YEARS} ?)?{_Q}(?P<q2>\d+)", _quarters),
        (_POOLED, _pooled_financial),  # 2013/14 to 2015/16, 2006/07 - 08/09
        (rf"(?P<y>{_Y})-(?P<m>\d\d){_TO}(?P<y2>{_Y})-(?P<m2>\d\d)", _months),  # 2015-10 to 2016-09
        (
            rf"(?P<m>{_NAME})(?:[ -]?(?P<y>{_Y}|\d\d))?{_TO}(?P<m2>{_NAME})[ -]?(?P<y2>{_Y}|\d\d)",
            _months,  # Mar 2015 - Feb 2016, April to June 2017
        ),
        (rf"(?P<y>{_Y})-?(?P<m>\d\d)-?(?P<d>\d\d)(?:[ t]00:00(?::00(?:\.0+)?)?)?", _day),  # 2017-09-29
        (rf"(?P<d>\d\d?)/(?P<m>\d\d?)/(?P<y>{_Y})", _day),  # 29/09/2017, day first as in Britain
        (rf"(?P<d>\d\d?)[ -](?P<m>{_NAME})[ -](?P<y>{_Y})", _day),  # 29 September 2017
        (r"(?P<days>[2-6]\d{4})(?:\.0+)?", _excel_day),  # 42705
    )
)
