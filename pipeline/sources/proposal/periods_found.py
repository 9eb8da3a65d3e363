"""Which columns hold periods, of which kinds; and the period that a file's name or title gives.

Reading one period is `periods`' work; here only columns and file names are looked through.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.periods import Period, PeriodKind, PeriodProblem, parse
from pipeline.periods.kinds import SHAPES
from pipeline.periods.readings import NAMES
from pipeline.sources.proposal.columns import Column

PREFERRED = (
    *(PeriodKind.MONTH, PeriodKind.FINANCIAL_QUARTER, PeriodKind.CALENDAR_QUARTER, PeriodKind.FINANCIAL_YEAR),
    *(PeriodKind.SCHOOL_YEAR, PeriodKind.CALENDAR_YEAR, PeriodKind.POOLED_YEARS, PeriodKind.POOLED_FINANCIAL_YEARS),
    *(PeriodKind.ROLLING_YEAR, PeriodKind.SNAPSHOT),
)
WORDS = frozenset(
    {"period", "year", "years", "month", "months", "quarter", "time", "date", "fy", "financial", "reporting", "week"}
)
NOT_PERIODS = frozenset({"sortable", "open", "close", "publication", "published", "revised"})
_MOST = 400
_ENDING = frozenset({"ending", "ended", "end"})
_FINANCIAL = frozenset({"fy", "financial"})


@dataclass(frozen=True)
class Found:
    """A column of periods: its kinds, what a bare year means, and how else its texts could be read."""

    kinds: tuple[PeriodKind, ...]
    year_means: str | None = None
    also: tuple[str, ...] = ()
    bare: bool = False


def periods_in(column: Column) -> Found | None:
    """Say which kinds of period all texts of a column are; None when they are not."""
    texts = list(column.counts)
    named = bool(column.tokens & WORDS) and not column.tokens & NOT_PERIODS
    plain = all(re.fullmatch(r"[\d.]+", text) for text in texts)
    if not texts or len(texts) > _MOST or (plain and not named):
        return None
    if all(re.fullmatch(r"(19|20)\d\d", text) for text in texts):
        return _bare_years(column)
    readings = {text: _readings(text) for text in texts}
    if not all(readings.values()):
        return None
    kinds = _kinds(readings)
    return Found(kinds, also=_other(readings, kinds)) if kinds else None


def _bare_years(column: Column) -> Found:
    if column.tokens & _FINANCIAL:
        return Found((PeriodKind.FINANCIAL_YEAR,), "ending" if column.tokens & _ENDING else "starting", bare=True)
    return Found((PeriodKind.CALENDAR_YEAR,), bare=True)


def _readings(text: str) -> dict[PeriodKind, Period]:
    found = {}
    for kind in PREFERRED:
        try:
            found[kind] = parse(text, [kind])
        except PeriodProblem:
            continue
    return found


def _kinds(readings: dict[str, dict[PeriodKind, Period]]) -> tuple[PeriodKind, ...]:
    """Choose one kind that reads all texts, else the fewest kinds that together read each in one way only."""
    for kind in PREFERRED:
        if all(kind in found for found in readings.values()) and _fits(kind, readings):
            return (kind,)
    chosen: list[PeriodKind] = []
    for found in readings.values():
        if not set(chosen) & found.keys():
            chosen.append(next(kind for kind in PREFERRED if kind in found))
    kinds = tuple(kind for kind in PREFERRED if kind in chosen)
    return kinds if all(_readable(text, kinds) for text in readings) else ()


def _fits(kind: PeriodKind, readings: dict[str, dict[PeriodKind, Period]]) -> bool:
    """Days are months only if each is the first of its month, or each the last, and never two in a month."""
    if kind is not PeriodKind.MONTH:
        return True
    months = {found[kind] for found in readings.values()}
    days = [found[PeriodKind.SNAPSHOT].start for found in readings.values() if PeriodKind.SNAPSHOT in found]
    if len(days) < len(readings):
        return True
    edges = ({month.start for month in months}, {month.end for month in months})
    return len(months) == len(readings) and any(edge.issuperset(days) for edge in edges)


def _readable(text: str, kinds: Sequence[PeriodKind]) -> bool:
    try:
        parse(text, kinds)
    except PeriodProblem:
        return False
    return True


def _other(readings: dict[str, dict[PeriodKind, Period]], kinds: Sequence[PeriodKind]) -> tuple[str, ...]:
    """Name the kinds that would read the same texts as other days."""
    others = {
        kind: found
        for found in readings.values()
        for kind, period in found.items()
        if kind not in kinds
        and kind is not PeriodKind.SCHOOL_YEAR
        and all((period.start, period.end) != (p.start, p.end) for k, p in found.items() if k in kinds)
    }
    return tuple(SHAPES[kind].words for kind in PREFERRED if kind in others)


_MONTH = "|".join(sorted(NAMES, key=len, reverse=True))
NAMED = (
    (rf"(?P<period>(?:{_MONTH})[-_ ]?(?:20)?\d\d)(?!\d)", PeriodKind.MONTH),
    (r"(?P<period>(?:19|20)\d\d[-_ ]\d\d)(?![\d-])", PeriodKind.FINANCIAL_YEAR),
    (r"(?P<period>20\d\d[-_ ]20\d\d)(?!\d)", PeriodKind.FINANCIAL_YEAR),
)
_SHORT = re.compile(r"(?<!\d)(\d\d)[-_]?(\d\d)(?!\d)")


def period_named(name: str) -> tuple[str, PeriodKind] | None:
    """Return the period that a file's name gives for certain, as its label, with its kind; None when it does not."""
    for pattern, kind in NAMED:
        found = re.search(rf"(?<![A-Za-z0-9]){pattern}", name, re.IGNORECASE)
        between = "-" if kind is PeriodKind.FINANCIAL_YEAR else " "
        label = _label(re.sub("[-_ ]+", between, found["period"]), kind) if found else ""
        if label:
            return label, kind
    for first, second in _SHORT.findall(name):
        if int(second) == int(first) + 1 and first not in ("19", "20"):
            return f"20{first}/{second}", PeriodKind.FINANCIAL_YEAR
    return None


def _label(text: str, kind: PeriodKind) -> str:
    try:
        return parse(text, [kind]).label
    except PeriodProblem:
        return ""
