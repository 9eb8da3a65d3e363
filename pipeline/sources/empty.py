"""Empty raw tables as the descriptors describe them, so that SQL can be bound before any file is read."""

from pipeline.sources.checking import DUCKDB_TYPES
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.receive import AREA_COLUMNS, PERIOD_COLUMNS
from pipeline.sources.records_delivery import raw_columns, records_schema
from pipeline.sources.roles import AREA_TEXT, PERIOD_TEXT
from pipeline.warehouse import Warehouse

PLACE = {"_file": "varchar", "_sheet": "varchar", "_row": "bigint"}


def empty_tables(warehouse: Warehouse, source: Source) -> None:
    """Make the source's raw tables and the tables of meanings, all empty. Raises ContentProblems."""
    for resource in source.package.resources:
        warehouse.load(f"raw.{source.table(resource)}", _columns(source, resource), [])
    warehouse.load(AREA_TEXT, AREA_COLUMNS, [])
    warehouse.load(PERIOD_TEXT, PERIOD_COLUMNS, [])


def _columns(source: Source, resource: Resource) -> dict[str, str]:
    if source.package.outcomes.layout == "records":
        return raw_columns(records_schema(source, resource))
    return {**{f.name: DUCKDB_TYPES.get(f.type, "varchar") for f in resource.schema_.fields}, **PLACE}
