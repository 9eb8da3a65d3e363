"""Which of several figures for one place and time is the public one, and what was known at a date.

The order of sources is the definition file's; nothing is averaged or mixed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from pipeline.compute.series import Series, Value, with_values


def prefer(series: Series, order: Sequence[str]) -> Series:
    """Mark exactly one value a key as preferred: the first exact source with a value, its latest vintage.

    Close, contextual and synthetic figures are never preferred. Where no exact source has a value, the first marked
    gap is, so that readers see why there is no figure.
    """
    groups: dict[tuple[str, ...], list[Value]] = defaultdict(list)
    for value in series.values:
        groups[_place(value)].append(value)
    chosen = {id(_best(group, order)) for group in groups.values()}
    return with_values(series, [replace(v, preferred=id(v) in chosen) for v in series.values])


def as_of(series: Series, cut_off: date, order: Sequence[str]) -> Series:
    """Return the series as it was known at the end of `cut_off`: values published later are not there at all.

    A value without a publication date cannot be shown to have been public, so it is left out too.
    """
    known = [v for v in series.values if v.published_on is not None and v.published_on <= cut_off]
    return prefer(with_values(series, known), order)


def _place(value: Value) -> tuple[str, ...]:
    return (value.breakdown, value.category, value.area, value.period.label, value.statistic)


def _best(group: Iterable[Value], order: Sequence[str]) -> Value | None:
    exact = [v for v in group if v.fit == "exact" and v.origin != "synthetic"]
    return max(exact, key=lambda v: (v.value is not None, -_rank(v.source, order), newness(v)), default=None)


def _rank(source: str, order: Sequence[str]) -> int:
    return order.index(source) if source in order else len(order)


def newness(value: Value) -> tuple[date, str]:
    """Return what a later vintage of a figure has more of: its day of publication, then its name."""
    return value.published_on or date.min, value.vintage
