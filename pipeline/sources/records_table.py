"""Where the records of one resource lie in the warehouse: their raw table, and the partitions in it.

Judging files is in `records_delivery` and `records_together`; nothing here reads a file.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.digests import digest, maker_digest
from pipeline.sources.checking import plain_schema
from pipeline.sources.compiled import CompiledSchema, compile_schema
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.extracts import Extract
from pipeline.sources.partitions import Partition, add_partition, drop_partition, read_partitions
from pipeline.sources.record_rules import NO_DATE
from pipeline.warehouse import Warehouse

PLACE = {"_file": "varchar", "_sheet": "varchar", "_row": "bigint", "_partition": "varchar"}


@dataclass(frozen=True)
class RecordsTable:
    """Where one resource's records go: its compiled schema with fingerprint, and whether they are made up."""

    source: Source
    resource: Resource
    schema: CompiledSchema
    fingerprint: str
    synthetic: bool

    @property
    def name(self) -> str:
        """The raw table."""
        return f"raw.{self.source.table(self.resource)}"

    @property
    def incoming(self) -> str:
        """Where one file is judged."""
        return f"incoming.{self.source.table(self.resource)}"

    @property
    def delimiter(self) -> str:
        """What parts the cells, as the descriptor says."""
        plain = next(r for r in self.source.plain["resources"] if r["name"] == self.resource.name)
        dialect = plain.get("dialect", {})
        return str(dialect.get("delimiter") or dialect.get("csv", {}).get("delimiter") or ",")


def records_table(source: Source, resource: Resource, *, synthetic: bool) -> RecordsTable:
    """Return where the resource's records go. Raises ContentProblems for a schema that cannot be compiled.

    Another engine may read the same file otherwise, so it is part of the fingerprint: each file is then read again.
    """
    plain = json.dumps(plain_schema(source, resource), sort_keys=True, default=str)
    read_by = digest([maker_digest(), plain])
    return RecordsTable(source, resource, records_schema(source, resource), read_by, synthetic)


@dataclass(frozen=True)
class RecordRules:
    """What the descriptor's options say beside the schema: columns of keys, the dated column, days that mean none."""

    keys: tuple[str, ...]
    dated: str
    no_date: tuple[str, ...]


def rules_of(table: RecordsTable) -> RecordRules:
    """Return the rules that hold for every file of the table; `dated` is empty where no column is named."""
    options = table.source.package.outcomes.options
    keys = tuple(name for name in options.get("keys", ()) if name in table.schema.names)
    dated = str(options.get("partition_date", ""))
    none = tuple(str(day) for day in options.get("sentinel_dates", NO_DATE))
    return RecordRules(keys, dated if dated in table.schema.names else "", none)


def records_schema(source: Source, resource: Resource) -> CompiledSchema:
    """Return the resource's Table Schema compiled to SQL. Raises ContentProblems."""
    others = {r.name: f"raw.{source.table(r)}" for r in source.package.resources if r.name != resource.name}
    place = f"data_raw/{source.name}/datapackage.yaml"
    return compile_schema(plain_schema(source, resource), references=others, file=place)


def raw_columns(schema: CompiledSchema) -> dict[str, str]:
    """Return the columns of a raw table of records with their SQL types."""
    return {**{field.name: field.sql_type for field in schema.fields}, **PLACE}


def held_before(warehouse: Warehouse, table: RecordsTable, extract: Extract) -> list[Partition]:
    """Return what is loaded of this provider for any of the days of the file."""
    return among(read_partitions(warehouse, table.source.name), table, extract)


def among(held: Iterable[Partition], table: RecordsTable, extract: Extract) -> list[Partition]:
    """Return those of the partitions that are of this provider, for any of the days of the file."""
    return [
        partition
        for partition in held
        if (partition.resource, partition.provider) == (table.resource.name, extract.provider)
        and partition.period.start <= extract.period.end
        and extract.period.start <= partition.period.end
    ]


def make_room(warehouse: Warehouse, table: RecordsTable) -> None:
    """Make the raw table. Records of another schema cannot stay beside the new ones, so they go with the old table."""
    wanted = raw_columns(table.schema)
    held = warehouse.columns(table.name)
    if {name: kind.lower() for name, kind in held.items()} == {name: kind.lower() for name, kind in wanted.items()}:
        return
    for partition in read_partitions(warehouse, table.source.name):
        if partition.resource == table.resource.name:
            drop_partition(warehouse, table.source, partition)
    warehouse.load(table.name, wanted, [])


def enter(warehouse: Warehouse, table: RecordsTable, extract: Extract, facts: tuple[str, int]) -> None:
    """Write down that the records of a file, with its SHA-256 and how many they are, lie in the raw table."""
    sha256, records = facts
    partition = Partition(
        resource=table.resource.name,
        period=extract.period,
        provider=extract.provider,
        file=extract.name,
        sha256=sha256,
        schema_sha256=table.fingerprint,
        rows=records,
        synthetic=table.synthetic,
    )
    add_partition(warehouse, table.source.name, partition)
