"""A step counts as done only when it ended well: one that failed or stopped halfway is done again."""

from pathlib import Path

import pytest

from pipeline.defs.project import ProjectResource, forget
from pipeline.defs.run import launch
from pipeline.defs.stale import stale_steps
from pipeline.steps.made import refresh_is_open
from tests.support.project import edit
from tests.support.small_built import AS_OF, copied

MEASURE = "measures/people_are_safe/falls.yaml"


@pytest.fixture
def root(smallest_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = copied(smallest_built, tmp_path / "project")
    monkeypatch.setenv("OUTCOMES_PROJECT", str(root))
    monkeypatch.setenv("DAGSTER_HOME", str(root / "build" / "dagster" / "home"))
    return root


def resource(root: Path) -> ProjectResource:
    forget()
    return ProjectResource(root=str(root), as_of=AS_OF)


def test_a_red_check_stays_red_until_its_cause_is_gone(root: Path) -> None:
    edit(root / MEASURE, "value: 120", "value: 121")
    steps = stale_steps(resource(root))
    assert steps == ["measure/falls", "protected", "standing", "site"]
    for _ in range(2):
        (told,) = launch(resource(root), steps).failures
        assert "121" in told
        assert stale_steps(resource(root)) == steps, "the measure is not taken for done"
        with resource(root).warehouse() as warehouse:
            assert refresh_is_open(warehouse)
    edit(root / MEASURE, "value: 121", "value: 120")
    assert stale_steps(resource(root)) == ["measure/falls"], "put back, and worked out again all the same"
    assert launch(resource(root), ["measure/falls"]).failures == ()
    with resource(root).warehouse() as warehouse:
        assert not refresh_is_open(warehouse)


def test_a_step_that_stops_halfway_is_not_done(root: Path) -> None:
    project = resource(root)
    with pytest.raises(KeyboardInterrupt), project.step("clean/council_returns") as warehouse:
        warehouse.execute("select 1")
        raise KeyboardInterrupt
    assert stale_steps(project) == ["clean/council_returns"]
