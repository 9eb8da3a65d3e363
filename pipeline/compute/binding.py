"""Whether definitions fit their sources, before any figure is worked out: names, columns, fragments.

Runs on empty tables made from the descriptors; what the figures are is checked elsewhere.
"""

from collections.abc import Iterator, Mapping

from pipeline.catalogue.load import Catalogue
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import Bundle, Gap, Ratio
from pipeline.compute.measure_series import clean_name
from pipeline.errors import Problem, nearest
from pipeline.sources.clean import clean_queries
from pipeline.sources.descriptor import Source
from pipeline.sources.empty import empty_tables
from pipeline.strict_yaml import Document
from pipeline.warehouse import Warehouse, explain, open_memory
from pipeline.warehouse.gate import expression_faults

FRAGMENTS = ("where", "value", "numerator", "denominator", "of", "population_where")
DERIVED = (Gap, Ratio, Bundle)


def check_binding(catalogue: Catalogue, sources: Mapping[str, Source]) -> list[Problem]:
    """Return every definition that does not fit its source, and every clean.sql that does not fit its tables."""
    with open_memory() as warehouse:
        columns, problems = clean_columns(warehouse, sources)
    for name, measure in catalogue.measures.items():
        document = catalogue.documents[name]
        for number, entry in enumerate(measure.sources):
            problems += _entry(measure, document, number, (entry, sources, columns))
    return problems


def clean_columns(
    warehouse: Warehouse, sources: Mapping[str, Source]
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    """Return the columns of every clean table as the descriptors and clean.sql files make them."""
    problems: list[Problem] = []
    columns: dict[str, tuple[str, ...]] = {}
    for source in sources.values():
        empty_tables(warehouse, source)
        for table, sql in clean_queries(source).items():
            fault = explain(warehouse, sql)
            if fault:
                place = f"data_raw/{source.name}/clean.sql"
                problems.append(Problem(place, 1, "", fault, "columns that the descriptor describes", rule="clean-sql"))
                continue
            warehouse.execute(f'create or replace table clean."{table}" as {sql}')
            columns[table] = tuple(warehouse.columns(f"clean.{table}"))
    return columns, problems


def _entry(
    measure: Measure,
    document: Document,
    number: int,
    have: tuple[MeasureSource, Mapping[str, Source], Mapping[str, tuple[str, ...]]],
) -> Iterator[Problem]:
    entry, sources, columns = have
    if isinstance(entry.method, DERIVED):
        return
    line = document.line_of(("sources", number, "source"))
    if entry.source not in sources:
        found = f"there is no source '{entry.source}'{nearest(entry.source, sources)}"
        yield Problem(document.file, line, "source", found, "a folder of data_raw", rule="unknown-source")
        return
    table = clean_name(sources[entry.source], entry.method.table)
    if table not in columns:
        found = f"the source has no table '{entry.method.table}'"
        yield Problem(document.file, line, "table", found, "a resource of its descriptor", rule="unknown-table")
        return
    for field in FRAGMENTS:
        yield from _fragment(document, (number, field), getattr(entry.method, field, None), columns[table])


def _fragment(document: Document, at: tuple[int, str], text: object, columns: tuple[str, ...]) -> Iterator[Problem]:
    number, field = at
    if not isinstance(text, str):
        return
    line = document.line_of(("sources", number, "method", field))
    allowed = f"one expression over {', '.join(c for c in columns if not c.startswith('_'))}"
    for fault in expression_faults(text, columns):
        yield Problem(document.file, line, f"method.{field}", fault, allowed, rule="sql-fragment")
