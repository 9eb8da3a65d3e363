"""Records that are too old are taken away, and no figure with them: what is told, what is refused, what is left."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.cli.forget import kept_from
from pipeline.cli.main import main
from pipeline.compute.series import PublishedSeries
from pipeline.settings import Keep
from pipeline.steps.archive import SERIES, Archive
from pipeline.steps.figures import protected, read_protected, work_out
from pipeline.steps.forgetting import LOG, forget, overdue, plan
from pipeline.steps.frozen_files import Frozen
from pipeline.steps.frozen_values import series_csv
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.state import node_hashes, remember, stale
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from tests.support.project import edit
from tests.support.small_project import VISITS, write_small_project
from tests.support.small_records import ALIASES, AREAS, deliver, stay, write_source

STAYS = (
    VISITS.partition("no_data:")[0].replace("areas: [W]", "areas: [A1]")
    + """\
sources:
  - source: stays
    fit: exact
    method:
      {kind: count, table: spells, date: discharge_date, area: ccg, periods: [financial_quarter]}
owner: The rangers
author: An analyst
checker: Another analyst
review: {last: 2026-01-05, next: 2027-01-05}
"""
)
BEFORE, TODAY = date(2017, 7, 1), date(2026, 1, 5)
OLD, NEW = "stays_2017-18-q1_abc.csv", "stays_2017-18-q2_abc.csv"
LATER = {"admission_date": "2017-08-01", "discharge_date": "2017-08-03"}


@pytest.fixture
def root(tmp_path):
    write_small_project(tmp_path)
    write_source(tmp_path)
    (tmp_path / "measures/areas.csv").write_text(AREAS, "utf-8")
    (tmp_path / "measures/area_aliases.csv").write_text(ALIASES + "Upper,name,A1\n", "utf-8")
    (tmp_path / "measures/health/visits.yaml").write_text(STAYS, "utf-8")
    (tmp_path / "project.yaml").write_text(f"title: Better lives\ndata_path: {tmp_path / 'extracts'}\n", "utf-8")
    deliver(tmp_path, OLD, *(stay(f"a{n}") for n in range(20)))
    deliver(tmp_path, NEW, *(stay(f"b{n}", **LATER) for n in range(30)))
    refresh(tmp_path)
    return tmp_path


def refresh(root):
    workspace = open_workspace(root)
    with open_warehouse(workspace.project.warehouse, receiving=True) as warehouse:
        for source in workspace.sources.values():
            assert receive(warehouse, source, workspace.catalogue.areas).accepted
            make_clean(warehouse, source)
        for name in workspace.catalogue.measures:
            work_out(warehouse, workspace, name)
        protected(warehouse, workspace, TODAY)


def opened(root):
    return open_warehouse(root / "build" / "warehouse.duckdb")


def test_only_what_ended_before_the_day_is_planned(root):
    with opened(root) as warehouse:
        found = plan(warehouse, open_workspace(root), BEFORE)
        assert [(one.source, [f.path.name for f in one.files], len(one.parts)) for one in found.old] == [
            ("stays", [OLD], 1)
        ]
        assert plan(warehouse, open_workspace(root), date(2017, 6, 30)).old == ()


def test_a_figure_that_stands_nowhere_else_stops_it_and_nothing_is_taken_away(root, capsys):
    assert main(["forget", "--project", str(root), "--before", "2017-07-01", "--yes", "--by", "IG lead"]) == 1
    said = capsys.readouterr()
    assert "visits  A1 2017/18 Q1" in said.err
    assert "Nothing was taken away" in said.err
    assert (root / "extracts" / "stays" / OLD).exists()


def test_without_yes_it_only_says_what_it_would_do(root, monkeypatch, capsys):
    frozen(monkeypatch, root)
    assert main(["forget", "--project", str(root), "--before", "2017-07-01"]) == 0
    said = capsys.readouterr().out
    assert f"file       stays/{OLD}" in said
    assert "stay in the frozen reports" in said
    assert (root / "extracts" / "stays" / OLD).exists()


def test_with_yes_files_and_rows_go_and_the_log_says_which(root, monkeypatch, capsys):
    frozen(monkeypatch, root)
    assert main(["forget", "--project", str(root), "--before", "2017-07-01", "--yes", "--by", "IG lead"]) == 0
    assert sorted(p.name for p in (root / "extracts" / "stays").iterdir()) == [NEW]
    with opened(root) as warehouse:
        for table in ("raw.stays", 'clean."stays__spells"'):
            assert warehouse.rows(f"select count(*) from {table} where discharge_date < date '2017-07-01'") == [(0,)]
            assert warehouse.rows(f"select count(*) > 0 from {table}") == [(True,)]
    log = root / "extracts" / LOG
    assert log.stat().st_mode & 0o077 == 0
    _, line = log.read_text("utf-8").splitlines()
    assert line.startswith(f"stays,{OLD},2017/18 Q1,abc,")
    assert line.endswith(",IG lead")
    assert "a1" not in line.split(",")
    refresh(root)


def test_counts_that_have_not_been_through_the_door_go_with_the_records(root, monkeypatch):
    frozen(monkeypatch, root)
    counts = "select distinct period from measure.visits where value is not null order by 1"
    with opened(root) as warehouse:
        assert warehouse.rows(counts) == [("2017/18 Q1",), ("2017/18 Q2",)]
    assert main(["forget", "--project", str(root), "--before", "2017-07-01", "--yes", "--by", "IG lead"]) == 0
    with opened(root) as warehouse:
        assert warehouse.rows(counts) == [("2017/18 Q2",)]


def test_what_rests_on_them_is_made_anew_even_where_no_file_was_left(root, monkeypatch):
    frozen(monkeypatch, root)
    (root / "extracts" / "stays" / OLD).unlink()
    day = date(2026, 1, 5)
    with opened(root) as warehouse:
        for node, made in node_hashes(open_workspace(root), day).items():
            remember(warehouse, node, made)
    assert main(["forget", "--project", str(root), "--before", "2017-07-01", "--yes", "--by", "IG lead"]) == 0
    with opened(root) as warehouse:
        assert stale(warehouse, node_hashes(open_workspace(root), day)) == [
            "raw/stays",
            "protected",
            "standing",
            "site",
        ]


def test_what_is_only_rewritten_forgets_with_what_it_rests_on(root, monkeypatch, capsys):
    """A view (decision 17), and a table that was made under a name that is described no more."""
    file = root / "data_raw/stays/datapackage.yaml"
    edit(file, "  layout: records\n", "  layout: records\n  views: [episodes_kept]\n")
    refresh(root)
    frozen(monkeypatch, root)
    with opened(root) as warehouse:
        warehouse.execute('create table clean."stays__once" as select * from raw.stays')
        warehouse.execute('create view clean."stays__seen" as select * from raw.stays')
    assert main(["forget", "--project", str(root), "--before", "2017-07-01", "--yes", "--by", "IG lead"]) == 0
    assert "clean.stays__once  belongs to nothing that is described now" in capsys.readouterr().out
    with opened(root) as warehouse:
        assert warehouse.tables("clean") == ["returns", "stays__episodes_kept", "stays__spells"]
        old = "select count(*) from clean.\"stays__episodes_kept\" where discharge_date < date '2017-07-01'"
        assert warehouse.rows(old) == [(0,)]


def test_what_belongs_to_nothing_goes_even_where_no_record_is_old(root, capsys):
    with opened(root) as warehouse:
        warehouse.execute("create table raw.gone as select * from raw.stays")
    assert main(["forget", "--project", str(root), "--before", "2010-01-01", "--yes", "--by", "IG lead"]) == 0
    assert "raw.gone" in capsys.readouterr().out
    with opened(root) as warehouse:
        assert warehouse.tables("raw") == ["returns", "stays"]


def frozen(monkeypatch, root):
    """Let every figure stand in a frozen edition; freezing itself is tried in the tests of editions."""
    workspace = open_workspace(root)
    with opened(root) as warehouse:
        kept = archived(workspace, read_protected(warehouse, workspace))
    monkeypatch.setattr("pipeline.cli.forget.open_workspace", lambda _: kept)


def archived(workspace, series):
    files = {SERIES: series_csv(series)}
    return replace(workspace, archive=Archive({"2017-18-q1": Frozen("2017-18-q1", files)}))


def test_a_figure_is_kept_only_by_an_edition_that_shows_the_very_same_one(root):
    workspace = open_workspace(root)
    with opened(root) as warehouse:
        shown = read_protected(warehouse, workspace)
        assert plan(warehouse, archived(workspace, shown), BEFORE).unkept == ()
        other = {
            name: PublishedSeries(name, tuple(replace(v, value=(v.value or 0) + 1) for v in one.values))
            for name, one in shown.items()
        }
        assert plan(warehouse, archived(workspace, other), BEFORE).unkept


def test_figures_that_would_be_lost_are_never_forgotten_by_mistake(root):
    with opened(root) as warehouse:
        workspace = open_workspace(root)
        found = plan(warehouse, workspace, BEFORE)
        assert found.unkept
        with pytest.raises(AssertionError):
            forget(warehouse, workspace, found, TODAY, "IG lead")


def test_files_that_are_too_old_are_named(root):
    assert overdue(open_workspace(root), BEFORE) == [f"stays/{OLD}"]


def test_how_long_is_said_in_the_project_or_not_at_all(root, capsys):
    assert kept_from(Keep(), TODAY) is None
    assert kept_from(Keep(records_years=8), TODAY) == date(2018, 1, 5)
    assert kept_from(Keep(records_years=1), date(2024, 2, 29)) == date(2023, 2, 28)
    assert main(["forget", "--project", str(root)]) == 2
    assert main(["forget", "--project", str(root), "--before", "2017-07-01", "--yes"]) == 2
