"""Receiving record-level files: each judged by itself, each accepted one replacing only its own partition.

Checking a file's cells is in `compiled`, the rules beside the schema in `record_rules`, the quick way for all files
without a fault in `records_together`. The last good partition stays in place where a file is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.errors import Problem
from pipeline.sources.compiled import Report, receive
from pipeline.sources.compiled import sql as words
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.extracts import Extract, Place, extracts_of, place_of
from pipeline.sources.partitions import Partition, drop_partition, read_partitions
from pipeline.sources.record_rules import nhs_numbers, other_dates
from pipeline.sources.records_table import (
    RecordsTable,
    among,
    enter,
    held_before,
    make_room,
    raw_columns,
    records_schema,
    records_table,
    rules_of,
)
from pipeline.sources.records_together import Arrived, arrivals, delivery_of, take_together
from pipeline.warehouse import Warehouse, open_warehouse

__all__ = ["Judged", "RecordsReceipt", "judge_only", "raw_columns", "receive_records", "records_schema"]


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


def receive_records(warehouse: Warehouse, source: Source) -> RecordsReceipt:
    """Judge every file that is new or has changed, and swap in those that pass, each wholly or not at all."""
    place = place_of(source)
    held = read_partitions(warehouse, source.name)
    if place.synthetic and any(not partition.synthetic for partition in held):
        return RecordsReceipt(source.name, (), (), _rows(warehouse, source))
    judged: list[Judged] = []
    strays: list[Problem] = []
    for resource in source.package.resources:
        extracts, problems = extracts_of(source, resource, place)
        _forget(warehouse, source, (resource, place, extracts))
        table = records_table(source, resource, synthetic=place.synthetic)
        judged += _judged(warehouse, table, extracts)
        strays += problems
    return RecordsReceipt(source.name, tuple(judged), tuple(strays), _rows(warehouse, source))


def judge_only(source: Source) -> list[Problem]:
    """Judge every file of a record-level source without receiving it: all is thrown away afterwards."""
    with TemporaryDirectory() as folder, open_warehouse(Path(folder) / "judged.duckdb", receiving=True) as scratch:
        return receive_records(scratch, source).problems


def _forget(warehouse: Warehouse, source: Source, here: tuple[Resource, Place, list[Extract]]) -> None:
    """Drop synthetic partitions that a real file or another sample has taken the place of."""
    resource, place, extracts = here
    names = {extract.name for extract in extracts}
    for partition in read_partitions(warehouse, source.name):
        stale = partition.resource == resource.name and partition.synthetic and partition.file not in names
        if stale and place.folder is not None:
            with warehouse.write():
                drop_partition(warehouse, source, partition)


def _judged(warehouse: Warehouse, table: RecordsTable, extracts: Sequence[Extract]) -> list[Judged]:
    """Judge the files that are new or have changed: first all together, then by itself each that is in doubt."""
    arrived, held = arrivals(extracts), read_partitions(warehouse, table.source.name)
    same = {each.extract.name: _unchanged(among(held, table, each.extract), table, each) for each in arrived}
    taken = take_together(warehouse, table, [each for each in arrived if same[each.extract.name] is None])
    return [same[each.extract.name] or _taken(each, taken) or _judge(warehouse, table, each) for each in arrived]


def _unchanged(before: Sequence[Partition], table: RecordsTable, arrived: Arrived) -> Judged | None:
    for held in before:
        known = (held.sha256, held.schema_sha256, held.synthetic, held.file)
        if known == (arrived.sha256, table.fingerprint, table.synthetic, arrived.extract.name):
            return Judged(arrived.extract, arrived.sha256, held.rows, unchanged=True, carried=False, problems=())
    return None


def _taken(arrived: Arrived, taken: Mapping[str, int]) -> Judged | None:
    if arrived.extract.name not in taken:
        return None
    rows = taken[arrived.extract.name]
    return Judged(arrived.extract, arrived.sha256, rows, unchanged=False, carried=False, problems=())


def _judge(warehouse: Warehouse, table: RecordsTable, arrived: Arrived) -> Judged:
    extract, digest = arrived.extract, arrived.sha256
    before = held_before(warehouse, table, extract)
    report = _check(warehouse, table, extract)
    if report.valid:
        with warehouse.write():
            _swap(warehouse, table, arrived, report.records)
    warehouse.execute(f"drop table if exists {words.table_name(table.incoming)}")
    problems = tuple(report.problems())
    carried = bool(problems and before)
    return Judged(extract, digest, report.records, unchanged=False, carried=carried, problems=problems)


def _check(warehouse: Warehouse, table: RecordsTable, extract: Extract) -> Report:
    """Load and check a file into `incoming`; where anything is wrong the report says it, and it stays out of `raw`."""
    report = receive(warehouse.connection, table.schema, delivery_of(table, extract), table.incoming)
    if not report.valid:
        return report
    rules = rules_of(table)
    found = nhs_numbers(warehouse, table.schema, table.incoming, rules.keys)
    if rules.dated:
        found += other_dates(warehouse, table.incoming, rules.dated, extract.period, rules.no_date)
    return replace(report, findings=found)


def _swap(warehouse: Warehouse, table: RecordsTable, arrived: Arrived, records: int) -> None:
    make_room(warehouse, table)
    for partition in held_before(warehouse, table, arrived.extract):
        drop_partition(warehouse, table.source, partition)
    names = ", ".join(words.name(name) for name in raw_columns(table.schema))
    given = ", ".join(words.name(field.name) for field in table.schema.fields)
    warehouse.execute(
        f"insert into {words.table_name(table.name)} ({names}) "
        f"select {given}, _file, '', _row, ? from {words.table_name(table.incoming)}",
        [arrived.extract.period.label],
    )
    enter(warehouse, table, arrived.extract, (arrived.sha256, records))


def _rows(warehouse: Warehouse, source: Source) -> dict[str, int]:
    held = read_partitions(warehouse, source.name)
    return {
        source.table(resource): sum(p.rows for p in held if p.resource == resource.name)
        for resource in source.package.resources
    }
