"""The numbers that a measure has: its figure and those that go with it; what each is, and what each is counted in.

The one place that says it: the published data, the pages and the arithmetic of rates ask here. How a number is worked
out belongs in `compute`, how its unit is written in `publish` and `render`.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pipeline.catalogue.measure import Unit

RATE_FOR = 100_000
"""What a rate is for where its measure's own unit is no rate."""
A_DAY = "a day"


class Statistic(NamedTuple):
    """One of the numbers: what it is in a few words, and its unit, made from that of the measure."""

    words: str
    unit: Callable[[Unit], Unit]


def unit_of(measure: Unit, statistic: str) -> Unit:
    """Return what a statistic is counted in, for a measure in this unit. Raises KeyError for an unknown one."""
    return STATISTICS[statistic].unit(measure)


def _same(unit: Unit) -> Unit:
    return unit


def _number(unit: Unit) -> Unit:
    """A number of what the measure counts; days, scores and money are counted in themselves and name nobody."""
    noun = unit.noun if unit.kind in ("count", "percent", "rate_per") else None
    return Unit(kind="count", decimals=0, noun=noun, separate_events=unit.separate_events)


def _rate(unit: Unit) -> Unit:
    if unit.kind == "rate_per":
        return unit
    number = _number(unit)
    return number.model_copy(update={"kind": "rate_per", "decimals": 1, "per": RATE_FOR})


def _a_day(unit: Unit) -> Unit:
    """A number on an average day has a decimal: it is a mean."""
    number = _number(unit)
    noun = number.noun if not number.noun or number.noun.endswith(A_DAY) else f"{number.noun} {A_DAY}"
    return number.model_copy(update={"decimals": 1, "noun": noun})


STATISTICS: Mapping[str, Statistic] = {
    "value": Statistic("the figure of the measure", _same),
    "n": Statistic("how many are counted in it", _number),
    "k": Statistic("how many were left out at the top", _number),
    "median": Statistic("the one in the middle", _same),
    "untrimmed_mean": Statistic("the average with nothing left out", _same),
    "count": Statistic("the number counted behind the figure", _number),
    "rate": Statistic("the same as a number for each so many people", _rate),
    "a_day": Statistic("the same as a number on an average day", _a_day),
}
