"""What assets say of themselves: no figure that has not been through the disclosure door, no exact count of rows."""

import re
from types import SimpleNamespace

import pytest

from pipeline.compute.checks import BLOCKING, CHECKS, Finding
from pipeline.compute.series import Series, Value
from pipeline.defs import measures, sources
from pipeline.defs.project import workspace_at
from pipeline.periods import parse
from pipeline.steps.doubts import as_told
from pipeline.steps.figures import Worked
from pipeline.steps.row_counts import WITHHELD, row_facts, told_rows
from pipeline.steps.source_steps import Received
from tests.support.project import REPOSITORY
from tests.support.small_records import small_source

HOSPITAL = (
    "emergency_length_of_stay",
    "non_elective_admissions",
    "falls_emergency_admissions",
    "ae_attendances",
    "self_harm_attendances",
    "chronic_condition_emergency_admissions",
)
TRUE = 4321.0


def worked(name: str) -> Worked:
    area = workspace_at(REPOSITORY).catalogue.measures[name].areas[0]
    value = Value(name, area, parse("2016/17"), "sus_apc", TRUE, preferred=True)
    findings = [Finding(name, check, area, "2016/17", f"the run gives {TRUE}") for check in CHECKS]
    return Worked(Series(name, (value,)), tuple(findings))


def said(name: str) -> str:
    workspace, made = workspace_at(REPOSITORY), worked(name)
    told = measures._results(as_told(workspace, made.findings))
    facts = [measures._metadata(workspace, name, made), *(r.metadata for r in told)]
    return " ".join(str(getattr(value, "value", value)) for each in facts for value in each.values())


@pytest.mark.parametrize("name", HOSPITAL)
def test_no_metadata_holds_a_figure_of_a_measure_under_a_rule(name):
    assert not re.search(r"4,?321", said(name))
    assert name in said(name), "where something was found is told"


def test_a_public_figure_is_told():
    assert "4321.0 in 2016/17" in said("smoking_at_delivery")
    assert "the run gives 4321.0" in said("smoking_at_delivery")


def test_a_check_that_found_something_fails_though_it_does_not_say_the_figure():
    findings = as_told(workspace_at(REPOSITORY), worked(HOSPITAL[0]).findings)
    assert [r.passed for r in measures._results(findings)] == [False] * len(measures.SHOWN_TOGETHER)


@pytest.mark.parametrize(("rows", "told"), [(0, 0), (1, None), (7, None), (8, 10), (1087, 1085), (280_787, 280_785)])
def test_rows_of_records_are_told_in_fives_and_few_not_at_all(tmp_path, rows, told):
    source = small_source(tmp_path)
    assert told_rows(source, rows) == told
    assert row_facts(source, {"stays": rows}) == {"rows of stays": WITHHELD if told is None else told}


def test_rows_of_public_files_are_told_as_they_are():
    public = SimpleNamespace(package=SimpleNamespace(outcomes=SimpleNamespace(disclosure="none")))
    assert row_facts(public, {"figures": 3}) == {"rows of figures": 3}  # type: ignore[arg-type]


def test_a_rate_is_worked_out_after_the_people_that_it_is_set_against():
    workspace = workspace_at(REPOSITORY)
    asset = measures.measure_asset(workspace, "falls_emergency_admissions")
    before = {key.to_user_string() for key in asset.asset_deps[asset.key]}
    assert {"clean/sus_apc", "clean/ons_population"} <= before


def test_records_of_other_areas_are_told_as_every_count_of_rows(tmp_path):
    received = Received("stays", accepted=True, carried_forward=False, rows={"stays": 90}, problems=(), elsewhere=3)
    assert sources._metadata(small_source(tmp_path), received)["rows of other areas, left out"] == WITHHELD
    open_source = workspace_at(REPOSITORY).sources["ons_population"]
    assert sources._metadata(open_source, received)["rows of other areas, left out"] == 3


def test_every_check_of_figures_is_shown_in_one_group_that_stops_or_only_warns():
    shown = [check for several in measures.SHOWN_TOGETHER.values() for check in several]
    assert sorted(shown) == sorted(CHECKS)
    assert all(len({check in BLOCKING for check in several}) == 1 for several in measures.SHOWN_TOGETHER.values())
