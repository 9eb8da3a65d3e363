"""Reading a period from the text of a source or of our own labels, choosing between the readings it allows.

What each notation can mean is in `notations`; nothing here guesses between two readings of different days.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from pipeline.errors import cut
from pipeline.periods.kinds import SHAPES, PeriodKind
from pipeline.periods.notations import NOTATIONS, tidied
from pipeline.periods.period import Period, PeriodProblem, how_written
from pipeline.periods.readings import Reading, of_day, year_from

Written = str | int | float | date
YearMeans = Literal["starting", "ending"]
SPLIT_YEARS = (PeriodKind.FINANCIAL_YEAR, PeriodKind.SCHOOL_YEAR)


def parse(text: Written, kinds: Iterable[PeriodKind] = (), *, year_means: YearMeans | None = None) -> Period:
    """Read a period as a source writes it (text, a number or a date from a spreadsheet).

    `kinds` are those the source can hold; they settle texts such as `2015-16` that can be read in two ways.
    `year_means` says whether a bare year names the financial or school year that starts or that ends in it.
    A day counts as a snapshot, or as its month where only months are among the kinds.
    Raises PeriodProblem for text that names no such period, or more than one.
    """
    asked = {PeriodKind(kind) for kind in kinds}
    readings, refusals = _read(text, year_means if asked else None)
    wanted = [r for r in readings if (r.period.kind in asked if asked else not r.only_if_asked)]
    chosen = _the_one(wanted)
    if chosen:
        return chosen
    raise _problem(str(text), [r.period for r in wanted or readings], refusals, asked)


@lru_cache(maxsize=4096)
def from_label(label: str) -> Period:
    """Read one of our own labels back, exactly as `Period.label` writes it: each names one period.

    Kept, because a few labels are read many thousand times in a run. Raises PeriodProblem for any other text.
    """
    readings, _ = _read(label, None)
    for reading in readings:
        if reading.period.label == label:
            return reading.period
    raise PeriodProblem(found=f"'{label}' is not a period's label", allowed=how_written(()), example="2016/17")


def _read(text: Written, year_means: YearMeans | None) -> tuple[list[Reading], list[PeriodProblem]]:
    if isinstance(text, date):
        return of_day(text.date() if isinstance(text, datetime) else text), []
    plain = tidied(str(text))
    if plain.endswith(".0") and plain[:-2].isdecimal():
        plain = plain[:-2]
    readings, refusals = _bare_year(plain, year_means), []
    for pattern, reader in NOTATIONS:
        match = pattern.fullmatch(plain)
        if match:
            try:
                readings += reader(match)
            except PeriodProblem as refusal:
                refusals.append(refusal)
    return readings, refusals


def _bare_year(plain: str, year_means: YearMeans | None) -> list[Reading]:
    if not (len(plain) == 4 and plain.isascii() and plain.isdecimal() and plain[:2] in {"19", "20"}):
        return []
    readings = [year_from(PeriodKind.CALENDAR_YEAR, int(plain))]
    if year_means:
        first = int(plain) - (year_means == "ending")
        readings += [year_from(kind, first, only_if_asked=True) for kind in SPLIT_YEARS]
    return readings


def _the_one(wanted: list[Reading]) -> Period | None:
    """Give the only reading; where all are of the same days, the one its notation is made for."""
    if len({(r.period.start, r.period.end) for r in wanted}) > 1:
        return None
    plain = [r.period for r in wanted if not r.only_if_asked]
    for found in (plain, [r.period for r in wanted]):
        if len(set(found)) == 1:
            return found[0]
    return None


def _problem(text: str, found: list[Period], refusals: list[PeriodProblem], asked: set[PeriodKind]) -> PeriodProblem:
    text = cut(text)
    example = SHAPES[min(asked, key=list(PeriodKind).index)].example if asked else "2016/17"
    told = " or as ".join(_told(period) for period in dict.fromkeys(found))
    if found and (not asked or any(period.kind in asked for period in found)):
        allowed = "say which kind of period the source holds, or write it in full"
        other = next((period.label for period in found if period.label != text), example)
        return PeriodProblem(found=f"'{text}' can be read as {told}", allowed=allowed, example=other)
    if asked & set(SPLIT_YEARS) and [p.kind for p in found] == [PeriodKind.CALENDAR_YEAR]:
        allowed = "say whether a bare year is the one it starts in or the one it ends in (year_means)"
        return PeriodProblem(found=f"'{text}' is a bare year", allowed=allowed, example=example)
    if found:
        return PeriodProblem(found=f"'{text}' reads as {told}", allowed=how_written(asked), example=example)
    if refusals:
        first = refusals[-1 if asked & set(SPLIT_YEARS) else 0]
        return PeriodProblem(found=f"'{text}': {first.found}", allowed=first.allowed, example=first.example)
    empty = "it is empty" if not text.strip() else f"'{text}' is not a period we can read"
    return PeriodProblem(found=empty, allowed=how_written(asked), example=example)


def _told(period: Period) -> str:
    return f"a {SHAPES[period.kind].words} ({period.label})"
