"""A working copy of the warehouse in memory: its tables can be read, nothing that is done reaches the file.

For looking at what would come out; figures that are published are made in the warehouse itself.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.errors import WarehouseBusy
from pipeline.warehouse.connection import LOCKED, SCHEMAS, Warehouse, quote

LOOKED_AT = ("raw", "clean", "measure", "protected")
COPIED = ("reference", "state")
"""Small tables that queries write anew as they go."""


@contextmanager
def open_aside(path: Path, wanted: Callable[[str, str], bool]) -> Iterator[Warehouse]:
    """Open the file at `path` for reading, with an empty layer over it. An absent file is an empty warehouse.

    `wanted` says of a schema and a table whether it is seen from the start: each takes time. `look_at` shows more.
    Raises WarehouseBusy when another process is writing.
    """
    connection = duckdb.connect(":memory:")
    try:
        for schema in SCHEMAS:
            connection.execute(f"create schema if not exists {schema}")
        if path.exists():
            _lay_over(connection, path, wanted)
        for name, value in sorted(LOCKED.items(), key=lambda item: item[0] == "lock_configuration"):
            connection.execute(f"set {name} = {value}")
        yield Warehouse(connection)
    finally:
        connection.close()


def forget_views(warehouse: Warehouse, schema: str, names: list[str]) -> None:
    """Drop the views of tables that are to be made anew in memory."""
    for name in names:
        warehouse.execute(f"drop view if exists {schema}.{quote(name)}")


def look_at(warehouse: Warehouse, schema: str, names: Iterable[str]) -> None:
    """Show these tables of the file too, as far as it has them."""
    asked = "select table_name, table_catalog = 'kept' from information_schema.tables where table_schema = ?"
    found = warehouse.rows(asked, [schema])
    seen = {name for name, in_file in found if not in_file}
    for name in sorted({name for name, in_file in found if in_file}.intersection(names) - seen):
        warehouse.execute(_view(schema, name))


def _view(schema: str, name: str) -> str:
    return f"create view {schema}.{quote(name)} as select * from kept.{schema}.{quote(name)}"


def _lay_over(connection: duckdb.DuckDBPyConnection, path: Path, wanted: Callable[[str, str], bool]) -> None:
    try:
        connection.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as kept (read_only)")
    except duckdb.IOException as error:
        raise WarehouseBusy(path=path.name, holder="another program") from error
    found = connection.execute(
        "select table_schema, table_name from information_schema.tables where table_catalog = 'kept' order by all"
    ).fetchall()
    for schema, name in found:
        table = f"{schema}.{quote(name)}"
        if schema in LOOKED_AT and wanted(schema, name):
            connection.execute(_view(schema, name))
        elif schema in COPIED:
            connection.execute(f"create table {table} as select * from kept.{table}")
