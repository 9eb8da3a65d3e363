"""Figures of measures that are derived from other measures: their parts before the door, and they themselves behind it.

What is derived is worked out a second time from what the door let out. So a derived figure can tell no reader more
than the figures that stand beside it, and a withheld part withholds it; the arithmetic is in `compute.derived`.
"""

from collections.abc import Mapping
from dataclasses import replace

from pipeline.catalogue.dependence import in_order, is_derived, needs
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.methods import DERIVED
from pipeline.compute.derived import Part, Parts, derived_values
from pipeline.compute.prefer import prefer
from pipeline.compute.series import PublishedSeries, Series, Value, with_values
from pipeline.compute.table import fetch
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse


def stored_parts(warehouse: Warehouse, workspace: Workspace, name: str) -> Parts:
    """Return the measures that one is derived from, with their series as they were worked out."""
    measures = workspace.catalogue.measures
    return {
        other: Part(measures[other], fetch(warehouse, f"measure.{other}", other)) for other in needs(measures[name])
    }


def without_derived(series: Mapping[str, Series]) -> dict[str, Series]:
    """Return what goes to the door: every figure that comes from a source."""
    return {
        name: replace(one, values=tuple(v for v in one.values if v.source != DERIVED)) for name, one in series.items()
    }


def with_derived(workspace: Workspace, published: Mapping[str, PublishedSeries]) -> dict[str, PublishedSeries]:
    """Return the published series together with what is derived from them, in the order given."""
    made = dict(published)
    for name in in_order(workspace.catalogue.measures):
        measure = workspace.catalogue.measures[name]
        if any(is_derived(entry.method) for entry in measure.sources):
            parts = {other: Part(workspace.catalogue.measures[other], made[other]) for other in needs(measure)}
            made[name] = _derived(name, measure, made[name], parts)
    return made


def _derived(name: str, measure: Measure, own: PublishedSeries, parts: Parts) -> PublishedSeries:
    entries = [entry for entry in measure.sources if is_derived(entry.method)]
    values = [value for entry in entries for value in derived_values(name, measure, entry, parts)]
    order = [entry.source for entry in measure.sources]
    whole = prefer(with_values(own, [*own.values, *values]), order)
    published = [own, *(part.series for part in parts.values() if isinstance(part.series, PublishedSeries))]
    return replace(
        own,
        values=whole.values,
        rule=";".join(sorted({rule for one in published for rule in one.rule.split(";")} - {"none"})) or "none",
        withheld=own.withheld + sum(_is_withheld(value) for value in values),
    )


def _is_withheld(value: Value) -> bool:
    return value.value is None and "c" in value.markers
