"""A run that fails tells a person which steps, by name alone; old runs and their logs are thrown away."""

import sys

import dagster as dg
import pytest

from pipeline.defs.keeping import prune
from pipeline.defs.project import ProjectResource, forget
from pipeline.defs.run import _failures, definitions
from pipeline.defs.tell import run_done, run_failed, steps_of
from tests.support.project import edit
from tests.support.small_project import write_small_project

STEPS = ("raw/returns", "clean/returns", "measure/falls")
ENDED = (dg.DagsterEventType.RUN_FAILURE, dg.DagsterEventType.RUN_SUCCESS)
APPEND = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read())"


@pytest.fixture
def project(tmp_path, monkeypatch):
    root = write_small_project(tmp_path / "lives")
    command = [sys.executable, "-c", APPEND, str(tmp_path / "told")]
    (root / "project.yaml").write_text(f"title: Better lives\nnotify:\n  command: {command!r}\n", "utf-8")
    monkeypatch.setenv("OUTCOMES_PROJECT", str(root))
    forget()
    yield ProjectResource(root=str(root), as_of="2017-09-20")
    forget()


@pytest.fixture
def instance():
    with dg.DagsterInstance.ephemeral() as made:
        yield made


def run(project, instance):
    job = definitions(project).resolve_job_def("refresh")
    keys = [dg.AssetKey(step.split("/")) for step in STEPS]
    return job.execute_in_process(instance=instance, asset_selection=keys, raise_on_error=False)


def hear(sensor, result, project, instance, told):
    with dg.build_run_status_sensor_context(
        sensor_name=sensor.name,
        dagster_event=next(e for e in reversed(result.all_events) if e.event_type in ENDED),
        dagster_instance=instance,
        dagster_run=result.dagster_run,
        resources={"project": project},
    ) as context:
        sensor(context.for_run_failure() if not result.success else context)
    return told.read_text("utf-8") if told.exists() else ""


def test_a_failing_run_tells_the_step_and_its_check_and_no_figure(project, instance, tmp_path):
    edit(project.folder / "data_raw/returns/figures.csv", "falls,Upper,2016/17,120", "falls,Upper,2016/17,98765")
    result = run(project, instance)
    assert not result.success
    assert steps_of(instance, result.run_id) == ("measure/falls: check known_values",)
    told = hear(run_failed(), result, project, instance, tmp_path / "told")
    assert told.startswith("Better lives: the refresh failed")
    assert "- measure/falls: check known_values" in told
    assert "98765" not in told
    assert "120" not in told


def test_who_runs_it_is_told_the_line_of_the_definition_and_the_remedy(project, instance):
    edit(project.folder / "measures/safety/falls.yaml", "value: 120, citation", "value: 121, citation")
    forget()
    (told,) = _failures(project, run(project, instance))
    head, found = told.split("\n")
    assert head == "measure/falls  known_values"
    assert found.startswith(
        "  measures/safety/falls.yaml:18  known_values  A1 2016/17: Annual report says 121.0; the run"
    )
    assert "write the new one on this line" in found


def test_a_refused_delivery_is_told_once(project, instance, tmp_path):
    assert run(project, instance).success
    edit(project.folder / "data_raw/returns/figures.csv", "falls,A2,2016/17,90", "falls,A2,2016/17,many-98765")
    forget()
    result = run(project, instance)
    assert result.success, "a refused delivery stops nothing"
    told = hear(run_done(), result, project, instance, tmp_path / "told")
    assert "- returns\n" in told
    assert "98765" not in told
    assert hear(run_done(), result, project, instance, tmp_path / "told") == told


def test_a_run_that_did_not_begin_says_so(instance):
    assert steps_of(instance, "no-such-run") == ("the run did not begin, or was stopped",)


def test_of_old_runs_nothing_stays(project, instance, tmp_path):
    runs = [run(project, instance).run_id for _ in range(3)]
    for name in runs:
        (tmp_path / "dagster" / "logs" / name).mkdir(parents=True)
        (tmp_path / "dagster" / f"{name}.db").write_text("", "utf-8")
    assert prune(instance, tmp_path / "dagster", keep=1) == 2
    assert [record.dagster_run.run_id for record in instance.get_run_records()] == runs[2:]
    assert sorted(p.name for p in (tmp_path / "dagster").rglob("*")) == sorted(["logs", runs[2], f"{runs[2]}.db"])
    assert prune(instance, tmp_path / "dagster", keep=1) == 0
