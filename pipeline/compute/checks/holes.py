"""Figures that ought to be there: a period between two, an area in the newest period, the whole beside its groups."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import DERIVED
from pipeline.compute.checks.finding import Finding
from pipeline.compute.checks.lines import Line, lines_of
from pipeline.compute.series import ALL, Series
from pipeline.periods import Period, PeriodKind, shift

IRREGULAR = (PeriodKind.SNAPSHOT, PeriodKind.ROLLING_YEAR)
MOST, REGULAR = 400, 3


def holes(series: Series, areas: Areas) -> list[Finding]:
    """Return a finding for each line with a period left out, and for each that lacks the newest that its like have.

    Areas that are put together from others are as whole as those are, and are not told again.
    """
    lines = [line for line in lines_of(series) if line.key[3] != DERIVED]
    found = [one for line in lines for one in _inside(series.measure, line)]
    given = [line for line in lines if not areas.members(line.key[0])]
    return [*found, *_at_the_end(series.measure, given)]


def no_whole(measure: Measure, series: Series) -> list[Finding]:
    """Return a finding where there are figures of groups alone, and the definition does not say why under `no_data`."""
    figures = [v for v in series.values if v.statistic == "value"]
    if not figures or measure.no_data or any(v.breakdown == ALL for v in figures):
        return []
    newest = max(figures, key=lambda v: (v.period, v.area))
    groups = ", ".join(sorted({v.breakdown for v in figures}))
    told = f"there are only figures by {groups}, none for the whole; give it, or say under no_data why there is none"
    return [Finding(series.measure, "no_whole", newest.area, newest.period.label, told)]


def _inside(measure: str, line: Line) -> Iterator[Finding]:
    periods = [v.period for v in line.values]
    if len(periods) < REGULAR or periods[0].kind in IRREGULAR:
        return
    # A series that is published every second year has steps of two: the usual step is the smallest one.
    steps = [_steps(a, b) for a, b in pairwise(periods)]
    usual = min(steps)
    for step, before, after in zip(steps, periods, periods[1:], strict=False):
        if step > usual:
            told = f"nothing for {line.where} between {before.label} and {after.label}"
            yield Finding(measure, "holes", line.key[0], after.label, told)


def _steps(first: Period, last: Period) -> int:
    count, at = 0, first
    while at.start < last.start and count < MOST:
        at, count = shift(at, 1), count + 1
    return count


def _at_the_end(measure: str, lines: list[Line]) -> Iterator[Finding]:
    alike: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        alike[line.key[1:]].append(line)
    for group in alike.values():
        last = max(line.values[-1].period for line in group)
        before = sorted({v.period for line in group for v in line.values})[:-1]
        for line in group:
            if len(line.values) >= REGULAR and line.values[-1].period == before[-1]:
                told = f"nothing for {line.where} in {last.label}, where others have a figure"
                yield Finding(measure, "holes", line.key[0], last.label, told)
