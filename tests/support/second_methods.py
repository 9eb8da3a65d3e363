"""Every method on records worked out a second time, in plain Python over a list of rows and with no SQL.

Slow and simple on purpose: the real ones must agree. Intervals are asked of the same statistics, given the values.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from pipeline.compute.statistics.dsr import ESP2013, Band, dsr
from pipeline.compute.statistics.intervals import rate, wilson
from pipeline.compute.statistics.means import mean
from pipeline.compute.statistics.truncated import truncated_mean
from pipeline.periods import Period

Row = Mapping[str, Any]
Cell = tuple[str, Period]
Figure = dict[str, float | None]


def cells(rows: Iterable[Row], areas: Mapping[str, set[str]], periods: Iterable[Period]) -> dict[Cell, list[Row]]:
    """The rows of each area and period, each row in every one that it belongs to."""
    there = list(rows)
    return {
        (area, period): [r for r in there if r["place"] in codes and _holds(period, r["day"])]
        for area, codes in areas.items()
        for period in periods
    }


def _holds(period: Period, day: date | None) -> bool:
    return day is not None and period.start <= day <= period.end


def count(rows: list[Row]) -> Figure:
    return {"value": float(len(rows))}


def count_of(rows: list[Row], of: Callable[[Row], Any]) -> Figure:
    return {"value": float(len({of(row) for row in rows} - {None}))}


def proportion(rows: list[Row], above: Callable[[Row], Any], below: Callable[[Row], Any]) -> Figure:
    inside = [row for row in rows if below(row)]
    met = [row for row in inside if above(row)]
    share = wilson(len(met), len(inside), multiplier=100)
    return {
        "value": share.value,
        "lower_95": share.lower,
        "upper_95": share.upper,
        "numerator": float(len(met)),
        "denominator": float(len(inside)),
    }


def crude_rate(rows: list[Row], people: float) -> Figure:
    found = rate(len(rows), people, multiplier=1000)
    return {
        "value": found.value,
        "lower_95": found.lower,
        "upper_95": found.upper,
        "numerator": float(len(rows)),
        "denominator": people,
    }


def standardised(rows: list[Row], people: Mapping[str, float], *, person: bool) -> Figure:
    bands = [_band(rows, name, people[name], person=person) for name in ESP2013 if name in people]
    found = dsr(bands, multiplier=1000)
    return {
        "value": found.value,
        "lower_95": found.lower,
        "upper_95": found.upper,
        "numerator": float(sum(row["band"] in people for row in rows)),
        "denominator": float(sum(people.values())),
    }


def _band(rows: list[Row], name: str, people: float, *, person: bool) -> Band:
    mine = [row for row in rows if row["band"] == name]
    if not person:
        return Band(len(mine), people, ESP2013[name])
    events = Counter(row["person"] if row["person"] is not None else object() for row in mine)
    return Band(None, people, ESP2013[name], dict(Counter(events.values())))


def plain_mean(rows: list[Row]) -> Figure:
    days = _days(rows)
    found = mean(days)
    return {
        "value": found.value,
        "lower_95": found.lower,
        "upper_95": found.upper,
        "numerator": float(sum(map(Fraction, days))) if days else None,
        "denominator": float(len(days)),
    }


def truncated(rows: list[Row], drop: int) -> dict[str, Figure]:
    days = _days(rows)
    found = truncated_mean(days, drop_percent=drop)
    kept = sorted(days)[: found.used]
    whole: Figure = {
        "value": found.interval.value,
        "lower_95": found.interval.lower,
        "upper_95": found.interval.upper,
        "denominator": float(found.used),
    }
    if not days:
        return {"value": whole, "n": {"value": 0.0}, "k": {"value": 0.0}}
    return {
        "value": {**whole, "numerator": float(sum(map(Fraction, kept)))},
        "n": {"value": float(found.n)},
        "k": {"value": float(found.k)},
        "median": {"value": found.median},
        "untrimmed_mean": {"value": found.untrimmed},
    }


def _days(rows: list[Row]) -> list[float]:
    return [row["days"] for row in rows if row["days"] is not None]
