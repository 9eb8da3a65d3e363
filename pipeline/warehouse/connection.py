"""Opening the warehouse: one writer, a plain message naming the holder, every write in a transaction.

Two ways to open: for receiving (may read files), and the normal one, where no SQL can read or write a file.
"""

import contextlib
import os
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal

import duckdb

from pipeline.errors import WarehouseBroken, WarehouseBusy
from pipeline.warehouse.growing import refuse_if_confined
from pipeline.warehouse.untold import cells_untold

SCHEMAS = ("incoming", "raw", "clean", "measure", "reference", "protected", "standing", "state")
LOCKED = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
FEW = 5000
"""Up to so many rows go in as lists. For more, Arrow is faster, but it loads pandas first: a quarter of a second."""
_BROKEN = re.compile(
    r"not a valid DuckDB database file|Corrupt database file|Could not read enough bytes|Failure while replaying WAL"
)
_HOLDER = re.compile(r"lock is held in (?P<program>.+?) \(PID (?P<pid>\d+)\)")


class Warehouse:
    """An open warehouse. Use it as given by `open_warehouse`; it is closed at the end of the block."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, log: Path | None = None) -> None:
        self.connection = connection
        self._writing = False
        self._log = log

    @contextmanager
    def write(self) -> Iterator["Warehouse"]:
        """Everything inside happens wholly or not at all. A write within a write joins the outer one."""
        if self._writing:
            yield self
            return
        self._writing = True
        self.connection.execute("begin transaction")
        try:
            yield self
            self.connection.execute("commit")
            self._keep_private()
        except BaseException:
            with suppress(duckdb.TransactionException):  # the database gave it up itself: what it said first is told
                self.connection.execute("rollback")
            raise
        finally:
            self._writing = False

    def _keep_private(self) -> None:
        """What is not yet in the file stands in a log beside it, which DuckDB makes by the habits of the machine."""
        if self._log is not None:
            with suppress(FileNotFoundError):
                self._log.chmod(0o600)

    def execute(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> duckdb.DuckDBPyConnection:
        """Run one statement. Raises CellNotRead where a cell does not fit it."""
        with cells_untold():
            return self.connection.execute(sql, params)

    def rows(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query as tuples. Raises CellNotRead where a cell does not fit it."""
        with cells_untold():
            return self.connection.execute(sql, params).fetchall()

    def records(self, sql: str, params: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
        """Return all rows of a query as dictionaries by column name. Raises CellNotRead where a cell does not fit."""
        with cells_untold():
            result = self.connection.execute(sql, params)
            names = [column[0] for column in result.description or ()]
            return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    def columns(self, table: str) -> dict[str, str]:
        """Return a table's column names with their types, empty when there is no such table."""
        if not self._writing:  # within a write, describing what is not there would end it; outside it is much quicker
            try:
                return {row[0]: row[1] for row in self.rows(f"describe {quote_table(table)}")}
            except duckdb.CatalogException:
                return {}
        asked = (
            "select column_name, data_type from information_schema.columns "
            "where table_schema = ? and table_name = ? order by ordinal_position"
        )
        return dict(self.rows(asked, table.split(".")))

    def tables(self, schema: str) -> list[str]:
        """Return the names of a schema's tables, sorted."""
        sql = "select table_name from information_schema.tables where table_schema = ? order by 1"
        return [name for (name,) in self.rows(sql, [schema])]

    def make_place(self, table: str, kind: Literal["table", "view"]) -> None:
        """Drop a table where a view is to be, or a view where a table is to be: DuckDB replaces like by like alone."""
        schema, name = table.split(".")
        asked = "select table_type from information_schema.tables where table_schema = ? and table_name = ?"
        held = {"view" if is_view == "VIEW" else "table" for (is_view,) in self.rows(asked, [schema, name])}
        for other in held - {kind}:
            self.execute(f"drop {other} {quote_table(table)}")

    def remove(self, table: str) -> None:
        """Drop a table or a view, whichever it is."""
        self.make_place(table, "table")
        self.execute(f"drop table if exists {quote_table(table)}")

    def load(self, table: str, columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> int:
        """Replace `schema.name` by these rows, typed by `columns` (name -> SQL type). Returns how many."""
        data = list(rows)
        quoted = ", ".join(f"{quote(name)} {kind}" for name, kind in columns.items())
        with self.write():
            self.execute(f"create or replace table {quote_table(table)} ({quoted})")
            self.append(table, columns, data)
        return len(data)

    def append(self, table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to a table that has these columns."""
        if not rows:
            return
        given = {name: [_plain(row[i]) for row in rows] for i, name in enumerate(columns)}
        casts = ", ".join(f"cast({quote(name)} as {kind})" for name, kind in columns.items())
        into = f"insert into {quote_table(table)} select {casts} from"
        if len(rows) <= FEW:
            lists = ", ".join(f"unnest(?) as {quote(name)}" for name in columns)
            self.execute(f"{into} (select {lists})", list(given.values()))
        else:
            self._append_block(into, given)

    def _append_block(self, into: str, given: Mapping[str, list[Any]]) -> None:
        """Add many rows at once, as one Arrow table."""
        import pyarrow as pa

        self.connection.register("rows_to_load", pa.table({name: pa.array(cells) for name, cells in given.items()}))
        self.execute(f"{into} rows_to_load")
        self.connection.unregister("rows_to_load")


def _plain(value: Any) -> Any:
    return ";".join(sorted(value)) if isinstance(value, frozenset | set) else value


def quote(name: str) -> str:
    """Return an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def quote_table(table: str) -> str:
    """Return `schema.name` as quoted SQL."""
    return ".".join(quote(part) for part in table.split("."))


@contextmanager
def open_warehouse(path: Path, *, receiving: bool = False, wait: float = 0) -> Iterator[Warehouse]:
    """Open the file at `path` for this process alone, waiting up to `wait` seconds for another to finish.

    Raises WarehouseBusy naming the process that has it, WarehouseBroken for a damaged file, and WarehouseConfined where
    it may not grow.
    """
    refuse_if_confined(path)
    _own_folder(path.parent)
    with _told_if_broken(path):
        connection = _connect(path, receiving, time.monotonic() + wait)
        path.chmod(0o600)
        try:
            yield _prepared(connection, path.with_name(f"{path.name}.wal"))
        finally:
            connection.close()


def _own_folder(folder: Path) -> None:
    """Make the folder and let its owner alone look into it: drafts, logs and run records lie beside the warehouse."""
    folder.mkdir(parents=True, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        with suppress(PermissionError):
            folder.chmod(0o700)


def remove_warehouse(path: Path) -> None:
    """Remove the file, damaged or not. Raises WarehouseBusy where another process has it open."""
    with contextlib.suppress(WarehouseBroken), open_warehouse(path):
        pass
    for file in (path, path.with_name(f"{path.name}.wal")):
        file.unlink(missing_ok=True)


@contextmanager
def _told_if_broken(path: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        found = _BROKEN.search(str(error))
        if found is None:
            raise
        raise WarehouseBroken(path=path.name, found=found[0]) from error


@contextmanager
def open_memory(*, receiving: bool = False) -> Iterator[Warehouse]:
    """Open an empty warehouse in memory, for checks and tests."""
    connection = duckdb.connect(":memory:", config={} if receiving else dict(LOCKED))
    try:
        yield _prepared(connection)
    finally:
        connection.close()


def _prepared(connection: duckdb.DuckDBPyConnection, log: Path | None = None) -> Warehouse:
    opened = Warehouse(connection, log)
    with opened.write():
        for schema in SCHEMAS:
            connection.execute(f"create schema if not exists {schema}")
    return opened


def _connect(path: Path, receiving: bool, until: float) -> duckdb.DuckDBPyConnection:
    while True:
        try:
            with _for_owner_alone():
                return duckdb.connect(str(path), config={} if receiving else dict(LOCKED))
        except duckdb.IOException as error:
            held = _HOLDER.search(str(error))
            if held is None:
                raise
            if time.monotonic() >= until:
                raise WarehouseBusy(path=path.name, holder=_words(held)) from None
            time.sleep(0.2)


@contextmanager
def _for_owner_alone() -> Iterator[None]:
    """Let a file that is made here be readable by its owner alone from its first moment."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _words(held: re.Match[str]) -> str:
    return f"another program ({Path(held['program']).name}, process {held['pid']})"
