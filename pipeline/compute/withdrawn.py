"""Emptying figures that were taken back, before the disclosure door and behind it.

Which figures those are is content (`catalogue.withdrawal`); what would give one away is in `giving_away`.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from pipeline.catalogue.withdrawal import Cell
from pipeline.compute.series import Series, Value

NOTE = "This figure was taken back."
S = TypeVar("S", bound=Series)


def without(series: Mapping[str, S], cells: Collection[Cell]) -> dict[str, S]:
    """Return the series without these figures: the place of each stays, marked as withheld, with no number in it."""
    touched = {cell.measure for cell in cells}
    return {
        name: replace(one, values=tuple(emptied(v) if cell_of(v) in cells else v for v in one.values))
        if name in touched
        else one
        for name, one in series.items()
    }


def cell_of(value: Value) -> Cell:
    """Return which figure a value is."""
    return Cell(value.measure, value.area, value.period.label, value.breakdown, value.category)


def emptied(value: Value) -> Value:
    """Return a value without any number, marked as withheld."""
    return replace(
        value,
        value=None,
        lower_95=None,
        upper_95=None,
        numerator=None,
        denominator=None,
        markers=(value.markers - {"p", "r", "e", "q"}) | {"c"},
        note=NOTE,
    )
