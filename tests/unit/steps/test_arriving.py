"""What has come is read from the warehouse: periods of the source's kind, no made-up records, refusals marked."""

from datetime import date

import pytest

from pipeline.cli.main import main
from pipeline.defs.project import forget
from pipeline.periods import from_label
from pipeline.sources.partitions import Partition, add_partition
from pipeline.steps.arriving import held_periods, late_lines, source_arrivals
from pipeline.steps.source_steps import receive
from pipeline.steps.unattended import left_for_a_person
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_memory, open_warehouse
from tests.support.project import edit
from tests.support.small_project import write_small_project
from tests.support.small_records import small_source

DUE = date(2018, 6, 29)
LATE = "returns: 2017/18: Expected 29 June 2018, not received."


@pytest.fixture
def root(tmp_path):
    write_small_project(tmp_path)
    timing = "  origin: local\n  frequency: annual\n  lag_days: 90\n  timing_said_by: The councils' agreement"
    edit(tmp_path / "data_raw/returns/datapackage.yaml", "  origin: local", timing)
    forget()
    yield tmp_path
    forget()


def receive_into(warehouse, root):
    workspace = open_workspace(root)
    receive(warehouse, workspace.sources["returns"], workspace.catalogue.areas)
    return workspace


def test_the_next_year_is_late_once_its_lag_is_over(root):
    with open_memory() as warehouse:
        workspace = receive_into(warehouse, root)
        assert late_lines(source_arrivals(warehouse, workspace, DUE)) == []
        after = date(2018, 6, 30)
        assert late_lines(source_arrivals(warehouse, workspace, after)) == [LATE]
        assert left_for_a_person(warehouse, workspace, after).late == [LATE]


def test_a_refused_file_is_told_as_refused_and_not_as_late(root):
    with open_memory() as warehouse:
        receive_into(warehouse, root)
        edit(root / "data_raw/returns/figures.csv", "falls,A2,2016/17,90", "falls,A2,2016/17,many")
        found = left_for_a_person(warehouse, receive_into(warehouse, root), date(2018, 6, 30))
        assert (found.refused, found.late) == (["returns"], [])
        (one,) = source_arrivals(warehouse, open_workspace(root), DUE)
        assert [(line.state, line.carried) for line in one.lines] == [("received", True), ("refused", True)]


def test_made_up_records_are_no_delivery(tmp_path):
    source = small_source(tmp_path)
    labels = {"2017/18 Q1": True, "2017/18 Q2": False}
    with open_memory() as warehouse:
        for label, synthetic in labels.items():
            made = Partition("stays", from_label(label), "rxc", f"{label}.csv", "0", "0", 9, synthetic)
            add_partition(warehouse, source.name, made)
        assert held_periods(warehouse, source) == {from_label("2017/18 Q2")}


def test_doctor_says_what_is_late(root, capsys):
    with open_warehouse(root / "build" / "warehouse.duckdb") as warehouse:
        receive_into(warehouse, root)
    assert main(["doctor", "--project", str(root)]) == 0
    assert f"lacking  {LATE.removesuffix('.')}" in capsys.readouterr().out
