"""The records of runs lie in Dagster's own files, each with one connection that stays open."""

import shutil
from collections.abc import Iterator

import dagster as dg
import pytest
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage

from pipeline.defs import records
from tests.support.project import REPOSITORY


@dg.asset
def falls() -> dg.MaterializeResult:
    """An asset of the tests."""
    return dg.MaterializeResult(metadata={"values": 1})


@pytest.fixture
def instance(tmp_path, monkeypatch) -> Iterator[dg.DagsterInstance]:
    shutil.copy(REPOSITORY / "dagster.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    with dg.DagsterInstance.from_config(str(tmp_path)) as opened:
        yield opened


def _told(storage) -> list[str]:
    entries = [record.event_log_entry for record in storage.records]
    return [entry.dagster_event_type.value for entry in entries if entry.is_dagster_event]


def test_a_run_is_read_by_dagsters_own_storage_too_and_takes_one_connection_a_file(instance, monkeypatch, tmp_path):
    made: list[str] = []
    real = records._engine_of
    monkeypatch.setattr(records, "_engine_of", lambda address: made.append(address) or real(address))
    run = dg.materialize([falls], instance=instance).run_id
    told = _told(instance.get_records_for_run(run))
    assert {"STEP_START", "ASSET_MATERIALIZATION", "PIPELINE_SUCCESS"} <= set(told)
    assert sorted(address.rsplit("/", 1)[1] for address in made) in ([f"{run}.db"], sorted(["index.db", f"{run}.db"]))
    plain = DagsterSqliteStorage.from_local(str(tmp_path / "build/dagster/storage"))
    assert _told(plain.event_log_storage.get_records_for_run(run)) == told
    plain.dispose()


@pytest.mark.parametrize("ours", [records.EventRecords, records.RunRecords])
def test_only_what_dagster_has_without_an_underscore_is_replaced(ours):
    """Fails after an upgrade in which Dagster renamed or dropped one of them: look again at what `records` is for."""
    (theirs,) = ours.__bases__
    replaced = {name for name in vars(ours) if callable(getattr(ours, name)) or isinstance(vars(ours)[name], property)}
    replaced -= {"__init__", "_engine", *(name for name in dir(object) if name != "__init__")}
    assert {name for name in replaced if name.startswith("_")} == set()
    assert replaced and all(hasattr(theirs, name) for name in replaced), sorted(replaced)


def test_no_more_files_are_held_open_than_allowed_and_deleting_lets_go(instance, monkeypatch):
    monkeypatch.setattr(records, "OPEN", 2)
    storage = instance.event_log_storage
    assert isinstance(storage, records.EventRecords)
    for run in ("one", "two", "three"):
        with storage.run_connection(run):
            pass
    assert list(storage._engines) == ["two", "three"]
    storage.delete_events("three")
    assert "three" not in storage._engines
    instance.dispose()
    assert not storage._engines
