"""Making anew only what new records touch: of clean tables that go by a key, the rows of the new records' keys.

Only where records came in addition to those that the tables were made from, by the same SELECTs of the same engine.
Everything else (a record less, nothing new, another SELECT) is made whole, by `clean`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.digests import digest, maker_digest
from pipeline.errors import CellNotRead
from pipeline.sources.by_key import ByKey
from pipeline.sources.clean_steps import CleanStep, aside_name, clean_steps, clean_table_name
from pipeline.sources.descriptor import Source
from pipeline.sources.partitions import Partition, read_partitions
from pipeline.warehouse import Warehouse
from pipeline.warehouse.connection import quote

CLEANED = "state.cleaned"
COLUMNS = {
    "source": "varchar",
    "made_by": "varchar",
    "period": "varchar",
    "file": "varchar",
    "sha256": "varchar",
    "schema_sha256": "varchar",
}
KEYS, ROWS = aside_name("keys of new records"), aside_name("records of these keys")
Held = tuple[str, str, str, str]


@dataclass(frozen=True)
class Added:
    """The descriptor's word for it, and the new partitions: period and file of each."""

    by: ByKey
    new: tuple[Held, ...]


def clean_added(warehouse: Warehouse, source: Source, added: Added) -> frozenset[str]:
    """Clean what new records touch. Returns the clean tables that are then as they should be.

    Ask it within the transaction of the cleaning.
    """
    by = added.by
    touched = _set_aside(warehouse, source, added)
    tables = {clean_table_name(source, name) for name in by.tables}
    passing = [KEYS, ROWS, aside_name(source.table(source.package.resources[0]))]
    for step in clean_steps(source, aside=(by.rows, *by.tables)):
        _make_aside(warehouse, step)
        passing.append(aside_name(step.table))
        if step.table in tables:
            table = f'clean."{step.table}"'
            warehouse.execute(f"delete from {table} where {touched}")
            warehouse.execute(f"insert into {table} by name select * from {aside_name(step.table)}")
    for table in passing:
        warehouse.execute(f"drop table {table}")
    return frozenset(tables | {clean_table_name(source, name) for name in source.package.outcomes.views})


def remember_cleaned(warehouse: Warehouse, source: Source, steps: Sequence[CleanStep]) -> None:
    """Write down which partitions the source's clean tables were made from, and by what."""
    if source.package.outcomes.by_key is None:
        return
    _ensure(warehouse)
    made_by = _made_by(source, steps)
    rows = [(source.name, made_by, *held) for held in sorted(_held(warehouse, source))]
    warehouse.execute(f"delete from {CLEANED} where source = ?", [source.name])
    warehouse.append(CLEANED, COLUMNS, rows)


def forget_cleaned(warehouse: Warehouse) -> None:
    """Have every clean table made whole the next time."""
    _ensure(warehouse)
    warehouse.execute(f"delete from {CLEANED}")


def added_since(warehouse: Warehouse, source: Source, steps: Sequence[CleanStep]) -> Added | None:
    """Return what came in addition since the clean tables were made.

    None where they cannot be made from what they are and what came.
    """
    by = source.package.outcomes.by_key
    if by is None or len(source.package.resources) != 1 or not _all_there(warehouse, source, (by, steps)):
        return None
    _ensure(warehouse)
    names = ", ".join(list(COLUMNS)[1:])
    known = warehouse.rows(f"select {names} from {CLEANED} where source = ?", [source.name])
    before, held = {tuple(row[1:]) for row in known}, _held(warehouse, source)
    same = {row[0] for row in known} == {_made_by(source, steps)}
    return Added(by, tuple(sorted(held - before))) if same and before < held else None


def _all_there(warehouse: Warehouse, source: Source, asked: tuple[ByKey, Sequence[CleanStep]]) -> bool:
    """Say whether there is every clean table, and the key in each that goes by it. To describe a view takes long."""
    by, steps = asked
    if not {step.table for step in steps} <= set(warehouse.tables("clean")):
        return False
    tables = [clean_table_name(source, name) for name in (by.rows, *by.tables)]
    rows, *keyed = [warehouse.columns(f"clean.{table}") for table in tables]
    return all(by.key in one for one in (rows, *keyed)) and {"_partition", "_file", "_row"} <= set(rows)


def _held(warehouse: Warehouse, source: Source) -> set[Held]:
    def of(one: Partition) -> Held:
        return one.period.label, one.file, one.sha256, one.schema_sha256

    return {of(partition) for partition in read_partitions(warehouse, source.name)}


def _made_by(source: Source, steps: Sequence[CleanStep]) -> str:
    by = source.package.outcomes.by_key
    said = by.model_dump_json() if by else ""
    return digest([maker_digest(), said, *(part for s in steps for part in (s.table, s.sql, str(s.view)))])


def _set_aside(warehouse: Warehouse, source: Source, added: Added) -> str:
    """Set the records of the new records' keys aside. Returns the condition that a row has one of these keys.

    Records without a key are those of one key among others. Which records they are is asked first, by number of their
    row in the table, and the whole of them only then: there are many columns, and they lie near to each other.
    """
    rows, key = f'clean."{clean_table_name(source, added.by.rows)}"', quote(added.by.key)
    raw = f'raw."{source.table(source.package.resources[0])}"'
    periods, files = [held[0] for held in added.new], [held[1] for held in added.new]
    new = "(_partition, _file) in (select unnest(?) as period, unnest(?) as file)"
    warehouse.execute(
        f"create temp table {KEYS} as select distinct {key} as key from {rows} where {new}", [periods, files]
    )
    none = warehouse.rows(f"select 1 from {KEYS} where key is null")
    touched = f"({key} in (select key from {KEYS} where key is not null){f' or {key} is null' if none else ''})"
    warehouse.execute(
        f"create temp table {ROWS} as select rowid as place from {raw}"
        f" where (_file, _row) in (select _file, _row from {rows} where {touched})"
    )
    part = aside_name(source.table(source.package.resources[0]))
    warehouse.execute(f"create temp table {part} as select * from {raw} where rowid in (select place from {ROWS})")
    return touched


def _make_aside(warehouse: Warehouse, step: CleanStep) -> None:
    try:
        warehouse.execute(f"create temp table {aside_name(step.table)} as {step.sql}")
    except CellNotRead as error:
        raise error.at(step.place) from None


def _ensure(warehouse: Warehouse) -> None:
    names = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    warehouse.execute(f"create table if not exists {CLEANED} ({names})")
