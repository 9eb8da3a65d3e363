"""Units as codes for data: the kind of unit, and for rates how many people each rate is for.

How a figure is written with its unit belongs in `render.wording`.
"""

from collections.abc import Iterable

from pipeline.catalogue.measure import Unit
from pipeline.catalogue.statistics import STATISTICS, unit_of
from pipeline.publish.codes import CodeList

KINDS = {
    "percent": "percent",
    "count": "a number of people or events",
    "days": "days",
    "score": "a score",
    "index": "an index",
    "ratio": "a ratio",
    "money": "a sum of money",
    "points": "percentage points",
}


def unit_code(unit: Unit) -> str:
    """Return `percent`, `count`, …, or for a rate `rate_per_100000`."""
    return f"rate_per_{unit.per}" if unit.kind == "rate_per" else unit.kind


def unit_title(unit: Unit) -> str:
    """Return the unit in words, with what is counted where the definition says it."""
    noun = unit.noun or ""
    if unit.kind == "rate_per":
        return f"{noun} for each {unit.per:,} people".strip()
    if unit.kind == "percent" and noun:
        return f"percent of {noun}"
    if unit.kind in ("count", "money") and noun:
        return noun
    if unit.kind == "money":
        return "pounds"
    return f"{KINDS[unit.kind]} out of {unit.maximum:g}" if unit.maximum else KINDS[unit.kind]


def unit_codes(units: Iterable[Unit]) -> CodeList:
    """Return the list of units: every kind, and the rates that measures in these units, or what goes with them, use."""
    all_of_them = (unit_of(unit, statistic) for unit in units for statistic in STATISTICS)
    pers = sorted({unit.per for unit in all_of_them if unit.per is not None})
    rates = {f"rate_per_{per}": f"for each {per:,} people" for per in pers}
    return CodeList("unit", "What a figure is counted in", {**KINDS, **rates})
