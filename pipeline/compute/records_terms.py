"""On what terms a measure's method works on its source: what was received, which areas, which people.

Reads the partitions and the population, and makes the two reference tables that the query joins.
"""

from datetime import date
from typing import Any

from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import DirectlyStandardisedRate, Rate
from pipeline.catalogue.statistics import RATE_FOR, unit_of
from pipeline.compute.queries import Terms, on_records
from pipeline.compute.queries.coverage import Coverage, Expected, coverage
from pipeline.compute.queries.population import Population, population_query, read_population
from pipeline.compute.workshop import Workshop
from pipeline.periods import from_label
from pipeline.sources.descriptor import Source
from pipeline.sources.partitions import read_partitions
from pipeline.warehouse.reference import store_members, store_periods

PERCENT = 100.0


def terms_of(measure: Measure, entry: MeasureSource, shop: Workshop) -> Terms:
    """Return the terms of one entry of a measure; for records, with the reference tables made for its query."""
    areas = tuple(entry.areas or measure.areas)
    people = _population(entry, shop)
    if not on_records(entry.method):
        return Terms(areas, scale=scale(measure, entry), population=people)
    covered = covered_by(shop, entry)
    with shop.warehouse.write():
        store_members(shop.warehouse, shop.areas)
        store_periods(shop.warehouse, covered.complete)
    return Terms(areas, covered.complete, covered.gaps, scale(measure, entry), people, covered.files)


def scale(measure: Measure, entry: MeasureSource) -> float:
    """Return what a share is multiplied by to be in the unit of what the entry gives, value or beside it."""
    unit = unit_of(measure.unit, getattr(entry.method, "statistic", None) or "value")
    return PERCENT if unit.kind == "percent" else float(unit.per or RATE_FOR)


def covered_by(shop: Workshop, entry: MeasureSource) -> Coverage:
    """Return what the source's received records cover of the kinds of period that the method asks for."""
    source = shop.sources[entry.source]
    kinds: list[str] = getattr(entry.method, "periods", None) or []
    return coverage(read_partitions(shop.warehouse, source.name), kinds, expected_of(source))


def expected_of(source: Source) -> Expected:
    """Return which providers the descriptor's options name: `providers`, and `ended` with the last period of each."""
    options: dict[str, Any] = source.package.outcomes.options
    ended: dict[str, date] = {str(p).lower(): from_label(str(at)).end for p, at in options.get("ended", {}).items()}
    return Expected(tuple(str(provider).lower() for provider in options.get("providers", ())), ended)


def _population(entry: MeasureSource, shop: Workshop) -> Population:
    method = entry.method
    if not isinstance(method, Rate | DirectlyStandardisedRate):
        return Population()
    table = shop.table(method.population)
    return (
        read_population(shop.warehouse, population_query(method, table), shop.areas) if table.columns else Population()
    )
