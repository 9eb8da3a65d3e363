"""Numbers that SQL or arithmetic leaves not finite, such as what comes of a division by zero: no figure, and why.

They become missing before anything counts with them, so that one cell never ends a run.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

from pipeline.compute.series import Value

NOT_FINITE = "The sum behind this figure gives no number, as when something is divided by zero."
_NUMBERS = ("value", "lower_95", "upper_95", "numerator", "denominator")


def finite_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of a method's SELECT with none in place of numbers that are not finite, and a note of it."""
    if not any(map(_is_odd, row.values())):
        return dict(row)
    note = " ".join(filter(None, (row.get("note"), NOT_FINITE)))
    return {**{name: None if _is_odd(cell) else cell for name, cell in row.items()}, "note": note}


def finite_value(value: Value) -> Value:
    """Return a figure without what is not finite of it; one that is none itself is marked as not available."""
    odd = [name for name in _NUMBERS if _is_odd(getattr(value, name))]
    if not odd:
        return value
    note = " ".join(filter(None, (value.note, NOT_FINITE)))
    gone = replace(value, **dict.fromkeys(odd), note=note)
    return replace(gone, markers=gone.markers | {"x"}) if "value" in odd else gone


def is_no_number(value: Value) -> bool:
    """Whether a figure is missing because what it is worked out from gives no number."""
    return value.value is None and NOT_FINITE in value.note


def _is_odd(cell: Any) -> bool:
    return isinstance(cell, float) and not isfinite(cell)
