"""What the door decided is kept in the warehouse by name, as long as it is asked for; asking again decides nothing."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.compute.protect import Outcome, withhold
from pipeline.steps.figures import protected, read_protected, work_out
from pipeline.steps.settling import KeptOutcomes, forget_settled, read_settled, remember_settled
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_memory, open_warehouse
from tests.support.small_project import write_small_project
from tests.support.small_records import ALIASES, AREAS, deliver, stay, write_source
from tests.unit.steps.test_forgetting import STAYS

TODAY = date(2026, 1, 5)


def test_what_is_kept_is_read_again_and_only_what_was_asked_for_stays():
    known = {"a": Outcome((1, 2), (), 0, contradictory=False), "b": Outcome((), (3,), 1, contradictory=True)}
    with open_memory() as warehouse:
        assert read_settled(warehouse) == {}
        remember_settled(warehouse, known)
        assert read_settled(warehouse) == known
        kept = KeptOutcomes(read_settled(warehouse))
        kept["a"] = kept["a"]
        remember_settled(warehouse, kept.used)
        assert read_settled(warehouse) == {"a": known["a"]}
        forget_settled(warehouse)
        assert read_settled(warehouse) == {}


def test_the_door_decides_once_and_again_where_it_is_forgotten(tmp_path, monkeypatch: pytest.MonkeyPatch):
    times: list[int] = []
    anew = withhold._outcome
    monkeypatch.setattr(withhold, "_outcome", lambda *asked: times.append(1) or anew(*asked))
    root = records_project(tmp_path)
    workspace = open_workspace(root)
    with open_warehouse(workspace.project.warehouse, receiving=True) as warehouse:
        for source in workspace.sources.values():
            receive(warehouse, source, workspace.catalogue.areas)
            make_clean(warehouse, source)
        for name in workspace.catalogue.measures:
            work_out(warehouse, workspace, name)
        protected(warehouse, workspace, TODAY)
        first, settled = read_protected(warehouse, workspace), len(times)
        assert settled
        protected(warehouse, workspace, TODAY)
        assert len(times) == settled
        assert read_protected(warehouse, workspace) == first
        forget_settled(warehouse)
        protected(warehouse, workspace, TODAY)
        assert len(times) == 2 * settled


def records_project(root: Path) -> Path:
    """Twenty stays of one part of an area, three of the other: the three are withheld, and what would tell them."""
    write_small_project(root)
    write_source(root)
    (root / "measures/areas.csv").write_text(AREAS, "utf-8")
    (root / "measures/area_aliases.csv").write_text(ALIASES + "Upper,name,A1\n", "utf-8")
    (root / "measures/health/visits.yaml").write_text(STAYS.replace("areas: [A1]", "areas: [W, A1, A2]"), "utf-8")
    (root / "project.yaml").write_text(f"title: Better lives\ndata_path: {root / 'extracts'}\n", "utf-8")
    rows = [stay(f"a{n}", ccg="01A" if n < 20 else "02B") for n in range(23)]
    deliver(root, "stays_2017-18-q1_abc.csv", *rows)
    return root
