"""Which numbers a unit allows: no percentage above 100, no count below zero; and stated ones that it does not allow.

Figures that are worked out are checked in `compute.checks.bounds`, delivered ones in `steps.impossible`.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.measure import Measure, Unit
from pipeline.errors import Problem
from pipeline.strict_yaml import Document

SIGNED = ("points", "index", "ratio")
FIGURES = ("level", "standard")
"""Targets that are a figure of the measure; the others are a difference, or have none."""
RULE = "impossible-figure"
Where = tuple[str | int, ...]


def highest(unit: Unit) -> float | None:
    """Return the highest value that there can be; None where there is none."""
    return 100.0 if unit.kind == "percent" else unit.maximum


def is_possible(value: float, unit: Unit) -> bool:
    """Say whether a figure in this unit can be so."""
    top = highest(unit)
    return (value >= 0 or unit.kind in SIGNED) and (top is None or value <= top)


def allowed(unit: Unit) -> str:
    """Say which values there can be."""
    top, signed = highest(unit), unit.kind in SIGNED
    if top is None:
        return "any number" if signed else "0 or more"
    return f"any number up to {top:g}" if signed else f"0 to {top:g}"


def check_possible(measures: Mapping[str, Measure], documents: Mapping[str, Document]) -> list[Problem]:
    """Return a problem for each figure of a measure's file that cannot be."""
    return [
        impossible(
            measure, value, documents[name].place_of(where), ".".join(str(p) for p in where if isinstance(p, str))
        )
        for name, measure in measures.items()
        for where, value in _stated(measure)
        if not is_possible(value, measure.unit)
    ]


def impossible(measure: Measure, value: float, place: tuple[str, int], field: str) -> Problem:
    """Return the problem of a stated figure that cannot be."""
    unit = measure.unit
    example = f"{field.rsplit('.', maxsplit=1)[-1]}: {min(50, highest(unit) or 50):g}"
    found = f"{value:g} is no figure that a measure in {unit.kind} can have"
    return Problem(*place, field, found, f"{allowed(unit)}; or mend the unit", example, RULE)


def _stated(measure: Measure) -> Iterator[tuple[Where, float]]:
    if measure.baseline and measure.baseline.value is not None:
        yield ("baseline", "value"), measure.baseline.value
    yield from ((("known_values", i, "value"), one.value) for i, one in enumerate(measure.known_values))
    for number, target in enumerate(measure.targets):
        if target.kind in FIGURES and target.value is not None:
            yield ("targets", number, "value"), target.value
    planned = measure.trajectory.values if measure.trajectory else []
    yield from ((("trajectory", "values", i, "value"), one.value) for i, one in enumerate(planned))
