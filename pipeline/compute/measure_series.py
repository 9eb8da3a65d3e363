"""Working out one measure: its sources in order, each through its method, into one series in the warehouse.

The only module that ties definitions to clean tables; the SQL and the arithmetic are in the modules it calls.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from pipeline.catalogue.dependence import is_derived
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.statistics import STATISTICS
from pipeline.compute.derived import Parts, derived_values
from pipeline.compute.not_finite import finite_row, finite_value
from pipeline.compute.prefer import prefer
from pipeline.compute.queries import CleanTable, Split, Terms, figures, on_records, query, splits
from pipeline.compute.records_terms import terms_of
from pipeline.compute.series import Origin, Series, Value, with_values
from pipeline.compute.series_build import From, values_from
from pipeline.compute.wholes import rolled_up
from pipeline.compute.workshop import Workshop
from pipeline.errors import CellNotRead, ContentProblems, Problem, QueryNotRun, cut, nearest
from pipeline.periods import due
from pipeline.sources.descriptor import Source
from pipeline.sources.partitions import is_synthetic
from pipeline.warehouse import queries_told

__all__ = ["Workshop", "clean_table", "measure_series"]


def measure_series(measure_id: str, measure: Measure, shop: Workshop, parts: Parts | None = None) -> Series:
    """Return the measure's whole series: every source and vintage, the public figures marked as preferred.

    `parts`: the series of the measures that it is derived from, worked out before it.
    """
    values: list[Value] = []
    for number, entry in enumerate(measure.sources):
        before = len(values)
        if is_derived(entry.method):
            values += derived_values(measure_id, measure, entry, parts or {})
        else:
            try:
                with queries_told():
                    values += _from_source(measure_id, measure, entry, shop)
            except (CellNotRead, QueryNotRun) as error:
                raise error.at(_place(measure_id, number, entry, shop)) from None
        _only_known(values[before:], measure_id, number, shop)
    order = [entry.source for entry in measure.sources]
    return prefer(with_values(Series(measure_id), [*map(finite_value, values)]), order)


def _only_known(values: Iterable[Value], measure_id: str, number: int, shop: Workshop) -> None:
    """Refuse numbers that nobody would know the unit of. Raises ContentProblems with each name."""
    strange = sorted({value.statistic for value in values} - set(STATISTICS))
    document = shop.documents.get(measure_id)
    file, line = document.place_of(("sources", number, "method")) if document else (measure_id, 0)
    problems = [
        Problem(
            file,
            line,
            "statistic",
            f"the source gives a number called '{cut(name)}'{nearest(name, STATISTICS)}",
            f"one of {', '.join(STATISTICS)}; or ask for other rows with `where`",
            "value",
            "unknown-statistic",
        )
        for name in strange
    ]
    if problems:
        raise ContentProblems(problems)


def _from_source(measure_id: str, measure: Measure, entry: MeasureSource, shop: Workshop) -> list[Value]:
    table = clean_table(shop, entry)
    if not table.columns:
        return []
    source = shop.sources[entry.source]
    terms = terms_of(measure, entry, shop)
    asked = [terms, *_in_groups(measure, entry, terms)]
    rows = [row for at in asked for row in figures(entry.method, _records(entry, shop, at), at)]
    come = From(entry.source, _origin(shop, source), entry.fit)
    values = values_from(measure_id, rows, come, _wanted(measure, entry, shop))
    if on_records(entry.method):
        return [_known_when_due(value, measure, source) for value in values]
    shown = {*terms.areas, measure.comparator}
    if "published_on" not in table.columns:
        values = [replace(value, published_on=source.package.outcomes.published_on) for value in values]
    return [value for value in rolled_up(measure, entry, values, shop.areas) if value.area in shown]


def _records(entry: MeasureSource, shop: Workshop, terms: Terms) -> list[dict[str, Any]]:
    return [*map(finite_row, shop.warehouse.records(query(entry.method, clean_table(shop, entry), terms)))]


def _place(measure_id: str, number: int, entry: MeasureSource, shop: Workshop) -> str:
    """Return the line of an entry's method, for whoever has to mend it, and which entry it is."""
    document = shop.documents.get(measure_id)
    file, line = document.place_of(("sources", number, "method")) if document else ("", 0)
    return f"{file}:{line}  {measure_id}, source {entry.source}" if document else f"{measure_id}, source {entry.source}"


def _in_groups(measure: Measure, entry: MeasureSource, terms: Terms) -> list[Terms]:
    """Return the terms of each breakdown that puts the records of this entry into groups."""
    if not splits(entry.method):
        return []
    return [replace(terms, split=Split(one.by, one.of)) for one in measure.breakdowns if one.of]


def _wanted(measure: Measure, entry: MeasureSource, shop: Workshop) -> list[str]:
    wanted = {code for area in (entry.areas or measure.areas) for code in shop.areas.within(area)}
    return sorted({*wanted, measure.comparator} - {None})


def _origin(shop: Workshop, source: Source) -> Origin:
    """Return where the figures come from; that records are synthetic is a fact of their delivery, not of the source."""
    return "synthetic" if is_synthetic(shop.warehouse, source.name) else source.package.outcomes.origin


def _known_when_due(value: Value, measure: Measure, source: Source) -> Value:
    """Records have no publication of their own: what is worked out from them counts as known when it was due.

    The day a file arrived would change with every copy of it, and with it what an edition shows. A rate is known
    no earlier than the people that it is set against.
    """
    lag = source.package.outcomes.lag_days
    known: date = due(value.period, measure.lag_days if lag is None else lag)
    return replace(value, published_on=max(known, value.published_on or known))


def clean_table(shop: Workshop, entry: MeasureSource) -> CleanTable:
    """Return the clean table of a measure's source, with its columns (none when it was never received)."""
    return shop.table(entry.source, entry.method.table)
