"""Several periods and places in few words: three or more periods in a row are told by the first and the last.

What is said of them belongs to the caller.
"""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.periods import Period, PeriodKind, shift

NAMES = {
    PeriodKind.MONTH: "month",
    PeriodKind.FINANCIAL_QUARTER: "quarter",
    PeriodKind.CALENDAR_QUARTER: "quarter",
    PeriodKind.FINANCIAL_YEAR: "year",
    PeriodKind.CALENDAR_YEAR: "year",
    PeriodKind.SCHOOL_YEAR: "year",
}
"""Periods that follow each other without a gap and do not overlap; the others are told one by one."""
LEAST = 3


def periods_and_places(told: Iterable[tuple[Period, str]]) -> str:
    """Return each period with its place, runs of one place together, places in the order given."""
    places: dict[str, list[Period]] = {}
    for period, place in told:
        places.setdefault(place, []).append(period)
    return "; ".join(f"{words}, {place}" for place, periods in places.items() for words in _of_place(periods))


def _of_place(periods: Sequence[Period]) -> Iterator[str]:
    run: list[Period] = []
    for period in sorted(set(periods), key=lambda one: (one.kind, one)):
        if run and (period.kind not in NAMES or period != shift(run[-1], 1)):
            yield from _run(run)
            run = []
        run.append(period)
    yield from _run(run)


def _run(run: Sequence[Period]) -> Iterator[str]:
    if len(run) < LEAST:
        yield from (one.public for one in run)
    else:
        yield f"each {NAMES[run[0].kind]} from {run[0].public} until {run[-1].public}"
