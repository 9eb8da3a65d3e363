"""Whose a target, a starting value and a written path are: of the headline area, where no other is named."""

from datetime import date

import pytest

from pipeline.compute.standing.stand import When, stand
from tests.support.values import measure, series, value

NOW = When("latest", date(2019, 6, 1))
COUNT = {"unit": {"kind": "count", "decimals": 0}}
AGREED = {
    "kind": "level",
    "value": 37000,
    "by": "2018/19",
    "status": "agreed",
    "agreed_by": "The Board",
    "agreed_on": date(2017, 6, 6),
}
START = {"period": "2016/17", "basis": "The first year"}
NOW_THERE = {"W": 39000, "A1": 20000, "A2": 19000}
BEFORE = {"W": 40000, "A1": 21000, "A2": 19500}


def told(area, **about):
    figures = [value("2018/19", figure, area=code) for code, figure in NOW_THERE.items()]
    figures += [value("2016/17", figure, area=code) for code, figure in BEFORE.items()]
    return stand(measure(**COUNT, **about), series(*figures), area, NOW)


def test_a_target_for_the_whole_is_none_of_its_parts():
    about = {"targets": [AGREED], "baseline": START, "trajectory": {"kind": "linear"}}
    assert (told("W", **about).rating, told("W", **about).planned) == ("off_track", 37000)
    for area in ("A1", "A2"):
        part = told(area, **about)
        assert (part.rating, part.target, part.planned, part.gap) == ("no_target", None, None, None)


def test_a_target_that_names_an_area_holds_there_alone():
    about = {"targets": [{**AGREED, "area": "A1", "value": 20500}]}
    assert [told(area, **about).rating for area in ("W", "A1", "A2")] == ["no_target", "achieved", "no_target"]


def test_a_national_standard_holds_in_every_area_unless_it_names_one():
    standard = {"kind": "level", "value": 19500, "status": "national_standard", "by": "2018/19"}
    assert [told(area, targets=[standard]).rating for area in NOW_THERE] == ["off_track", "off_track", "achieved"]
    own = [told(area, targets=[{**standard, "area": "A2"}]).rating for area in NOW_THERE]
    assert own == ["no_target", "no_target", "achieved"]


@pytest.mark.parametrize(("of", "expected"), [(None, (35000, 18900)), ("W", (35000, 18900)), ("A1", (36000, 22500))])
def test_a_starting_value_is_that_of_its_own_area_and_elsewhere_the_figure_of_that_time(of, expected):
    """Ten per cent less than at the start: than the value written, in its area, than the published one elsewhere."""
    less = {**AGREED, "kind": "change", "value": -10}
    start = {**START, "area": of, "value": 25000 if of == "A1" else 35000 / 0.9}
    about = {"targets": [less, {**less, "area": "A1"}], "baseline": start}
    assert (told("W", **about).planned, told("A1", **about).planned) == pytest.approx(expected)


def test_an_agreed_start_of_nothing_is_a_start():
    less = {**AGREED, "value": 40, "by": "2020/21"}
    about = {"baseline": {**START, "value": 0}, "trajectory": {"kind": "linear"}, "targets": [less]}
    assert told("W", **about).planned == 20, "half way from nothing, not from the published 40,000"


PATHS = [
    {"kind": "explicit", "values": [{"period": "2018/19", "value": 38000}]},
    {"kind": "stepped", "values": [{"period": "2017/18", "value": 38000}]},
]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_written_for_the_whole_is_none_of_its_parts(path):
    late = {**AGREED, "by": "2020/21"}
    about = {"baseline": START, "trajectory": path, "targets": [late, {**late, "area": "A1", "value": 18000}]}
    assert (told("W", **about).planned, told("W", **about).rating) == (38000, "off_track")
    assert (told("A1", **about).planned, told("A1", **about).rating) == (None, "no_data")


@pytest.mark.parametrize("path", PATHS)
def test_a_written_path_is_of_the_baselines_area_or_of_the_first_targets(path):
    own = {**AGREED, "by": "2020/21", "area": "A1"}
    assert told("A1", trajectory=path, baseline={**START, "area": "A1"}, targets=[own]).planned == 38000
    assert told("A1", trajectory=PATHS[0], targets=[own]).planned == 38000


def test_a_line_leads_in_each_area_from_its_own_start_to_its_own_target():
    late = {**AGREED, "by": "2020/21"}
    about = {"baseline": START, "trajectory": {"kind": "linear"}, "targets": [late, {**late, "area": "A1", "value": 0}]}
    assert (told("W", **about).planned, told("A1", **about).planned) == (38500, 10500)


def test_a_written_path_to_a_national_standard_holds_in_every_area():
    standard = {"kind": "level", "value": 15000, "status": "national_standard", "by": "2020/21"}
    assert [told(area, trajectory=PATHS[0], targets=[standard]).planned for area in NOW_THERE] == [38000] * 3
