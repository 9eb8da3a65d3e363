"""Several plain files into one typed table in one statement, which asks every question and writes each row once.

Only this quick way belongs here: it names the files about which there is any doubt, and `receive` says what is wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.branches import numbered
from pipeline.sources.compiled.look import Looked
from pipeline.sources.compiled.model import CompiledField, CompiledSchema
from pipeline.sources.compiled.quick import relation, whole
from pipeline.sources.compiled.values import Rows, probes, typed_cells

DOUBT = 0
"""What `_row` says of a record in doubt. The number of a file's first record is 2, the heading being 1."""


@dataclass(frozen=True)
class Target:
    """The typed table to add to, which has `_file` and `_row`.

    `lead` gives the further columns, a value a file; `also` are conditions over `v_n` that no row may meet.
    """

    table: str
    lead: Mapping[str, Sequence[str]]
    also: Sequence[str] = ()


@dataclass(frozen=True)
class Written:
    """What was written of one file: how many records, and whether there is any doubt about one of them."""

    file: str
    records: int
    doubt: bool


def write_together(
    connection: sql.Connection, schema: CompiledSchema, files: Sequence[Looked], target: Target
) -> list[Written]:
    """Add all records of the files to the target; return what was written of each, in order.

    Roll back where any is in doubt, or where this raises: the reader stops at the first row that is not plainly
    as it should be, and its message, which holds cells, must not be told. Within `in_any_order` files are read at once.
    """
    connection.execute(_insert(connection, schema, files, target))
    new = just_written(target.table, [looked.delivery.name for looked in files])
    facts = f"count(*), count_if(_row = {DOUBT}), min(_row), max(_row)"
    found = connection.execute(f"SELECT _file, {facts} FROM {new} GROUP BY ALL").fetchall()
    seen = {row[0]: row[1:] for row in found}
    repeats = _repeats(connection, schema, new)
    made = []
    for looked in files:
        name = looked.delivery.name
        records, broken, *ends = seen.get(name, (0, 0, 0, 0))
        sure = records and not broken and ends == [2, records + 1] and name not in repeats
        made.append(Written(name, records, doubt=not (sure and _whole(connection, schema, looked, records))))
    return made


def just_written(table: str, files: Sequence[str]) -> str:
    """Return what stands after FROM for the records of these files."""
    return f"{sql.table_name(table)} WHERE _file IN ({sql.text_list(files)})"


def _insert(connection: sql.Connection, schema: CompiledSchema, files: Sequence[Looked], target: Target) -> str:
    """Rows are numbered a branch at a time; questions are asked once above: planning them for each would be dear."""
    lead = ["_file", *target.lead]
    columns = ", ".join([*lead, "_row", *map(sql.name, schema.names)])
    doubts = " OR ".join(f"({condition})" for condition in _doubts(schema, target))
    cells = f"CASE WHEN {doubts} THEN {DOUBT} ELSE _row END, {', '.join(field.typed for field in schema.fields)}"
    source = numbered(connection, schema, files, target.lead)
    rows = typed_cells(schema, Rows(f"({source})"), lead=lead)
    return f"INSERT INTO {sql.table_name(target.table)} ({columns}) SELECT {', '.join(lead)}, {cells} FROM ({rows})"


def _doubts(schema: CompiledSchema, target: Target) -> Iterator[str]:
    yield from (probe.broken for probe in probes(schema))
    if all(rule.constraint != "required" for field in schema.fields for rule in field.rules):
        yield f"NOT ({' OR '.join(f'{field.cell} IS NOT NULL' for field in schema.fields)})"
    if all(field.value == field.cell for field in schema.fields):
        yield " AND ".join(map(_headed, schema.fields))
    yield from target.also


def _headed(field: CompiledField) -> str:
    """A condition: the cell is its column's heading."""
    return f"{field.cell} IS NULL" if field.name in field.missing else f"{field.cell} = {sql.text(field.name)}"


def _whole(connection: sql.Connection, schema: CompiledSchema, looked: Looked, records: int) -> bool:
    delivery = looked.delivery
    source = relation(schema, delivery)
    return whole(connection, schema, (source, delivery.delimiter), looked.facts, records)


def _repeats(connection: sql.Connection, schema: CompiledSchema, new: str) -> set[str]:
    """Return the files in which a key or a unique value stands twice, or the whole primary key is empty."""
    found: set[str] = set()
    wanted = [(field.name,) for field in schema.fields if field.unique]
    for key in [*wanted, *([schema.primary_key] if schema.primary_key else [])]:
        columns = ", ".join(map(sql.name, key))
        none = " AND ".join(f"{sql.name(name)} IS NULL" for name in key)
        empty = "" if key == schema.primary_key else f" AND NOT ({none})"
        groups = f"SELECT _file FROM {new}{empty} GROUP BY _file, {columns} HAVING count(*) > 1"
        found |= {row[0] for row in connection.execute(f"SELECT DISTINCT _file FROM ({groups})").fetchall()}
        if key == schema.primary_key:
            query = f"SELECT DISTINCT _file FROM {new} AND {none}"
            found |= {row[0] for row in connection.execute(query).fetchall()}
    return found
