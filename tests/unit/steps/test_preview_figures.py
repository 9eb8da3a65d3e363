"""What a preview shows of records is what a refresh publishes: under the same rules, beside the same other figures."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.compute.series import PublishedSeries
from pipeline.compute.workshop import Workshop
from pipeline.steps import preview_figures
from pipeline.steps.catching_up import catch_up
from pipeline.steps.figures import read_protected
from pipeline.steps.newer import what_changed
from pipeline.steps.preview_content import one_measure
from pipeline.steps.preview_figures import ALONE, BESIDE, PUBLIC, published_now, worked_out
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.aside import open_aside
from tests.support.project import edit
from tests.support.small_project import VISITS
from tests.unit.steps.test_forgetting import STAYS
from tests.unit.steps.test_settling import records_project

TODAY = date(2026, 1, 5)
UPPER = "measures/health/upper_visits.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Stays of three areas, and the same of one of them alone, worked out and protected."""
    root = records_project(tmp_path)
    (root / UPPER).write_text(STAYS.replace("order: 2", "order: 3"), "utf-8")
    with (root / "project.yaml").open("a", encoding="utf-8") as settings:
        settings.write("disclosure: {sus: hes_pre2018}\n")
    catch_up(open_workspace(root), TODAY)
    return root


def previewed(root: Path, name: str) -> tuple[PublishedSeries, str]:
    """The figures of a measure as a preview shows them."""
    workspace = one_measure(root, name)
    with open_aside(workspace.project.warehouse, lambda schema, table: schema != "measure" or table == name) as aside:
        shop = Workshop(aside, workspace.catalogue.areas, workspace.sources, workspace.catalogue.documents)
        truth = worked_out(shop, workspace, what_changed(aside, workspace).measures)
        made, told = published_now(aside, workspace, truth, TODAY)
    return made[name], told


def refreshed(root: Path, name: str) -> PublishedSeries:
    """The same as a refresh publishes them."""
    workspace = open_workspace(root)
    catch_up(workspace, TODAY)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        return read_protected(warehouse, workspace)[name]


def test_what_did_not_change_is_as_it_was_published_and_is_not_decided_anew(root: Path, monkeypatch) -> None:
    published = {name: refreshed(root, name) for name in ("visits", "upper_visits")}
    monkeypatch.setattr(preview_figures, "each_moment", lambda *_: pytest.fail("the door was asked again"))
    for name, series in published.items():
        assert previewed(root, name) == (series, BESIDE)


def test_what_is_withheld_because_of_another_measure_is_withheld_in_a_preview(root: Path) -> None:
    """The other measure withholds three stays of the lower valley: with all stays, this one would tell them."""
    edit(root / UPPER, "title: ", "title: New ")
    shown, _ = previewed(root, "upper_visits")
    assert [value.value for value in shown.values if "c" in value.markers] == [None]


@pytest.mark.parametrize("name", ["visits", "upper_visits"])
@pytest.mark.parametrize("asked", ["age >= 0", "spell <> 'a1'", "spell < 'a2'"])
def test_a_changed_definition_is_shown_as_a_refresh_publishes_it(root: Path, name: str, asked: str) -> None:
    edit(root / f"measures/health/{name}.yaml", "area: ccg,", f'area: ccg, where: "{asked}",')
    assert previewed(root, name) == (refreshed(root, name), BESIDE)


def test_what_an_earlier_report_withheld_of_another_measure_counts_too(root: Path) -> None:
    """The other measure has no figures now; a report that readers have still withholds the lower valley."""
    workspace = open_workspace(root)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        warehouse.execute("create table protected.q1 as select * from protected.latest where measure = 'visits'")
        warehouse.execute("delete from protected.latest where measure = 'visits'")
    with open_aside(workspace.project.warehouse, lambda *_: True) as aside:
        assert preview_figures._ruled(aside) == ["upper_visits", "visits"]


def test_what_was_taken_back_is_not_in_a_preview(root: Path) -> None:
    taken = (
        "measure: upper_visits, area: A1, period: 2017/18 Q1, reason: Not ours to tell, by: The head, on: 2026-01-04"
    )
    (root / "site/withdrawals.yaml").write_text(f"withdrawals: [{{{taken}}}]\n", "utf-8")
    assert previewed(root, "upper_visits") == (refreshed(root, "upper_visits"), BESIDE)


def test_what_is_derived_from_public_figures_is_shown_as_a_refresh_publishes_it(root: Path) -> None:
    method = "sources: [{source: derived, fit: exact, method: {kind: gap, of: falls, by: area, most: A1, least: W}}]"
    text = VISITS.replace("order: 2", "order: 4").replace("areas: [W]", "areas: [A1]")
    text = "".join(line if not line.startswith("no_data") else f"{method}\n" for line in text.splitlines(keepends=True))
    (root / "measures/health/gap.yaml").write_text(text, "utf-8")
    before = previewed(root, "gap")
    assert [value.value for value in before[0].values if value.value is not None]
    assert before == (refreshed(root, "gap"), PUBLIC)
    edit(root / "measures/safety/falls.yaml", "measure = 'falls'", "measure = 'falls' and area = 'A1'")
    assert previewed(root, "gap") == (refreshed(root, "gap"), PUBLIC) != before


def test_a_measure_before_any_refresh_is_protected_alone(tmp_path: Path) -> None:
    root = records_project(tmp_path)
    shown, told = previewed(root, "visits")
    assert (shown.values, told) == ((), ALONE), "no record was received yet"
    assert previewed(root, "falls")[1] == PUBLIC
