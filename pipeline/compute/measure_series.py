"""Working out one measure: its sources in order, each through its method, into one series in the warehouse.

The only module that ties definitions to clean tables; the SQL and the arithmetic are in the modules it calls.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.compute.prefer import prefer
from pipeline.compute.queries import CleanTable, query
from pipeline.compute.series import Series, Value, with_values
from pipeline.compute.series_build import From, rolled_up, values_from
from pipeline.sources.descriptor import Source
from pipeline.warehouse import Warehouse


@dataclass(frozen=True)
class Workshop:
    """What working out a measure needs beside its definition."""

    warehouse: Warehouse
    areas: Areas
    sources: Mapping[str, Source]


def clean_name(source: Source, table: str | None) -> str:
    """Return the clean table that a method reads, without the schema."""
    return f"{source.name}__{table}" if table and len(source.package.resources) > 1 else source.name


def clean_table(shop: Workshop, entry: MeasureSource) -> CleanTable:
    """Return the clean table of a measure's source, with its columns (none when it was never received)."""
    name = clean_name(shop.sources[entry.source], entry.method.table)
    return CleanTable(f'clean."{name}"', tuple(shop.warehouse.columns(f"clean.{name}")))


def measure_series(measure_id: str, measure: Measure, shop: Workshop) -> Series:
    """Return the measure's whole series: every source and vintage, the public figures marked as preferred."""
    values: list[Value] = []
    for entry in measure.sources:
        values += _from_source(measure_id, measure, entry, shop)
    order = [entry.source for entry in measure.sources]
    return prefer(with_values(Series(measure_id), values), order)


def _from_source(measure_id: str, measure: Measure, entry: MeasureSource, shop: Workshop) -> list[Value]:
    table = clean_table(shop, entry)
    if not table.columns:
        return []
    source = shop.sources[entry.source]
    rows = shop.warehouse.records(query(entry.method, table))
    come = From(entry.source, source.package.outcomes.origin, entry.fit)
    wanted = {code for area in (entry.areas or measure.areas) for code in (area, *shop.areas.members(area))}
    if measure.comparator:
        wanted.add(measure.comparator)
    values = rolled_up(measure, entry, values_from(measure_id, rows, come, sorted(wanted)), shop.areas)
    shown = {*(entry.areas or measure.areas), measure.comparator}
    return [value for value in values if value.area in shown]
