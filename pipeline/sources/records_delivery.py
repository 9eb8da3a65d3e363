"""Receiving record-level files: each judged by itself, each accepted one replacing only its own partition.

Checking a file's cells is in `compiled`, the rules beside the schema in `record_rules`; the last good partition stays
in place where a file is refused, and memory does not grow with the file.
"""

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import Problem
from pipeline.sources.checking import plain_schema
from pipeline.sources.compiled import CompiledSchema, Delivery, Report, compile_schema, receive
from pipeline.sources.compiled import sql as words
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.extracts import Extract, Place, extracts_of, place_of
from pipeline.sources.files import fingerprint
from pipeline.sources.partitions import Partition, add_partition, drop_partition, read_partitions
from pipeline.sources.record_rules import NO_DATE, nhs_numbers, other_dates
from pipeline.warehouse import Warehouse, open_warehouse

PLACE = {"_file": "varchar", "_sheet": "varchar", "_row": "bigint", "_partition": "varchar"}


@dataclass(frozen=True)
class Judged:
    """One file: what its name says, how many records, whether it was loaded already, and what was wrong."""

    extract: Extract
    sha256: str
    rows: int
    unchanged: bool
    carried: bool
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class RecordsReceipt:
    """What became of the files of a record-level source; `strays` are problems of files that could not be placed."""

    source: str
    judged: tuple[Judged, ...]
    strays: tuple[Problem, ...]
    rows: dict[str, int]

    @property
    def problems(self) -> list[Problem]:
        """All problems, sorted by place."""
        return sorted([*self.strays, *(problem for each in self.judged for problem in each.problems)])

    @property
    def accepted(self) -> bool:
        """Whether every file passed. Nothing delivered at all is no fault."""
        return not self.problems


@dataclass(frozen=True)
class _Table:
    """Where one resource's records go: its compiled schema with fingerprint, and what is loaded so far."""

    source: Source
    resource: Resource
    schema: CompiledSchema
    fingerprint: str
    synthetic: bool

    @property
    def name(self) -> str:
        return f"raw.{self.source.table(self.resource)}"

    @property
    def incoming(self) -> str:
        return f"incoming.{self.source.table(self.resource)}"


def receive_records(warehouse: Warehouse, source: Source) -> RecordsReceipt:
    """Judge every file that is new or has changed, and swap in those that pass, one transaction a file."""
    place = place_of(source)
    held = read_partitions(warehouse, source.name)
    if place.synthetic and any(not partition.synthetic for partition in held):
        return RecordsReceipt(source.name, (), (), _rows(warehouse, source))
    judged: list[Judged] = []
    strays: list[Problem] = []
    for resource in source.package.resources:
        extracts, problems = extracts_of(source, resource, place)
        _forget(warehouse, source, (resource, place, extracts))
        table = _table(source, resource, synthetic=place.synthetic)
        judged += [_judge(warehouse, table, extract) for extract in extracts]
        strays += problems
    return RecordsReceipt(source.name, tuple(judged), tuple(strays), _rows(warehouse, source))


def judge_only(source: Source) -> list[Problem]:
    """Judge every file of a record-level source without receiving it: all is thrown away afterwards."""
    with TemporaryDirectory() as folder, open_warehouse(Path(folder) / "judged.duckdb", receiving=True) as scratch:
        return receive_records(scratch, source).problems


def records_schema(source: Source, resource: Resource) -> CompiledSchema:
    """Return the resource's Table Schema compiled to SQL. Raises ContentProblems."""
    others = {r.name: f"raw.{source.table(r)}" for r in source.package.resources if r.name != resource.name}
    place = f"data_raw/{source.name}/datapackage.yaml"
    return compile_schema(plain_schema(source, resource), references=others, file=place)


def raw_columns(schema: CompiledSchema) -> dict[str, str]:
    """Return the columns of a raw table of records with their SQL types."""
    return {**{field.name: field.sql_type for field in schema.fields}, **PLACE}


def _table(source: Source, resource: Resource, *, synthetic: bool) -> _Table:
    plain = json.dumps(plain_schema(source, resource), sort_keys=True, default=str)
    digest = hashlib.sha256(plain.encode()).hexdigest()
    return _Table(source, resource, records_schema(source, resource), digest, synthetic)


def _forget(warehouse: Warehouse, source: Source, here: tuple[Resource, Place, list[Extract]]) -> None:
    """Drop synthetic partitions that a real file or another sample has taken the place of."""
    resource, place, extracts = here
    names = {extract.name for extract in extracts}
    for partition in read_partitions(warehouse, source.name):
        stale = partition.resource == resource.name and partition.synthetic and partition.file not in names
        if stale and place.folder is not None:
            with warehouse.write():
                drop_partition(warehouse, source, partition)


def _judge(warehouse: Warehouse, table: _Table, extract: Extract) -> Judged:
    digest = fingerprint(extract.path)
    before = _before(warehouse, table, extract)
    same = [p for p in before if (p.sha256, p.schema_sha256) == (digest, table.fingerprint)]
    if same and same[0].synthetic == table.synthetic and same[0].file == extract.name:
        return Judged(extract, digest, same[0].rows, unchanged=True, carried=False, problems=())
    report = _check(warehouse, table, extract)
    if report.valid:
        facts = (digest, report.records)
        with warehouse.write():
            _swap(warehouse, table, (extract, facts, before))
    warehouse.execute(f"drop table if exists {words.table_name(table.incoming)}")
    problems = tuple(report.problems())
    carried = bool(problems and before)
    return Judged(extract, digest, report.records, unchanged=False, carried=carried, problems=problems)


def _before(warehouse: Warehouse, table: _Table, extract: Extract) -> list[Partition]:
    """Return what is loaded of this provider for any of the days of the file."""
    return [
        partition
        for partition in read_partitions(warehouse, table.source.name)
        if (partition.resource, partition.provider) == (table.resource.name, extract.provider)
        and partition.period.start <= extract.period.end
        and extract.period.start <= partition.period.end
    ]


def _check(warehouse: Warehouse, table: _Table, extract: Extract) -> Report:
    """Load and check a file into `incoming`; where anything is wrong the report says it, and it stays out of `raw`."""
    delivery = Delivery(extract.path, extract.name, _delimiter(table), table.resource.encoding)
    report = receive(warehouse.connection, table.schema, delivery, table.incoming)
    if not report.valid:
        return report
    options = table.source.package.outcomes.options
    found = nhs_numbers(warehouse, table.schema, table.incoming, options.get("keys", []))
    dated, none = options.get("partition_date"), [str(day) for day in options.get("sentinel_dates", NO_DATE)]
    if dated in table.schema.names:
        found += other_dates(warehouse, table.incoming, str(dated), extract.period, none)
    return replace(report, findings=found)


def _delimiter(table: _Table) -> str:
    plain = next(r for r in table.source.plain["resources"] if r["name"] == table.resource.name)
    dialect = plain.get("dialect", {})
    return str(dialect.get("delimiter") or dialect.get("csv", {}).get("delimiter") or ",")


def _swap(warehouse: Warehouse, table: _Table, new: tuple[Extract, tuple[str, int], list[Partition]]) -> None:
    extract, (digest, records), before = new
    _make_room(warehouse, table)
    for partition in before:
        drop_partition(warehouse, table.source, partition)
    names = ", ".join(words.name(name) for name in raw_columns(table.schema))
    given = ", ".join(words.name(field.name) for field in table.schema.fields)
    warehouse.execute(
        f"insert into {words.table_name(table.name)} ({names}) "
        f"select {given}, _file, '', _row, ? from {words.table_name(table.incoming)}",
        [extract.period.label],
    )
    partition = Partition(
        resource=table.resource.name,
        period=extract.period,
        provider=extract.provider,
        file=extract.name,
        sha256=digest,
        schema_sha256=table.fingerprint,
        rows=records,
        synthetic=table.synthetic,
    )
    add_partition(warehouse, table.source.name, partition)


def _make_room(warehouse: Warehouse, table: _Table) -> None:
    """Make the raw table. Records of another schema cannot stay beside the new ones, so they go with the old table."""
    wanted = raw_columns(table.schema)
    held = warehouse.columns(table.name)
    if {name: kind.lower() for name, kind in held.items()} == {name: kind.lower() for name, kind in wanted.items()}:
        return
    for partition in read_partitions(warehouse, table.source.name):
        if partition.resource == table.resource.name:
            drop_partition(warehouse, table.source, partition)
    warehouse.load(table.name, wanted, [])


def _rows(warehouse: Warehouse, source: Source) -> dict[str, int]:
    held = read_partitions(warehouse, source.name)
    return {
        source.table(resource): sum(p.rows for p in held if p.resource == resource.name)
        for resource in source.package.resources
    }
