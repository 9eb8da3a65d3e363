"""Comparison: equality, polarity, and what is missing. Cases of Fingertips' own tests (MIT) where said."""

import pytest

from pipeline.compute.statistics.compare import (
    TargetLimits,
    interval_against_interval,
    interval_against_target,
    judge,
    proportion_limits,
    rate_limits,
    value_against_interval,
    value_against_limits,
    value_against_target,
)
from pipeline.compute.statistics.intervals import Interval

NOTHING = Interval(None, None, None)


@pytest.mark.parametrize(
    ("polarity", "above", "below"),
    [("higher", "better", "worse"), ("lower", "worse", "better"), ("no_judgement", "higher", "lower"),
     ("towards_zero", "worse", "better"), (None, "none", "none")],
)  # fmt: skip
def test_polarity_says_what_is_better(polarity, above, below):
    assert (judge(3, 2, polarity), judge(2, 3, polarity)) == (above, below)


def test_towards_zero_looks_at_the_distance():
    assert judge(-5, 1, "towards_zero") == "worse"
    assert judge(-1, 5, "towards_zero") == "better"
    assert judge(-2, 2, "towards_zero") == "same"


@pytest.mark.parametrize("benchmark", [10, 12])
def test_a_benchmark_on_a_limit_is_the_same(benchmark):
    assert value_against_interval(Interval(11, 10, 12), benchmark, "lower") == "same"


def test_intervals_that_touch_are_the_same():
    assert interval_against_interval(Interval(3, 2, 4), Interval(5, 4, 6), "higher") == "same"
    assert interval_against_interval(Interval(3, 2, 3.9), Interval(5, 4, 6), "higher") == "worse"
    assert interval_against_interval(Interval(5, 4, 6), Interval(3, 2, 3.9), "higher") == "better"


def test_what_is_missing_is_not_compared():
    sure = Interval(3, 2, 4)
    assert value_against_interval(NOTHING, 3, "higher") == "none"
    assert value_against_interval(Interval(3, 2, None), 9, "higher") == "none"
    assert value_against_interval(sure, None, "higher") == "none"
    assert interval_against_interval(sure, Interval(9, None, None), "higher") == "none"
    assert interval_against_interval(NOTHING, sure, "higher") == "none"
    assert value_against_limits(3, 2, None, "higher") == "none"
    assert value_against_target(None, TargetLimits(3), "higher") == "none"
    assert interval_against_target(NOTHING, TargetLimits(3), "higher") == "none"


def test_polarity_that_does_not_apply():
    sure = Interval(3, 2, 4)
    assert value_against_interval(sure, 9, None) == "none"
    assert interval_against_interval(sure, Interval(9, 8, 10), None) == "none"
    assert value_against_limits(3, 2, (1, 2), None) == "none"
    assert value_against_target(3, TargetLimits(3), None) == "none"
    assert interval_against_target(sure, TargetLimits(3), None) == "none"


@pytest.mark.parametrize(
    ("value", "benchmark", "people", "z", "expected"),
    [
        (7.7065767284991562, 8.9611086876279327, 5930, 1.96, "better"),
        (7.7065767284991562, 8.9611086876279327, 5930, 3.0902, "better"),
        (9.8988121425428961, 8.9611086876279327, 2273, 1.96, "same"),
        (12.474645030425965, 8.9611086876279327, 1972, 3.0902, "worse"),
        (10.9783420463032, 12.8379546895717, 1339, 1.96, "better"),
        (10.9783420463032, 12.8379546895717, 1339, 3.0902, "same"),
        (10.0, 10.0, 0, 1.96, "none"),
    ],
)
def test_a_funnel_of_proportions(value, benchmark, people, z, expected):
    """SpcForProportionsComparerTest."""
    limits = proportion_limits(benchmark, people, z)
    assert value_against_limits(value, benchmark, limits, "lower") == expected


@pytest.mark.parametrize(
    ("value", "people", "tail", "expected"),
    [
        (1.1358436559886544, 616282, 0.025, "better"),
        (1.1358436559886544, 616282, 0.001, "same"),
        (2.657913272289925, 601976, 0.025, "same"),
        (4.1515156695295845, 409489, 0.025, "worse"),
        (4.1515156695295845, 409489, 0.001, "same"),
        (4.1515156695295845, 0, 0.025, "none"),
    ],
)
def test_a_funnel_of_rates(value, people, tail, expected):
    """SpcForDsrComparerTest."""
    benchmark = 2.132708657734625
    assert value_against_limits(value, benchmark, rate_limits(benchmark, people, tail), "lower") == expected


def test_no_funnel_around_what_is_no_share():
    assert proportion_limits(101, 50, 1.96) is None
    assert rate_limits(-1, 50, 0.025) is None


@pytest.mark.parametrize(
    ("value", "low_is_good", "high_is_good"),
    [(9, "better", "worse"), (10, "better", "better"), (11, "worse", "better")],
)
def test_a_single_target_is_met_on_its_limit(value, low_is_good, high_is_good):
    assert value_against_target(value, TargetLimits(10), "lower") == low_is_good
    assert value_against_target(value, TargetLimits(10), "higher") == high_is_good


@pytest.mark.parametrize(
    ("value", "low_is_good", "high_is_good"),
    [(0, "better", "worse"), (1, "same", "same"), (1.5, "same", "same"), (2, "worse", "better")],
)
def test_a_range_holds_its_lower_end_only(value, low_is_good, high_is_good):
    assert value_against_target(value, TargetLimits(1, 2), "lower") == low_is_good
    assert value_against_target(value, TargetLimits(1, 2), "higher") == high_is_good


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [(8, 9, "better"), (9, 11, "same"), (11, 12, "worse"), (10, 10, "worse"), (8, 10, "same")],
)
def test_a_whole_interval_against_a_target(lower, upper, expected):
    assert interval_against_target(Interval(None, lower, upper), TargetLimits(10), "lower") == expected


def test_a_target_no_one_judges():
    assert value_against_target(10, TargetLimits(10), "no_judgement") == "same"
    assert value_against_target(11, TargetLimits(10), "no_judgement") == "higher"
    assert value_against_target(0, TargetLimits(1, 2), "no_judgement") == "lower"
