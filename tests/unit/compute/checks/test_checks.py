"""The checks of figures: known values, possible values, wholes against parts."""

import pytest

from pipeline.areas import load
from pipeline.compute.checks import bounds, known_values, odd_mixes
from tests.support.small_project import ALIASES, AREAS
from tests.support.values import measure, series, value

PLACES = load(AREAS, ALIASES)
KNOWN = {"known_values": [{"period": "2016/17", "area": "W", "value": 44.1, "citation": "Annual report"}]}


def test_a_known_value_that_comes_out_again_is_silent():
    assert known_values(measure(**KNOWN), series(value("2016/17", 44.1))) == []


def test_a_known_value_that_changes_stops_publication():
    found = known_values(measure(**KNOWN), series(value("2016/17", 44.2)))
    assert [f.blocks for f in found] == [True]
    assert "Annual report says 44.1; the run gives 44.2" in str(found[0])


def test_a_known_value_that_is_gone_stops_publication():
    assert "the run gives nothing" in str(known_values(measure(**KNOWN), series())[0])


@pytest.mark.parametrize("number", [-0.1, 100.1])
def test_an_impossible_percentage_stops_publication(number):
    assert [f.blocks for f in bounds(measure(), series(value("2016/17", number)))] == [True]


def test_a_value_outside_its_own_limits_stops_publication():
    assert bounds(measure(), series(value("2016/17", 50.0, lower_95=51.0, upper_95=60.0)))


def test_a_gap_may_be_negative():
    points = {"unit": {"kind": "points", "decimals": 1}}
    assert bounds(measure(**points), series(value("2016/17", -2.0))) == []


def triple(period, whole, first, second):
    return [value(period, whole), value(period, first, area="A1"), value(period, second, area="A2")]


def test_a_whole_outside_its_parts_is_doubted():
    found = odd_mixes(measure(), series(*triple("2016/17", 50.0, 40.0, 45.0)), PLACES)
    assert ["outside the range" in str(f) for f in found] == [True]


def test_parts_that_imply_an_odd_mix_are_doubted():
    usual = [v for year in ("2013/14", "2014/15", "2016/17") for v in triple(year, 15.0, 12.0, 18.0)]
    odd = triple("2017/18 Q1", 17.5, 12.0, 18.0)
    found = odd_mixes(measure(), series(*usual, *odd), PLACES)
    assert [(f.period, f.blocks) for f in found] == [("2017/18 Q1", False)]


def test_rounding_alone_is_never_doubted():
    usual = [v for year in ("2013/14", "2014/15", "2016/17") for v in triple(year, 15.0, 12.0, 18.0)]
    near = triple("2015/16", 12.1, 12.0, 12.1)
    assert odd_mixes(measure(), series(*usual, *near), PLACES) == []


@pytest.mark.parametrize(("number", "missed"), [(44.06, False), (44.14, False), (44.16, True), (44.04, True)])
def test_a_known_value_is_met_as_far_as_its_decimals_go_and_no_further(number, missed):
    assert bool(known_values(measure(**KNOWN), series(value("2016/17", number)))) == missed


@pytest.mark.parametrize("number", [0.0, 100.0])
def test_none_and_all_are_possible_percentages(number):
    assert bounds(measure(), series(value("2016/17", number))) == []
