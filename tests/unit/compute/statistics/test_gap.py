"""Gaps: their sign, their size and their limits."""

from math import exp, hypot, log

import pytest

from pipeline.compute.statistics.gap import gap
from pipeline.compute.statistics.intervals import Interval

MOST = Interval(30.0, 26.0, 34.0)
LEAST = Interval(20.0, 17.0, 23.0)


def test_more_of_what_is_bad_among_the_deprived_is_a_positive_gap():
    found = gap(MOST, LEAST, "lower")
    assert found.absolute.value == 10
    assert found.absolute.upper == pytest.approx(10 + hypot(4, 3))
    assert found.ratio.value == 1.5
    half = hypot((log(34) - log(26)) / 2, (log(23) - log(17)) / 2)
    assert found.ratio.limits == (pytest.approx(exp(log(1.5) - half)), pytest.approx(exp(log(1.5) + half)))


def test_less_of_what_is_good_among_the_deprived_is_a_positive_gap_too():
    assert gap(LEAST, MOST, "higher") == gap(MOST, LEAST, "lower")
    assert gap(MOST, LEAST, "higher").absolute.value == -10


def test_without_a_judgement_it_is_most_minus_least():
    assert gap(MOST, LEAST, "no_judgement").absolute.value == 10


def test_a_withheld_group_leaves_no_gap():
    found = gap(Interval(None, None, None), LEAST, "lower")
    assert found.absolute.value is found.ratio.value is found.absolute.lower is None


def test_a_group_without_limits_leaves_a_gap_without_limits():
    found = gap(Interval(30.0, None, None), LEAST, "lower")
    assert (found.absolute.value, found.absolute.limits) == (10, None)
    assert (found.ratio.value, found.ratio.limits) == (1.5, None)


def test_no_ratio_to_nothing():
    assert gap(MOST, Interval(0.0, 0.0, 1.0), "lower").ratio.value is None
    assert gap(MOST, Interval(-2.0, -3.0, -1.0), "lower").ratio.value is None


def test_a_limit_at_zero_leaves_the_ratio_without_limits():
    assert gap(MOST, Interval(1.0, 0.0, 3.0), "lower").ratio.limits is None


def test_wide_limits_of_the_groups_give_the_same_gap():
    wide = [Interval(one.value, *_at(one, 0.998), level=0.998) for one in (MOST, LEAST)]
    assert gap(*wide, "lower").absolute.upper == pytest.approx(gap(MOST, LEAST, "lower").absolute.upper)


def _at(interval, level):
    from pipeline.compute.statistics.intervals import z_value

    half = (interval.upper - interval.lower) / 2 * z_value(level) / z_value(0.95)
    return interval.value - half, interval.value + half
