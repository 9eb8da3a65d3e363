"""From what was worked out to a value of the series: marks, dates and rows are those of the parts.

A figure that rests on a withheld one is withheld, one that rests on a missing one is missing; neither is ever zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.catalogue.measure import MeasureSource
from pipeline.catalogue.methods import DERIVED
from pipeline.compute.derived.parts import Spot, View
from pipeline.compute.series import INSTEAD_OF_A_FIGURE, Origin, Value
from pipeline.compute.statistics.intervals import Interval

WITHHELD = "Not shown, as a figure that it rests on is withheld. That does not mean zero."
MISSING = "Not worked out, as a figure that it rests on is missing. It is not zero."
TOLD_ON = frozenset({"q", "e"})
"""Marks of a part whose reason a reader of the derived figure needs as well."""


@dataclass(frozen=True)
class Made:
    """One derived figure: its place and time, the parts that there are (whether or not they have a value), the answer.

    `counts`: how many of how many, where that is what the figure says.
    """

    spot: Spot
    parts: tuple[Value, ...]
    answer: Interval
    note: str = ""
    counts: tuple[float | None, float | None] = (None, None)


def value_of(measure: str, entry: MeasureSource, made: Made, view: View) -> Value:
    """Return the value of the series; of a withheld one no part, count or row is told."""
    shown = made.answer.value is not None
    hidden = not shown and any(_is_withheld(part) for part in made.parts)
    return Value(
        measure=measure,
        area=made.spot[0],
        period=made.spot[1],
        source=DERIVED,
        value=made.answer.value,
        vintage="" if view == "public" else view,
        lower_95=made.answer.lower,
        upper_95=made.answer.upper,
        numerator=made.counts[0],
        denominator=made.counts[1],
        markers=_marks(made.parts) if shown else frozenset({"c" if hidden else "x"}),
        note=_note(made, shown=shown, hidden=hidden),
        origin=_origin(made.parts, view),
        fit=entry.fit,
        published_on=_known(made.parts),
        trace=() if hidden else tuple(sorted({row for part in made.parts for row in part.trace})),
    )


def _is_withheld(value: Value) -> bool:
    return value.value is None and "c" in value.markers


def _marks(parts: Sequence[Value]) -> frozenset[str]:
    return frozenset(mark for part in parts for mark in part.markers if mark not in INSTEAD_OF_A_FIGURE)


def _note(made: Made, *, shown: bool, hidden: bool) -> str:
    if not shown:
        return " ".join(filter(None, (made.note, WITHHELD if hidden else MISSING)))
    marked = [part.note for part in made.parts if part.note and part.markers & TOLD_ON]
    return " ".join(dict.fromkeys(filter(None, (made.note, *marked))))


def _origin(parts: Sequence[Value], view: View) -> Origin:
    if view == "synthetic":
        return "synthetic"
    return "local" if any(part.origin == "local" for part in parts) else "official"


def _known(parts: Sequence[Value]):
    """A derived figure is public from the day on which the last of its parts is."""
    dates = [part.published_on for part in parts]
    return max(day for day in dates if day) if dates and all(dates) else None
