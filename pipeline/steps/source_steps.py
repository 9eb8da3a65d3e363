"""Receiving and cleaning one source: the delivery is judged, swapped in or refused, and the judgement recorded."""

from dataclasses import dataclass, replace

from pipeline.areas import Areas
from pipeline.sources.checking import TypedTable
from pipeline.sources.clean import clean
from pipeline.sources.compared import compared
from pipeline.sources.descriptor import Source
from pipeline.sources.partitions import read_partitions
from pipeline.sources.receive import RECORDS, Receipt, read_delivery, swap_in
from pipeline.sources.records_delivery import receive_records
from pipeline.steps.refusals import remember_reasons
from pipeline.warehouse import Warehouse

DELIVERIES = "state.deliveries"
DELIVERY_COLUMNS = {
    "source": "varchar",
    "file": "varchar",
    "sha256": "varchar",
    "rows": "bigint",
    "accepted": "boolean",
    "carried_forward": "boolean",
    "problems": "varchar",
}


@dataclass(frozen=True)
class Received:
    """What became of a source's delivery, for logs and metadata: no cell of it."""

    source: str
    accepted: bool
    carried_forward: bool
    rows: dict[str, int]
    problems: tuple[str, ...]
    elsewhere: int = 0


def receive(warehouse: Warehouse, source: Source, areas: Areas) -> Received:
    """Read, check and swap in a delivery; a refused one leaves the last good one in place and marked."""
    if source.package.outcomes.layout == RECORDS:
        return _receive_records(warehouse, source)
    receipt = read_delivery(source, areas)
    had_one = bool(warehouse.tables("raw") and _has_raw(warehouse, source))
    if receipt.accepted and had_one and not _accepted_before(warehouse, receipt):
        receipt = replace(receipt, against_last=tuple(compared(warehouse, source, receipt)))
    with warehouse.write():
        if receipt.accepted:
            swap_in(warehouse, receipt)
        record(warehouse, receipt, carried=had_one and not receipt.accepted)
    remember_reasons(warehouse, source.name, receipt.problems)
    problems = tuple(map(str, receipt.problems))
    carried = had_one and not receipt.accepted
    return Received(source.name, receipt.accepted, carried, receipt.rows, problems, receipt.elsewhere)


def _receive_records(warehouse: Warehouse, source: Source) -> Received:
    """Judge the files of a record-level source one by one; each refused one leaves its last good partition."""
    receipt = receive_records(warehouse, source)
    ensure(warehouse)
    with warehouse.write():
        warehouse.execute(f"delete from {DELIVERIES} where source = ?", [source.name])
        held = read_partitions(warehouse, source.name)
        good = [(source.name, p.file, p.sha256, p.rows, True, False, "") for p in held]
        refused = [
            (source.name, j.extract.name, j.sha256, j.rows, False, j.carried, "\n".join(map(str, j.problems)))
            for j in receipt.judged
            if j.problems
        ]
        strays = [(source.name, p.file, "", 0, False, False, str(p)) for p in receipt.strays]
        warehouse.append(DELIVERIES, DELIVERY_COLUMNS, [*good, *refused, *strays])
    remember_reasons(warehouse, source.name, receipt.problems)
    carried = any(judged.carried for judged in receipt.judged)
    return Received(source.name, receipt.accepted, carried, receipt.rows, tuple(map(str, receipt.problems)))


def _accepted_before(warehouse: Warehouse, receipt: Receipt) -> bool:
    """Whether these are the very files of the last accepted delivery: then only our own description changed."""
    ensure(warehouse)
    held = warehouse.rows(f"select file, sha256 from {DELIVERIES} where source = ? and accepted", [receipt.source])
    return {(f.name, f.sha256) for reading in receipt.readings for f in reading.files} == set(held)


def record(warehouse: Warehouse, receipt: Receipt, *, carried: bool) -> None:
    """Write down the judgement of this delivery; the rows of the last accepted one stay beside a refusal."""
    ensure(warehouse)
    gone = "source = ?" if receipt.accepted else "source = ? and not accepted"
    warehouse.execute(f"delete from {DELIVERIES} where {gone}", [receipt.source])
    told = "\n".join(map(str, receipt.problems))
    rows = [
        (receipt.source, file.name, file.sha256, rows, receipt.accepted, carried, told)
        for reading in receipt.readings
        for file, rows in [(f, _rows_of(f.name, reading.typed)) for f in reading.files]
    ]
    missing = [(receipt.source, "", "", 0, False, carried, told)] if not rows else []
    warehouse.append(DELIVERIES, DELIVERY_COLUMNS, rows or missing)


def _rows_of(file: str, table: TypedTable | None) -> int:
    """Return how many of a table's rows came from one of its files."""
    if table is None:
        return 0
    at = list(table.columns).index("_file")
    return sum(row[at] == file for row in table.rows)


def ensure(warehouse: Warehouse) -> None:
    """Make the table of deliveries if there is none."""
    names = ", ".join(f"{name} {kind}" for name, kind in DELIVERY_COLUMNS.items())
    warehouse.execute(f"create table if not exists {DELIVERIES} ({names})")


def make_clean(warehouse: Warehouse, source: Source) -> dict[str, int]:
    """Make the source's clean tables; none when no delivery was ever accepted."""
    return clean(warehouse, source) if _has_raw(warehouse, source) else {}


def _has_raw(warehouse: Warehouse, source: Source) -> bool:
    return all(warehouse.columns(f"raw.{source.table(resource)}") for resource in source.package.resources)
