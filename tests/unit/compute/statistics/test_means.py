"""Means at their edges."""

from pipeline.compute.statistics.intervals import Interval
from pipeline.compute.statistics.means import METHOD, mean


def test_nothing_or_withheld_alone_has_no_mean():
    assert mean([]) == mean([None, None]) == Interval(None, None, None, 0.95, METHOD)


def test_one_value_has_no_limits():
    assert mean([3]) == Interval(3, None, None, 0.95, METHOD)


def test_missing_is_not_zero():
    assert mean([4, None, 4]).value == 4


def test_equal_values_have_limits_on_the_mean():
    found = mean([0.1] * 7)
    assert (found.value, found.lower, found.upper) == (0.1, 0.1, 0.1)
