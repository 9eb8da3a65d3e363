"""Receiving several record-level files at once: those about which there is no doubt are swapped in together.

Each still replaces only its own partition. A file in doubt is left to `records_delivery`, which judges it by itself.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from pipeline.sources.compiled import (
    Delivery,
    Looked,
    Target,
    Written,
    in_any_order,
    just_written,
    look,
    write_together,
)
from pipeline.sources.extracts import Extract
from pipeline.sources.files import fingerprint
from pipeline.sources.partitions import drop_partition
from pipeline.sources.record_rules import files_of_other_days, files_with_numbers, number_conditions
from pipeline.sources.records_table import RecordsTable, enter, held_before, make_room, rules_of
from pipeline.warehouse import Warehouse

MOST_ROWS = 4_000_000
"""Lines of one transaction: keys are grouped, and an interrupted run loses no more than this."""
THREADS = 2


@dataclass(frozen=True)
class Arrived:
    """A file that is new or has changed, with the SHA-256 of its bytes."""

    extract: Extract
    sha256: str


@dataclass(frozen=True)
class _Ready:
    """A file of which bytes and heading give no reason to read it record by record."""

    arrived: Arrived
    looked: Looked

    @property
    def name(self) -> str:
        return self.arrived.extract.name


class _DoubtError(Exception):
    """Some files of a scan are in doubt; none of its rows may stay."""

    def __init__(self, files: set[str]) -> None:
        super().__init__("files in doubt")
        self.files = files


def arrivals(extracts: Sequence[Extract]) -> list[Arrived]:
    """Return the files with their SHA-256."""
    with ThreadPoolExecutor(THREADS) as pool:
        digests = pool.map(fingerprint, [extract.path for extract in extracts])
        return [Arrived(extract, digest) for extract, digest in zip(extracts, digests, strict=True)]


def take_together(warehouse: Warehouse, table: RecordsTable, arrived: Sequence[Arrived]) -> dict[str, int]:
    """Swap in every file about which there is no doubt; return the number of its records by the file's name.

    Ask it outside a transaction.
    """
    taken: dict[str, int] = {}
    if not table.schema.foreign_keys:
        for batch in _batches(_ready(table, arrived)):
            taken |= _take(warehouse, table, batch)
    return taken


def delivery_of(table: RecordsTable, extract: Extract) -> Delivery:
    """Return the file as it is to be read."""
    return Delivery(extract.path, extract.name, table.delimiter, table.resource.encoding)


def _ready(table: RecordsTable, arrived: Sequence[Arrived]) -> list[_Ready]:
    def one(each: Arrived) -> Looked | None:
        return look(table.schema, delivery_of(table, each.extract))

    with ThreadPoolExecutor(THREADS) as pool:
        pairs = zip(arrived, pool.map(one, arrived), strict=True)
        return [_Ready(each, looked) for each, looked in pairs if looked is not None]


def _batches(ready: Sequence[_Ready]) -> Iterator[list[_Ready]]:
    """The files in order, no more in one go than `MOST_ROWS` lines or one file."""
    batch: list[_Ready] = []
    for each in ready:
        if batch and sum(r.looked.facts.lines for r in (*batch, each)) > MOST_ROWS:
            yield batch
            batch = []
        batch.append(each)
    if batch:
        yield batch


def _take(warehouse: Warehouse, table: RecordsTable, batch: list[_Ready]) -> dict[str, int]:
    """Swap the batch in without the files in doubt; where it cannot be read, each half by itself."""
    while batch:
        try:
            with in_any_order(warehouse.connection), warehouse.write():
                return {each.file: each.records for each in _write(warehouse, table, batch)}
        except _DoubtError as doubt:
            batch = [each for each in batch if each.name not in doubt.files]
        except Exception:
            # The reader's own message may hold cells, and says less than judging the file by itself.
            half = len(batch) // 2
            return {**_take(warehouse, table, batch[:half]), **_take(warehouse, table, batch[half:])} if half else {}
    return {}


def _write(warehouse: Warehouse, table: RecordsTable, batch: Sequence[_Ready]) -> list[Written]:
    make_room(warehouse, table)
    for each in batch:
        for partition in held_before(warehouse, table, each.arrived.extract):
            drop_partition(warehouse, table.source, partition)
    rules = rules_of(table)
    labels = [each.arrived.extract.period.label for each in batch]
    lead = {"_sheet": [""] * len(batch), "_partition": labels}
    target = Target(table.name, lead, number_conditions(table.schema, rules.keys))
    files = [each.looked for each in batch]
    written = write_together(warehouse.connection, table.schema, files, target)
    new = just_written(table.name, [each.name for each in batch])
    doubt = {each.file for each in written if each.doubt} | files_with_numbers(warehouse, new, rules.keys)
    if rules.dated:
        periods = {each.name: each.arrived.extract.period for each in batch}
        doubt |= files_of_other_days(warehouse, new, (rules.dated, rules.no_date), periods)
    if doubt:
        raise _DoubtError(doubt)
    for each, done in zip(batch, written, strict=True):
        enter(warehouse, table, each.arrived.extract, (each.arrived.sha256, done.records))
    return written
