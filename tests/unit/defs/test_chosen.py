"""A run of some steps knows of them what a run of all knows, and does the same."""

import dagster as dg
import pytest

from pipeline.defs.chosen import definitions_of
from pipeline.defs.project import ProjectResource, forget
from pipeline.defs.run import definitions
from pipeline.defs.stale import keys
from tests.support.small_project import write_small_project

FEW = ["raw/returns", "measure/falls", "protected"]


@pytest.fixture
def project(tmp_path, monkeypatch):
    root = write_small_project(tmp_path / "lives")
    monkeypatch.setenv("OUTCOMES_PROJECT", str(root))
    forget()
    yield ProjectResource(root=str(root), as_of="2017-09-20")
    forget()


def described(made: dg.Definitions, steps: list[str]) -> list[tuple[object, ...]]:
    graph = made.resolve_asset_graph()
    nodes = [graph.get(key) for key in keys(steps)]
    return [
        (n.key, n.parent_keys, n.group_name, n.description, n.kinds, n.tags, sorted(map(str, n.check_keys)))
        for n in nodes
    ]


def did(made: dg.Definitions, steps: list[str]) -> list[tuple[object, ...]]:
    with dg.DagsterInstance.ephemeral() as instance:
        job = made.resolve_job_def("refresh")
        run = job.execute_in_process(instance=instance, asset_selection=keys(steps), raise_on_error=False)
        return sorted((str(e.step_key), e.event_type_value) for e in run.all_events if e.step_key)


@pytest.mark.parametrize("some", [False, True])
def test_each_step_is_described_alike(project, some):
    steps = FEW if some else list(project.hashes())
    assert described(definitions_of(project, steps), steps) == described(definitions(project), steps)


def test_steps_that_are_not_wanted_are_not_described(project):
    graph = definitions_of(project, FEW).resolve_asset_graph()
    assert sorted(graph.materializable_asset_keys) == sorted(keys(FEW))


def test_a_run_does_the_same(project):
    did(definitions(project), [step for step in project.hashes() if step != "site"])
    assert did(definitions_of(project, FEW), FEW) == did(definitions(project), FEW)
