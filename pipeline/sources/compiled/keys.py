"""Rules over several rows: unique values, the primary key, foreign keys.

Each first asks a grouping that can spill to disk whether anything is wrong; rows are fetched only then.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.model import CompiledSchema, ForeignKey
from pipeline.sources.compiled.report import CAP, Finding
from pipeline.sources.compiled.values import Rows, typed_cells
from pipeline.sources.compiled.words import ROW_WORDS


def check_keys(
    connection: sql.Connection, schema: CompiledSchema, table: str, *, cap: int = CAP, typed: bool = False
) -> tuple[Finding, ...]:
    """Return what is wrong with unique fields, the primary key and foreign keys of `table`.

    The first row with a value is right and every later one is counted, as in Frictionless. Values are
    compared typed; a cell of the wrong type counts as empty. `typed` says that the table holds typed columns
    already (`typed_select`), not text.
    """
    return tuple(finding for finding in _all(connection, Keyed(schema, table, typed), cap) if finding.total)


def _all(connection: sql.Connection, keyed: "Keyed", cap: int) -> Iterator[Finding]:
    schema = keyed.schema
    for field in schema.fields:
        if field.unique:
            yield _ask(connection, keyed.columns((field.name,)), ("unique-error", field.name), cap)
    if schema.primary_key:
        yield _ask(connection, keyed.columns(schema.primary_key), ("primary-key", ""), cap, empty=True)
    for key in schema.foreign_keys:
        yield _foreign(connection, keyed, key, cap)


@dataclass(frozen=True)
class Keyed:
    """A table whose keys are asked: text cells, or `typed` columns."""

    schema: CompiledSchema
    table: str
    typed: bool

    def columns(self, names: tuple[str, ...]) -> tuple[str, list[str]]:
        """Return a SELECT of `_row` and the typed columns, and what those are called in it."""
        fields = [self.schema.field(name) for name in names]
        called = [field.typed for field in fields]
        if not self.typed:
            return typed_cells(self.schema, Rows.of(self.table), names=names), called
        listed = ", ".join(f"{sql.name(field.name)} AS {field.typed}" for field in fields)
        return f"SELECT _row, {listed} FROM {sql.table_name(self.table)}", called


def _ask(
    connection: sql.Connection, asked: tuple[str, list[str]], what: tuple[str, str], cap: int, *, empty: bool = False
) -> Finding:
    """Count rows that repeat an earlier one, and, with `empty`, rows whose whole key is empty."""
    source, columns = asked
    listed = ", ".join(columns)
    none = " AND ".join(f"{column} IS NULL" for column in columns)
    groups = f"SELECT {listed}, count(*) AS n, min(_row) AS first FROM ({source}) WHERE NOT ({none}) GROUP BY {listed}"
    ((repeats,),) = connection.execute(f"SELECT coalesce(sum(n - 1), 0) FROM ({groups})").fetchall()
    blanks = 0
    if empty:
        ((blanks,),) = connection.execute(f"SELECT count(*) FROM ({source}) WHERE {none}").fetchall()
    error, field = what
    found, do = ROW_WORDS[error]
    total = int(repeats) + int(blanks)
    if not total:
        return Finding(error, field, "", 0, ())
    same = " AND ".join(f"t.{column} IS NOT DISTINCT FROM g.{column}" for column in columns)
    query = f"SELECT t._row FROM ({source}) t JOIN ({groups} HAVING count(*) > 1) g ON {same} WHERE t._row > g.first"
    if empty:
        query += f" UNION ALL SELECT _row FROM ({source}) WHERE {none}"
    return Finding(error, field, "", total, _first(connection, query, cap), found, do)


def _first(connection: sql.Connection, query: str, cap: int) -> tuple[int, ...]:
    rows = connection.execute(f"SELECT _row FROM ({query}) ORDER BY _row LIMIT {cap}").fetchall()
    return tuple(row for (row,) in rows)


def _foreign(connection: sql.Connection, keyed: Keyed, key: ForeignKey, cap: int) -> Finding:
    source, columns = keyed.columns(key.fields)
    none = " AND ".join(f"t.{column} IS NULL" for column in columns)
    if key.table:
        held, named = sql.table_name(key.table), [sql.name(name) for name in key.reference_fields]
    else:
        held, named = keyed.columns(key.reference_fields)
        held = f"({held})"
    pairs = zip(columns, named, strict=True)
    same = " AND ".join(f"t.{column} IS NOT DISTINCT FROM r.{other}" for column, other in pairs)
    query = f"SELECT t._row FROM ({source}) t ANTI JOIN {held} r ON {same} WHERE NOT ({none})"
    ((total,),) = connection.execute(f"SELECT count(*) FROM ({query})").fetchall()
    found = f"{', '.join(key.fields)} is not in {key.reference or 'this table'}"
    rows = _first(connection, query, cap) if total else ()
    return Finding("foreign-key", "", "", total, rows, found, "Correct the code, or add it to the list it comes from.")
