"""A frozen edition whose day of release is still to come is not among what readers may see."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.steps.archive import Archive
from pipeline.steps.frozen_files import Frozen
from pipeline.steps.workspace import as_seen, open_workspace
from tests.support.site_samples import edition, series
from tests.support.small_project import write_small_project

RELEASE = date(2018, 1, 10)


def test_it_appears_on_its_day_and_one_without_a_definition_stays(tmp_path):
    workspace = open_workspace(write_small_project(tmp_path))
    one = edition(series()).edition.model_copy(update={"release": RELEASE})
    archive = Archive({"q": Frozen("q", {}), "gone": Frozen("gone", {})})
    workspace = replace(workspace, editions={"q": one}, archive=archive)
    assert list(as_seen(workspace, RELEASE - timedelta(days=1)).archive.frozen) == ["gone"]
    assert list(as_seen(workspace, RELEASE).archive.frozen) == ["q", "gone"]
