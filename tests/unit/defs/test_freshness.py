"""Each source with a lag has a check whether it came in time; it warns and stops nothing, and says no figure."""

import dagster as dg
import pytest

from pipeline.defs.freshness import JOB, timed
from pipeline.defs.project import ProjectResource, forget, workspace_at
from pipeline.defs.run import definitions
from pipeline.sources.descriptor import SourceFacts
from pipeline.steps.source_steps import receive
from tests.support.project import edit
from tests.support.small_project import write_small_project

TIMING = "  origin: local\n  frequency: annual\n  lag_days: 90"


@pytest.fixture
def root(tmp_path, monkeypatch):
    write_small_project(tmp_path)
    edit(tmp_path / "data_raw/returns/datapackage.yaml", "  origin: local", TIMING)
    monkeypatch.setenv("OUTCOMES_PROJECT", str(tmp_path))
    forget()
    yield tmp_path
    forget()


@pytest.mark.parametrize(("day", "passed"), [("2018-06-29", True), ("2018-06-30", False)])
def test_what_is_late_warns(root, day, passed):
    project = ProjectResource(root=str(root), as_of=day)
    with project.warehouse(receiving=True) as warehouse:
        receive(warehouse, project.workspace.sources["returns"], project.workspace.catalogue.areas)
    with dg.DagsterInstance.ephemeral() as instance:
        result = definitions(project).resolve_job_def(JOB).execute_in_process(instance=instance)
    assert result.success
    (told,) = result.get_asset_check_evaluations()
    assert (told.passed, told.severity, told.blocking) == (passed, dg.AssetCheckSeverity.WARN, False)
    assert ("not received" in str(told.metadata["late"].value)) is not passed


def test_a_source_without_a_word_on_when_has_no_check(root):
    (source,) = workspace_at(root).sources.values()
    assert timed([source]) == [source]
    for silent in ({"frequency": "none"}, {"lag_days": None}, {"ended": {"after": "2016/17", "said_by": "Notice"}}):
        facts = SourceFacts.model_validate({**source.package.outcomes.model_dump(), **silent})
        package = source.package.model_copy(update={"outcomes": facts})
        assert timed([type(source)(source.folder, package, source.plain, None)]) == []
