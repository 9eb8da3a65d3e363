"""What may not be published: synthetic figures or open doubts on a live site, an edition before its day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.catalogue.acknowledged import Acknowledged
from pipeline.catalogue.edition import Edition, FrontSheet
from pipeline.compute.checks import Finding
from pipeline.steps.doubts import remember_findings
from pipeline.steps.publishing import _doubted, _early, _synthetic
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import Warehouse, open_warehouse
from tests.support.small_built import copied


@pytest.fixture
def root(smallest_built: Path, tmp_path: Path) -> Path:
    return copied(smallest_built, tmp_path / "project")


def as_live(workspace: Workspace) -> Workspace:
    settings = workspace.project.settings.model_copy(update={"site_status": "live"})
    return replace(workspace, project=replace(workspace.project, settings=settings))


def made_up(warehouse: Warehouse) -> None:
    warehouse.execute("update protected.latest set origin = 'synthetic' where measure = 'falls'")


def test_a_live_site_refuses_synthetic_figures_and_names_them(root: Path) -> None:
    workspace = open_workspace(root)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        assert list(_synthetic(warehouse, as_live(workspace))) == []
        made_up(warehouse)
        (told,) = _synthetic(warehouse, as_live(workspace))
        assert "would show synthetic figures: falls." in told
        assert list(_synthetic(warehouse, workspace)) == [], "a demonstration may, with its labels"


def test_a_live_site_waits_while_a_doubt_is_open_and_a_demonstration_shows_it(root: Path) -> None:
    workspace = open_workspace(root)
    doubt = Finding("falls", "jumps", "W", "2016/17", "8 for W; figures around it suggest about 200")
    told = {"why": "A new ward", "by": "The analyst", "on": date(2018, 1, 5), "what": doubt.told}
    place = {"measure": "falls", "check": "jumps", "area": "W", "period": "2016/17"}
    with open_warehouse(workspace.project.warehouse) as warehouse:
        assert list(_doubted(warehouse, as_live(workspace))) == []
        remember_findings(warehouse, "falls", [doubt])
        (said,) = _doubted(warehouse, as_live(workspace))
        assert str(doubt) in said
        assert list(_doubted(warehouse, workspace)) == []
        looked_at = replace(as_live(workspace), acknowledged=(Acknowledged.model_validate({**place, **told}),))
        assert list(_doubted(warehouse, looked_at)) == []


def test_an_edition_before_its_day_is_refused_where_the_site_shows_it(root: Path) -> None:
    front = FrontSheet(report_to="The board", by=["The director"], title="T", purpose="P", recommendations=["Note"])
    edition = Edition(
        title="A year",
        period="2018/19",
        cut_off=date(2019, 9, 1),
        meeting=date(2019, 9, 20),
        release=date(2020, 3, 1),
        front_sheet=front,
    )
    workspace = replace(open_workspace(root), editions={"2018-19": edition})
    assert list(_early(workspace, date(2020, 2, 1))) == []
    (root / "build" / "public" / "editions" / "2018-19").mkdir(parents=True)
    (told,) = _early(workspace, date(2020, 2, 1))
    assert "2018-19 is not out before 2020-03-01" in told
    assert list(_early(workspace, date(2020, 3, 1))) == []
