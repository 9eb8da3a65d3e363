"""Where Dagster keeps what it tells of runs: its own SQLite files, each with one connection that stays open.

Dagster's own storage sets up a new engine for each event, so that each statement is worked out anew: with ten events
a step this took as long as the steps. What stands in the files, how they are made and where they lie is Dagster's and
stays as it was: only methods without an underscore are replaced. `dagster.yaml` names the class.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dagster import DagsterInstance
from dagster._core.storage.event_log.sqlite.sqlite_event_log import INDEX_SHARD_NAME, SqliteEventLogStorage
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

OPEN = 8
"""Files held open at once: there is one for each run, and the web pages may look at many."""
WAIT_SECONDS = 60
"""How long another program that writes to a file is waited for."""


class EventRecords(SqliteEventLogStorage):
    """Dagster's records of events, with one open connection a file."""

    def __init__(self, base_dir: str) -> None:
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        self._there: set[str] = set()
        self._turns = threading.Lock()
        super().__init__(base_dir)

    @contextmanager
    def run_connection(self, run_id: str | None = None) -> Iterator[Connection]:
        """Give the connection to the file of a run; one at a time has it."""
        shard = run_id or INDEX_SHARD_NAME
        with self._turns, self._engine(shard).connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def index_connection(self) -> Iterator[Connection]:
        """Give the connection to the file of what is told of all runs."""
        with self.run_connection(INDEX_SHARD_NAME) as connection:
            yield connection

    def _engine(self, shard: str) -> Engine:
        if shard not in self._engines:
            with super().run_connection(shard):  # Dagster's own connection makes the file as it is to be
                pass
            self._engines[shard] = _engine_of(self.conn_string_for_shard(shard))
        self._engines.move_to_end(shard)
        while len(self._engines) > OPEN:
            self._engines.popitem(last=False)[1].dispose()
        return self._engines[shard]

    def has_table(self, table_name: str) -> bool:
        """Say whether there is a table, which Dagster asks before each check it stores. One that is there stays."""
        if table_name not in self._there and super().has_table(table_name):
            self._there.add(table_name)
        return table_name in self._there

    def delete_events(self, run_id: str) -> None:
        """Delete what is told of a run, and let go of its file."""
        super().delete_events(run_id)
        with self._turns:
            held = self._engines.pop(run_id, None)
        if held is not None:
            held.dispose()

    def dispose(self) -> None:
        """Close every file."""
        with self._turns:
            while self._engines:
                self._engines.popitem()[1].dispose()
        super().dispose()


class RunRecords(DagsterSqliteStorage):
    """Dagster's SQLite storage with `EventRecords` for its events."""

    def __init__(self, base_dir: str, inst_data: Any = None) -> None:
        super().__init__(base_dir, inst_data)
        self._events = EventRecords(str(Path(base_dir, "history", "runs")))

    @property
    def event_log_storage(self) -> EventRecords:
        """The records of events."""
        return self._events

    def register_instance(self, instance: DagsterInstance) -> None:
        """Tell the records of events whose they are, like the rest of the storage."""
        super().register_instance(instance)
        if not self._events.has_instance:
            self._events.register_instance(instance)

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> "RunRecords":
        """Open the storage as `dagster.yaml` says."""
        return cls.from_local(inst_data=inst_data, **config_value)


def _engine_of(address: str) -> Engine:
    """Make an engine with one connection for all threads, which take turns. What a power cut may lose are records."""
    waiting = {"timeout": WAIT_SECONDS, "check_same_thread": False}
    made = create_engine(address, poolclass=StaticPool, connect_args=waiting)
    event.listen(made, "connect", lambda connection, _: connection.execute("pragma synchronous = normal"))
    return made
