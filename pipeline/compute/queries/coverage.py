"""For which periods all records have been received, and of the others what is missing, in words.

Worked out from the partitions alone: a year with a quarter missing is never a smaller sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.periods import Period, PeriodKind, lookup_rows, month_of, shift, span
from pipeline.sources.partitions import Partition

MOST_NAMED = 4
Month = Period


@dataclass(frozen=True)
class Expected:
    """Which providers must have sent their records: those named, else each from its first file on.

    `ended` gives the last day of a provider that sends no more.
    """

    providers: tuple[str, ...] = ()
    ended: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Coverage:
    """The periods whose records are all there with their files, and what the others lack."""

    complete: tuple[Period, ...] = ()
    gaps: Mapping[Period, str] = field(default_factory=dict)
    files: Mapping[Period, tuple[str, ...]] = field(default_factory=dict)


def coverage(partitions: Sequence[Partition], kinds: Iterable[str], expected: Expected = Expected()) -> Coverage:
    """Return what the partitions cover.

    A period that begins before the first record or is over when the last one ends, and lacks any part, is a gap;
    one that is not over yet is left out. Rolling years end with a partition and begin after the first record.
    """
    if not partitions:
        return Coverage()
    first, last = min(p.period.start for p in partitions), max(p.period.end for p in partitions)
    lacking = _lacking(partitions, expected, span(month_of(first), month_of(last)))
    ends = {p.period.end for p in partitions}
    asked = [_period(row) for row in lookup_rows(first, last, [PeriodKind(kind) for kind in kinds])]
    wanted = [p for p in asked if p.end <= last and _rolls_well(p, first, ends)]
    missing = {p: [m for m in _months(p) if m.start < first or m in lacking] for p in wanted}
    complete = tuple(p for p in wanted if not missing[p])
    gaps = {p: _told(months, lacking) for p, months in missing.items() if months}
    return Coverage(complete, gaps, {p: _files(p, partitions) for p in complete})


def _lacking(partitions: Sequence[Partition], expected: Expected, months: Sequence[Month]) -> dict[Month, bool]:
    """Return the months that lack a provider's records of any table: true where there are none at all."""
    tables = {p.resource: [one for one in partitions if one.resource == p.resource] for p in partitions}
    found = [_lacking_in(one, expected, months) for one in tables.values()]
    lacked = dict.fromkeys(month for one in found for month in one)
    return {month: all(one.get(month, False) for one in found) for month in lacked}


def _lacking_in(partitions: Sequence[Partition], expected: Expected, months: Sequence[Month]) -> dict[Month, bool]:
    sent: dict[str, set[Month]] = {}
    for partition in partitions:
        sent.setdefault(partition.provider, set()).update(_months(partition.period))
    due = dict.fromkeys(expected.providers, date.min)
    due = due or {provider: min(covered).start for provider, covered in sent.items()}
    found: dict[Month, bool] = {}
    for month in months:
        there = {provider for provider, covered in sent.items() if month in covered}
        wanted = {p for p, since in due.items() if since <= month.start <= expected.ended.get(p, date.max)}
        if wanted - there or not there:
            found[month] = not there
    return found


def _rolls_well(period: Period, first: date, ends: set[date]) -> bool:
    return period.kind is not PeriodKind.ROLLING_YEAR or (period.start >= first and period.end in ends)


def _period(row: tuple[str, str, date, date]) -> Period:
    _, kind, start, end = row
    return Period(PeriodKind(kind), start, end)


def _months(period: Period) -> list[Month]:
    return span(month_of(period.start), month_of(period.end))


def _told(months: Sequence[Month], lacking: Mapping[Month, bool]) -> str:
    """Say which quarters are missing, wholly or in part, without naming who has not sent them."""
    partly = {_quarter(m) for m in months if not lacking.get(m, True)}
    wholly = {_quarter(m) for m in months} - partly
    told = [f"The records of {_listed(wholly)} have not been received."] if wholly else []
    return " ".join([*told, *([f"Not all records of {_listed(partly)} have been received."] if partly else [])])


def _quarter(month: Month) -> Period:
    first = shift(month, -((month.start.month - 1) % 3)).start
    return Period(PeriodKind.FINANCIAL_QUARTER, first, shift(month_of(first), 2).end)


def _listed(quarters: Iterable[Period]) -> str:
    words = [quarter.public for quarter in sorted(quarters)]
    if len(words) > MOST_NAMED:
        words = [*words[:MOST_NAMED], f"{len(words) - MOST_NAMED} other quarters"]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _files(period: Period, partitions: Sequence[Partition]) -> tuple[str, ...]:
    inside = [p for p in partitions if p.period.start <= period.end and period.start <= p.period.end]
    return tuple(dict.fromkeys(p.file for p in inside))
