"""Proportions: records, or sums of a column, that meet the numerator out of those that meet the denominator."""

from typing import Any

from pipeline.catalogue.methods import Proportion
from pipeline.compute.queries.columns import CleanTable
from pipeline.compute.queries.gathered import MICRO, added, gathered, marked
from pipeline.compute.queries.terms import Terms
from pipeline.compute.statistics.intervals import wilson
from pipeline.warehouse.gate import rendered

Row = dict[str, Any]


def proportion_query(method: Proportion, table: CleanTable, terms: Terms) -> str:
    """Return the SELECT of both parts; where the denominator is a condition, the numerator is asked within it."""
    below = f"({rendered(method.denominator)})"
    inside = f"typeof({below}) <> 'BOOLEAN' or coalesce(cast({below} as boolean), false)"
    sums = {f"above_{name}": part for name, part in added(method.numerator, inside).items()}
    sums |= {f"below_{name}": part for name, part in added(method.denominator).items()}
    return marked(method, table, gathered(method, table, terms, {}, sums))


def proportion_row(row: Row, scale: float) -> Row:
    """Return the share with Wilson's limits; none where a part is missing or nothing is in the denominator."""
    above, below = _part(row, "above"), _part(row, "below")
    share = wilson(above, below, multiplier=scale)
    return {
        "value": share.value,
        "lower_95": share.lower,
        "upper_95": share.upper,
        "numerator": above,
        "denominator": below,
    }


def _part(row: Row, name: str) -> float | None:
    if row[f"{name}_missing"]:
        return None
    return (row[f"{name}_total"] or 0) / MICRO
