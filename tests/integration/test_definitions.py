"""Dagster's view of the shipped project: exactly these assets, checks, one job, and what starts runs and tells."""

import os
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from pipeline.defs.project import workspace_at
from pipeline.defs.run import definitions
from tests.support.project import REPOSITORY


@pytest.fixture
def project(monkeypatch):
    monkeypatch.setenv("OUTCOMES_PROJECT", str(REPOSITORY))
    return workspace_at(REPOSITORY)


def keys_of(project):
    sources = [f"{layer}/{name}" for name in project.sources for layer in ("raw", "clean")]
    return {*sources, *(f"measure/{name}" for name in project.catalogue.measures), "protected", "standing", "site"}


def test_there_is_an_asset_for_each_source_and_measure_and_no_other(project):
    graph = definitions().resolve_asset_graph()
    assert {key.to_user_string() for key in graph.get_all_asset_keys()} == keys_of(project)


def test_the_defs_folder_gives_the_same_assets(project):
    import pipeline.definitions as entry

    graph = entry.defs().resolve_asset_graph()
    assert {key.to_user_string() for key in graph.get_all_asset_keys()} == keys_of(project)


def test_every_measure_has_its_checks_and_lies_in_its_domains_group(project):
    graph = definitions().resolve_asset_graph()
    checks = {(c.asset_key.to_user_string(), c.name) for c in graph.asset_check_keys}
    for name in project.catalogue.measures:
        assert {(f"measure/{name}", check) for check in ("known_values", "bounds", "odd_mix")} <= checks
    groups = {node.group_name for node in graph.asset_nodes if node.key.path[0] == "measure"}
    assert groups == {domain.key for domain in project.catalogue.framework.domains}


def test_the_refresh_job_covers_everything_and_has_a_quarterly_schedule(project):
    made = definitions()
    assert made.resolve_job_def("refresh").asset_layer.selected_asset_keys == set(
        made.resolve_asset_graph().get_all_asset_keys()
    )
    schedule = made.resolve_schedule_def("quarterly_refresh")
    assert schedule.execution_timezone == "Europe/London"


def test_what_watches_is_on_as_soon_as_the_daemon_runs(project):
    import pipeline.definitions as entry

    made = entry.defs()
    dg.Definitions.validate_loadable(made)
    repository = made.get_repository_def()
    assert {one.name for one in repository.sensor_defs} == {"files_arrived", "tell_of_deliveries", "tell_of_failure"}
    schedules = {"arrivals_every_morning", "every_morning", "quarterly_refresh"}
    assert {one.name for one in repository.schedule_defs} == schedules
    assert all(one.execution_timezone == "Europe/London" for one in repository.schedule_defs)
    assert {one.default_status.value for one in (*repository.sensor_defs, *repository.schedule_defs)} == {"RUNNING"}


@pytest.mark.system
def test_dagsters_own_check_finds_no_fault():
    command = [str(Path(sys.executable).with_name("dg")), "check", "defs"]
    surroundings = {**os.environ, "OUTCOMES_PROJECT": str(REPOSITORY), "DAGSTER_DISABLE_TELEMETRY": "1"}
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False, env=surroundings)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All definitions loaded successfully" in done.stdout
