"""Emptying figures that were taken back, before the disclosure door and behind it; and what would give one away.

Which figures those are is content (`catalogue.withdrawal`).
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from pipeline.areas import Areas
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


def giving_away(series: Series, cell: Cell, areas: Areas, gone: Collection[Cell] = ()) -> Iterator[tuple[str, ...]]:
    """Give each set of areas whose figures together tell this one: a whole and its other parts, or all of its parts."""
    shown = {
        value.area
        for value in series.values
        if value.value is not None and cell_of(value)._replace(area=cell.area) == cell and cell_of(value) not in gone
    }
    for area in areas.all:
        family = {area.code, *area.members}
        if area.members and cell.area in family and family - {cell.area} <= shown:
            yield tuple(sorted(family - {cell.area}))
