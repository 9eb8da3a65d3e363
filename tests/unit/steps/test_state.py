"""What a step was made from: everything that may change a source's figures changes its hash."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.steps.state import node_hashes
from pipeline.steps.workspace import open_workspace
from tests.support.small_project import DESCRIPTOR, FIGURES, VISITS, write_small_project

TODAY = date(2017, 10, 2)
CORRECTIONS = """\
corrections:
  - id: one_walk_too_many
    resource: figures
    where: {measure: falls, area: Upper, period: 2016/17}
    field: value
    expect: "120"
    action: replace
    use: "119"
    what: One fall stands there twice.
    why: The council said so.
    reported_by: Upper Valley council
    reported_on: 2017-08-01
"""


def hashes(root: Path) -> dict[str, str]:
    return node_hashes(open_workspace(root), TODAY)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("data_raw/returns/corrections.yaml", CORRECTIONS),
        ("data_raw/returns/corrections.yaml", CORRECTIONS.replace("119", "118")),
        ("data_raw/returns/clean.sql", "select * from figures"),
        ("data_raw/returns/figures.csv", "measure,area,period,value\nfalls,Upper,2015/16,111\n"),
    ],
)
def test_a_source_is_stale_once_a_file_of_its_folder_changes(tmp_path: Path, file: str, text: str) -> None:
    root = write_small_project(tmp_path)
    (root / "data_raw/returns/corrections.yaml").write_text(CORRECTIONS.replace("119", "117"), "utf-8")
    before = hashes(root)
    (root / file).write_text(text, "utf-8")
    after = hashes(root)
    changed = {node for node, made in after.items() if before[node] != made}
    assert {"raw/returns", "clean/returns", "measure/falls", "site"} <= changed
    assert "measure/visits" not in changed


def test_nothing_is_stale_where_nothing_changed(tmp_path: Path) -> None:
    root = write_small_project(tmp_path)
    assert hashes(root) == hashes(root)


def test_a_rate_is_stale_once_the_people_that_it_is_set_against_change(tmp_path: Path) -> None:
    root = write_small_project(tmp_path)
    rate = VISITS.replace("{kind: count, decimals: 0, noun: walks}", "{kind: rate_per, per: 1000, decimals: 1}")
    entry = "sources: [{source: returns, fit: exact, method: {kind: rate, population: folk}}]\n"
    (root / "measures/health/visits.yaml").write_text(rate + entry, "utf-8")
    (root / "data_raw/folk").mkdir()
    (root / "data_raw/folk/datapackage.yaml").write_text(DESCRIPTOR.replace("name: returns", "name: folk"), "utf-8")
    (root / "data_raw/folk/figures.csv").write_text(FIGURES, "utf-8")
    before = hashes(root)
    (root / "data_raw/folk/figures.csv").write_text(FIGURES.replace("120", "121"), "utf-8")
    changed = {node for node, made in hashes(root).items() if before[node] != made}
    assert {"raw/folk", "clean/folk", "measure/visits"} <= changed
    assert "measure/falls" not in changed


@pytest.mark.parametrize("other", ["engine_digest", "libraries_digest"])
def test_every_step_is_stale_with_another_engine_or_library(
    tmp_path: Path, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashes(write_small_project(tmp_path))
    monkeypatch.setattr(f"pipeline.digests.{other}", lambda: "another")
    after = hashes(tmp_path)
    assert before.keys() == after.keys()
    assert not [node for node in before if before[node] == after[node]]
