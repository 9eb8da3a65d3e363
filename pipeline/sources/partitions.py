"""Which partitions of a record-level source lie in the warehouse: one a period and provider, with its file.

Read by whoever must know what has been received and whether it is synthetic; loading is in `records_delivery`.
"""

from dataclasses import dataclass

from pipeline.periods import Period, from_label
from pipeline.sources.descriptor import Source
from pipeline.warehouse import Warehouse

PARTITIONS = "state.partitions"
COLUMNS = {
    "source": "varchar",
    "resource": "varchar",
    "period": "varchar",
    "provider": "varchar",
    "file": "varchar",
    "sha256": "varchar",
    "schema_sha256": "varchar",
    "rows": "bigint",
    "synthetic": "boolean",
}


@dataclass(frozen=True)
class Partition:
    """The records of one period from one provider, as last accepted."""

    resource: str
    period: Period
    provider: str
    file: str
    sha256: str
    schema_sha256: str
    rows: int
    synthetic: bool


def read_partitions(warehouse: Warehouse, source: str) -> tuple[Partition, ...]:
    """Return the source's partitions by time and provider; none where nothing was ever accepted."""
    if not warehouse.columns(PARTITIONS):
        return ()
    rows = warehouse.records(f"select * exclude (source) from {PARTITIONS} where source = ?", [source])
    found = [Partition(**{**row, "period": from_label(row["period"])}) for row in rows]
    return tuple(sorted(found, key=lambda p: (p.period, p.provider, p.resource)))


def add_partition(warehouse: Warehouse, source: str, partition: Partition) -> None:
    """Write down a partition that is being swapped in."""
    _ensure(warehouse)
    row = {**vars(partition), "source": source, "period": partition.period.label}
    warehouse.append(PARTITIONS, COLUMNS, [tuple(row[name] for name in COLUMNS)])


def drop_partition(warehouse: Warehouse, source: Source, partition: Partition) -> None:
    """Take a partition's records and its entry away; the other partitions stay as they are."""
    resource = next(r for r in source.package.resources if r.name == partition.resource)
    table = f"raw.{source.table(resource)}"
    if warehouse.columns(table):
        key = [partition.period.label, partition.file]
        warehouse.execute(f'delete from raw."{source.table(resource)}" where _partition = ? and _file = ?', key)
    warehouse.execute(
        f"delete from {PARTITIONS} where source = ? and resource = ? and period = ? and provider = ?",
        [source.name, partition.resource, partition.period.label, partition.provider],
    )


def forget_received(warehouse: Warehouse) -> None:
    """Have every file of records judged again the next time; what was accepted of them stays until then."""
    _ensure(warehouse)
    warehouse.execute(f"update {PARTITIONS} set schema_sha256 = ''")


def is_synthetic(warehouse: Warehouse, source: str) -> bool:
    """Whether any record of the source that lies in the warehouse is made up."""
    return any(partition.synthetic for partition in read_partitions(warehouse, source))


def _ensure(warehouse: Warehouse) -> None:
    names = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    warehouse.execute(f"create table if not exists {PARTITIONS} ({names})")
