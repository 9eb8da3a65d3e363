"""Where Dagster keeps its records is one setting, and old looks of sensors and schedules are thrown away."""

import shutil

import dagster as dg
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.instance.config import dagster_instance_config

from tests.support.project import REPOSITORY


def test_looks_are_kept_for_a_while_and_runs_wait_for_one_another(tmp_path, monkeypatch):
    shutil.copy(REPOSITORY / "dagster.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    with dg.DagsterInstance.from_config(str(tmp_path)) as instance:
        kept = {
            kind: {status.value: days for status, days in instance.get_tick_retention_settings(kind).items()}
            for kind in (InstigatorType.SENSOR, InstigatorType.SCHEDULE)
        }
        assert instance.get_concurrency_config().run_queue_config.max_concurrent_runs == 1
    assert kept[InstigatorType.SENSOR] == {"STARTED": -1, "SKIPPED": 7, "SUCCESS": 90, "FAILURE": 90}
    assert set(kept[InstigatorType.SCHEDULE].values()) == {90}


def test_the_setting_for_postgresql_that_the_runbook_gives_is_one_that_dagster_knows(tmp_path):
    runbook = (REPOSITORY / "docs" / "runbook.md").read_text("utf-8")
    block = runbook.split("<!-- dagster.yaml: PostgreSQL -->\n```yaml\n")[1].split("```")[0]
    (tmp_path / "dagster.yaml").write_text(block, "utf-8")
    settings, _ = dagster_instance_config(str(tmp_path))
    assert settings["storage"] == {"postgres": {"postgres_url": {"env": "OUTCOMES_DAGSTER_DATABASE"}}}
