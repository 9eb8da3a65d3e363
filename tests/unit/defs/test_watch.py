"""Files that arrive start a run of what depends on them and nothing else, once they stand still; every morning too."""

import os

import dagster as dg
import pytest

from pipeline.defs import watch
from pipeline.defs.project import ProjectResource, forget
from pipeline.errors import OutcomesError, WarehouseBusy
from pipeline.steps.state import remember
from tests.support.small_project import write_small_project

DAY = "2017-09-20"
FIGURES = "data_raw/returns/figures.csv"
AFTER = {"raw/returns", "clean/returns", "measure/falls", "protected", "standing", "site"}


class Watched:
    """A small project, and looks at it one after the other with the cursor kept."""

    def __init__(self, root):
        self.root, self.cursor = root, None
        forget()
        self.project = ProjectResource(root=str(root), as_of=DAY)
        self.loaded = set(self.project.hashes())
        self.sensor = watch.files_arrived(self.loaded)

    def look(self):
        with (
            dg.DagsterInstance.ephemeral() as instance,
            dg.build_sensor_context(
                instance=instance, cursor=self.cursor, resources={"project": self.project}
            ) as context,
        ):
            said = self.sensor(context)
            self.cursor = context.cursor
        return (
            {key.to_user_string() for key in said.asset_selection}
            if isinstance(said, dg.RunRequest)
            else said.skip_message
        )

    def run_all(self):
        with self.project.warehouse() as warehouse:
            for step, made in self.project.hashes().items():
                remember(warehouse, step, made)
        page = self.root / "build" / "public" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("", "utf-8")


@pytest.fixture
def watched(tmp_path):
    yield Watched(write_small_project(tmp_path))
    forget()


@pytest.fixture
def settled(watched):
    watched.look(), watched.look(), watched.run_all()
    return watched


def test_the_first_files_start_everything_once_they_stood_still(watched):
    assert watched.look().startswith("Not wholly there yet: data_raw/returns/")
    assert watched.look() == watched.loaded
    assert watched.look() == watch.NOTHING, "each arrival starts one run"


def test_only_what_depends_on_a_changed_file_runs(settled):
    file = settled.root / FIGURES
    file.write_text(file.read_text("utf-8") + "falls,A2,2017/18,80\n", "utf-8")
    assert settled.look() == f"Not wholly there yet: {FIGURES}"
    assert settled.look() == AFTER


def test_a_file_that_is_still_growing_starts_nothing(settled):
    file = settled.root / FIGURES
    for row in ("falls,A2,2017/18,80\n", "falls,Upper,2017/18,80\n"):
        file.write_text(file.read_text("utf-8") + row, "utf-8")
        assert settled.look() == f"Not wholly there yet: {FIGURES}"
    assert settled.look() == AFTER


def test_a_file_touched_without_change_starts_nothing(settled):
    os.utime(settled.root / FIGURES, (1, 1))
    settled.look()
    assert settled.look() == watch.SAME
    assert settled.look() == watch.NOTHING


def test_a_busy_warehouse_is_asked_again(settled, monkeypatch):
    (settled.root / FIGURES).write_text("measure,area,period,value\nfalls,A2,2017/18,80\n", "utf-8")
    settled.look()

    def busy(*_):
        raise WarehouseBusy(path="warehouse.duckdb", holder="another program")

    with monkeypatch.context() as patched:
        patched.setattr(watch, "request_for", busy)
        assert settled.look() == watch.BUSY
    assert settled.look() == AFTER, "nothing was lost"


def test_a_source_that_dagster_has_not_loaded_asks_for_a_new_start(settled):
    settled.sensor = watch.files_arrived(settled.loaded - {"raw/returns"})
    (settled.root / FIGURES).write_text("measure,area,period,value\nfalls,A2,2017/18,80\n", "utf-8")
    settled.look()
    with pytest.raises(OutcomesError, match="raw/returns; start its daemon"):
        settled.look()


def test_extracts_outside_the_project_are_watched_too(settled, tmp_path_factory):
    outside = tmp_path_factory.mktemp("extracts")
    (outside / "sus").mkdir()
    (outside / "sus" / "sus_2017-18-q1_rxc.csv.part").write_text("half", "utf-8")
    (settled.root / "project.yaml").write_text(f"title: Better lives\ndata_path: {outside}\n", "utf-8")
    assert settled.look() == watch.NOTHING, "a copy under way"
    (outside / "sus" / "sus_2017-18-q1_rxc.csv.part").rename(outside / "sus" / "sus_2017-18-q1_rxc.csv")
    assert settled.look() == "Not wholly there yet: data_path/sus/sus_2017-18-q1_rxc.csv"


def morning(watched, monkeypatch, *, seconds_later):
    latest = max(p.stat().st_mtime for p in (watched.root / "data_raw").rglob("*"))
    monkeypatch.setattr(watch, "now", lambda: latest + seconds_later)
    with (
        dg.DagsterInstance.ephemeral() as instance,
        dg.build_schedule_context(instance=instance, resources={"project": watched.project}) as context,
    ):
        return watch.every_morning(watched.loaded)(context)


def test_every_morning_what_is_stale_runs(settled, monkeypatch):
    assert morning(settled, monkeypatch, seconds_later=1000).skip_message == watch.UP_TO_DATE
    settled.project = ProjectResource(root=str(settled.root), as_of="2017-09-21")
    request = morning(settled, monkeypatch, seconds_later=1000)
    assert {key.to_user_string() for key in request.asset_selection} == {"protected", "standing", "site"}


def test_in_the_morning_a_file_that_came_just_now_waits_for_the_sensor(settled, monkeypatch):
    assert morning(settled, monkeypatch, seconds_later=10).skip_message.startswith("Not wholly there yet: data_raw/")
