"""Whether definitions fit their sources, before any figure is worked out: names, columns, fragments, whole queries.

Runs on empty tables made from the descriptors; what the figures are is checked elsewhere.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from pipeline.areas import Areas
from pipeline.catalogue.load import Catalogue, Readable
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import DERIVED, DERIVED_KINDS, DirectlyStandardisedRate, PopulationMethod
from pipeline.compute.queries import CleanTable, Split, Terms, on_records, query, splits
from pipeline.compute.queries.population import population_query
from pipeline.compute.workshop import Workshop
from pipeline.errors import ContentProblems, Problem, listed, nearest
from pipeline.sources.clean_steps import clean_steps
from pipeline.sources.descriptor import Source
from pipeline.sources.empty import empty_tables
from pipeline.strict_yaml import Document
from pipeline.warehouse import Warehouse, explain, open_memory
from pipeline.warehouse.gate import expression_faults
from pipeline.warehouse.reference import store_members, store_periods

FRAGMENTS = ("where", "value", "numerator", "denominator", "of")
COLUMNS = ("date", "area", "person", "bands")
DATES = ("DATE", "TIMESTAMP")
"""How the SQL types that hold a date begin."""


@dataclass(frozen=True)
class _Place:
    """One entry of a measure's sources, and where its file says so."""

    measure: Measure
    document: Document
    number: int

    @property
    def entry(self) -> MeasureSource:
        return self.measure.sources[self.number]

    @property
    def is_all_records(self) -> bool:
        """Whether this is the first of several entries that are all on records: what concerns all is told there."""
        return self.number == 0 and all(on_records(entry.method) for entry in self.measure.sources)

    def problem(self, field: str, found: str, allowed: str, rule: str) -> Problem:
        """Return a problem at the line of a key of the method, or of the source where it has none."""
        where = ("sources", self.number, *(("method", field) if hasattr(self.entry.method, field) else ("source",)))
        named = f"method.{field}" if hasattr(self.entry.method, field) else field
        return Problem(*self.document.place_of(where), named, found, allowed, rule=rule)


def make_empty(warehouse: Warehouse, source: Source) -> list[Problem]:
    """Make a source's raw and clean tables, empty, as descriptor and cleaning files say; return what cannot be made."""
    try:
        empty_tables(warehouse, source)
    except ContentProblems as error:
        return list(error.problems)
    for step in clean_steps(source):
        fault = explain(warehouse, step.sql)
        if fault:
            return [Problem(step.place, 1, "", fault, "columns that the descriptor describes", rule="clean-sql")]
        warehouse.execute(f'create or replace table clean."{step.table}" as {step.sql}')
    return []


def check_binding(
    catalogue: Catalogue | Readable,
    sources: Mapping[str, Source],
    broken: Collection[str] = (),
    make: Callable[[Warehouse, Source], list[Problem]] = make_empty,
) -> list[Problem]:
    """Return every definition that does not fit its source, and every cleaning file that does not fit its tables.

    Nothing is said of a definition on a source that is wrong itself: `broken`, or one whose tables cannot be made.
    `make` makes the empty tables of a source.
    """
    areas = catalogue.areas or Areas(())
    with open_memory() as warehouse:
        found = {name: make(warehouse, source) for name, source in sources.items() if name not in broken}
        problems = [*_taken(sources), *(problem for those in found.values() for problem in those)]
        wrong = {*broken, *(name for name, those in found.items() if those)}
        store_members(warehouse, areas)
        store_periods(warehouse, [])
        shop = Workshop(warehouse, areas, sources)
        for name, measure in catalogue.measures.items():
            for number, entry in enumerate(measure.sources):
                place = _Place(measure, catalogue.documents[name], number)
                problems += [] if wrong & _used(entry) else _entry(place, shop)
    return problems


def _used(entry: MeasureSource) -> set[str]:
    """Return the sources that an entry reads."""
    return {entry.source, *([entry.method.population] if isinstance(entry.method, PopulationMethod) else [])}


def _taken(sources: Mapping[str, Source]) -> Iterator[Problem]:
    if DERIVED in sources:
        place = f"{sources[DERIVED].folder.name}/datapackage.yaml"
        found = f"the name '{DERIVED}' stands for figures worked out from other measures"
        yield Problem(place, 1, "name", found, "any other name for a source", "returns", rule="source-name")


def _entry(place: _Place, shop: Workshop) -> Iterator[Problem]:
    entry = place.entry
    if isinstance(entry.method, DERIVED_KINDS):
        return
    if entry.source not in shop.sources:
        yield _no_source(place, "source", entry.source, shop)
        return
    table = shop.table(entry.source, entry.method.table)
    if not table.columns:
        named = entry.method.table
        source = shop.sources[entry.source]
        names = {one.table for one in source.cleaning if one.table} or {one.name for one in source.package.resources}
        near = nearest(named or "", names)
        found = f"the source has no table '{named}'{near}" if named else "the source has several tables, none is named"
        allowed = f"a resource of its descriptor, or what a cleaning file makes{listed(names)}"
        yield place.problem("table", found, allowed, "unknown-table")
        return
    faults = [*_fragments(place, table), *_columns(place, table, shop), *_population(place, shop)]
    faults = faults or [*_groups(place, table, shop)]
    yield from faults
    fault = "" if faults else explain(shop.warehouse, query(entry.method, table, Terms()))
    if fault:
        yield place.problem("kind", fault, "expressions of the types that the method works on", "sql-fragment")


def _fragments(place: _Place, table: CleanTable) -> Iterator[Problem]:
    for field in FRAGMENTS:
        text = getattr(place.entry.method, field, None)
        for fault in expression_faults(text, table.columns) if isinstance(text, str) else ():
            yield place.problem(field, fault, f"one expression over {_shown(table)}", "sql-fragment")


def _groups(place: _Place, table: CleanTable, shop: Workshop) -> Iterator[Problem]:
    """Breakdowns that put records into groups, asked of each entry on records."""
    if not splits(place.entry.method):
        return
    for number, breakdown in enumerate(place.measure.breakdowns):
        where, allowed = place.document.place_of(("breakdowns", number)), f"one expression over {_shown(table)}"
        if breakdown.of is None:
            if place.is_all_records:
                yield _not_grouped(where, breakdown.by)
            continue
        faults = expression_faults(breakdown.of, table.columns)
        terms = Terms(split=Split(breakdown.by, breakdown.of))
        broken = "" if faults else explain(shop.warehouse, query(place.entry.method, table, terms))
        for fault in [*faults, *([broken] if broken else [])]:
            yield Problem(*where, "breakdowns.of", fault, allowed, rule="sql-fragment")


def _not_grouped(where: tuple[str, int], by: str) -> Problem:
    """Nothing would be split where no source gives the groups and the definition does not say who is in which."""
    return Problem(
        *where,
        "breakdowns.of",
        f"nothing says which records belong to which group of '{by}'",
        "an expression under of, or a name under groups of the source in measures/defaults.yaml",
        f"{{by: {by}, of: \"case sex when '1' then 'Men' when '2' then 'Women' end\"}}",
        "missing-key",
    )


def _columns(place: _Place, table: CleanTable, shop: Workshop) -> Iterator[Problem]:
    for field in COLUMNS:
        name = getattr(place.entry.method, field, None)
        if name is not None and name not in table.columns:
            found = f"there is no column '{name}'{nearest(name, table.columns)}"
            yield place.problem(field, found, f"one of {_shown(table)}", "unknown-column")
    yield from _no_date(place, shop.types(place.entry.source, place.entry.method.table))


def _no_date(place: _Place, types: Mapping[str, str]) -> Iterator[Problem]:
    """A date that is none is told here: the query is bound without any periods, so that it does not meet one yet."""
    name = getattr(place.entry.method, "date", None)
    if name is None or name not in types or types[name].startswith(DATES):
        return
    dates = [column for column, kind in types.items() if kind.startswith(DATES) and not column.startswith("_")]
    found = f"the column '{name}' holds no dates (it is {types[name].lower()}){nearest(name, dates)}"
    allowed = f"a column of dates: {', '.join(dates)}" if dates else "a column of dates; the table has none"
    yield place.problem("date", found, allowed, "no-dates")


def _population(place: _Place, shop: Workshop) -> Iterator[Problem]:
    method = place.entry.method
    if not isinstance(method, PopulationMethod):
        return
    if method.population not in shop.sources:
        yield _no_source(place, "population", method.population, shop)
        return
    table = shop.table(method.population)
    needed = ["area", "period", "value", *([method.bands] if isinstance(method, DirectlyStandardisedRate) else [])]
    lacking = [name for name in needed if name not in table.columns]
    if lacking:
        found = f"the table of '{method.population}' has no column {', '.join(lacking)}"
        yield place.problem("population", found, f"a table with {', '.join(needed)}", "unknown-column")
        return
    faults = expression_faults(method.population_where, table.columns) if method.population_where else []
    faults = faults or [fault for fault in [explain(shop.warehouse, population_query(method, table))] if fault]
    for fault in faults:
        yield place.problem("population_where", fault, f"one expression over {_shown(table)}", "sql-fragment")


def _no_source(place: _Place, field: str, name: str, shop: Workshop) -> Problem:
    found = f"there is no source '{name}'{nearest(name, shop.sources)}"
    return place.problem(field, found, "a folder of data_raw", "unknown-source")


def _shown(table: CleanTable) -> str:
    return ", ".join(name for name in table.columns if not name.startswith("_"))
