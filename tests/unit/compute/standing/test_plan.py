"""Planned values and ratings: only agreed targets and national standards earn one."""

from datetime import date

import pytest

from pipeline.compute.standing.plan import rate, target_in_force
from pipeline.compute.standing.trajectory import planned_value
from pipeline.periods import from_label
from tests.support.values import measure

AGREED = {
    "kind": "level",
    "value": 8,
    "by": "2020/21",
    "status": "agreed",
    "agreed_by": "Board",
    "agreed_on": date(2017, 6, 6),
}
LINE = {"baseline": {"period": "2016/17", "value": 10.0, "basis": "first year"}, "trajectory": {"kind": "linear"}}
LATER = date(2018, 1, 1)


def rated(number, **about):
    one = measure(**LINE, **about)
    target = target_in_force(one, LATER)
    planned = planned_value(one, target, 10.0, from_label("2018/19")) if target else None
    return rate(one, number, target, planned, target.value if target else None)[0]


def test_a_straight_line_is_half_way_at_half_time():
    one = measure(targets=[AGREED], **LINE)
    planned = planned_value(one, target_in_force(one, LATER), 10.0, from_label("2018/19"))
    assert planned == pytest.approx(9.0, abs=0.001)


@pytest.mark.parametrize(("number", "said"), [(7.9, "achieved"), (8.9, "on_track"), (9.4, "off_track")])
def test_rating_against_the_plan(number, said):
    assert rated(number, targets=[AGREED]) == said


def test_near_plan_needs_an_agreed_tolerance():
    assert rated(9.4, targets=[{**AGREED, "tolerance": {"value": 0.5, "reason": "small numbers"}}]) == "near_plan"


@pytest.mark.parametrize("status", ["proposed", "illustrative"])
def test_a_target_that_nobody_agreed_earns_no_rating(status):
    target = {"kind": "level", "value": 8, "by": "2020/21", "status": status}
    assert rated(7.0, targets=[target]) == "no_target"


def test_a_national_standard_is_the_same_in_every_period():
    standard = {"kind": "standard", "value": 95, "status": "national_standard"}
    assert rated(96.0, polarity="higher", targets=[standard]) == "achieved"
    assert rated(94.0, polarity="higher", targets=[standard]) == "off_track"


def test_the_target_in_force_is_the_last_one_valid_by_then():
    newer = {**AGREED, "value": 7, "valid_from": date(2019, 1, 1)}
    one = measure(targets=[AGREED, newer], **LINE)
    assert target_in_force(one, date(2018, 1, 1)).value == 8
    assert target_in_force(one, date(2019, 6, 1)).value == 7
    assert target_in_force(one, date(2017, 1, 1)) is None


def test_a_target_equal_to_the_baseline_and_a_target_before_it_have_an_answer():
    same = {**AGREED, "value": 10}
    early = {**AGREED, "by": "2015/16"}
    for target in (same, early):
        one = measure(targets=[target], **LINE)
        assert planned_value(one, target_in_force(one, LATER), 10.0, from_label("2018/19")) is not None


def test_a_target_for_another_area_is_none_of_ours():
    one = measure(targets=[AGREED, {**AGREED, "value": 7, "area": "A1", "valid_from": date(2017, 9, 1)}], **LINE)
    assert target_in_force(one, LATER, "A1").value == 7
    assert target_in_force(one, LATER, "W").value == 8


def test_a_target_that_names_no_number_earns_no_rating_and_says_so():
    one = measure(targets=[{**AGREED, "kind": "direction", "value": None}], **LINE)
    said = rate(one, 9.0, target_in_force(one, LATER), None)
    assert said == ("no_data", "The target names no number of its own, so there is no rating.")


@pytest.mark.parametrize(
    ("number", "said"), [(29 / 100 * 100, "achieved"), (28.999, "off_track"), (29.001, "achieved")]
)
def test_a_share_that_is_the_target_itself_has_reached_it(number, said):
    """29 of 100 times 100 are 28.999999999999996 in binary fractions."""
    target = {**AGREED, "value": 29, "by": "2016/17"}
    assert rated(number, polarity="higher", targets=[target]) == said


@pytest.mark.parametrize("order", [1, -1])
def test_an_areas_own_target_goes_before_the_one_for_all_of_the_same_day(order):
    national = {"kind": "level", "value": 8, "by": "2020/21", "status": "national_standard"}
    one = measure(targets=[national, {**national, "area": "A1", "value": 6}][::order], **LINE)
    assert target_in_force(one, LATER, "A1").value == 6
    assert target_in_force(one, LATER, "A2").value == target_in_force(one, LATER).value == 8


@pytest.mark.parametrize(("number", "said"), [(9.0, "on_track"), (9.5, "near_plan"), (9.501, "off_track")])
def test_on_the_plan_is_on_track_and_on_the_tolerance_is_near_it(number, said):
    assert rated(number, targets=[{**AGREED, "tolerance": {"value": 0.5, "reason": "small numbers"}}]) == said


def test_a_target_holds_from_its_first_day():
    newer = {**AGREED, "value": 7, "valid_from": date(2019, 1, 1)}
    one = measure(targets=[AGREED, newer], **LINE)
    assert target_in_force(one, date(2018, 12, 31)).value == 8
    assert target_in_force(one, date(2019, 1, 1)).value == 7
    assert target_in_force(one, date(2017, 6, 5)) is None
    assert target_in_force(one, date(2017, 6, 6)).value == 8
