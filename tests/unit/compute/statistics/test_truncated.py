"""Truncated means: what falls away, and how sure the rest is."""

from math import sqrt

import pytest
from scipy.stats import t

from pipeline.compute.statistics.truncated import bootstrap_interval, dropped, kept, truncated_mean


@pytest.mark.parametrize(
    ("n", "share", "k"), [(0, 10, 0), (9, 10, 0), (10, 10, 1), (70, 10, 7), (29, 7, 2), (50, 20, 10)]
)
def test_whole_numbers_decide_how_many_fall_away(n, share, k):
    assert dropped(n, share) == k


def test_the_highest_fall_away_and_missing_ones_do_not_count():
    assert kept([9, None, 1, 2, 3, 4, 5, 6, 7, 8, 40]) == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_nothing_gives_nothing():
    found = truncated_mean([None, None])
    assert found.interval.value is found.median is found.untrimmed is None
    assert (found.n, found.k, found.used) == (0, 0, 0)


def test_of_few_values_none_is_left_out():
    assert truncated_mean(range(9)).k == 0
    assert truncated_mean(range(10)).k == 1


def test_all_dropped_gives_nothing():
    assert truncated_mean([1, 2], drop_percent=100).interval.value is None


def test_one_value_has_no_limits():
    found = truncated_mean([5]).interval
    assert (found.value, found.lower, found.upper) == (5, None, None)


def test_the_winsorised_interval_worked_by_hand():
    values = [0, 0, 1, 1, 2, 3, 4, 7, 12, 45]
    winsorised = [0, 0, 1, 1, 2, 3, 4, 7, 12, 12]
    centre = sum(winsorised) / 10
    deviation = sqrt(sum((value - centre) ** 2 for value in winsorised) / 9)
    half = t.ppf(0.975, 8) * deviation / (0.9 * sqrt(10))
    found = truncated_mean(values).interval
    assert found.value == pytest.approx(30 / 9)
    assert (found.lower, found.upper) == (pytest.approx(30 / 9 - half), pytest.approx(30 / 9 + half))


def test_the_bootstrap_is_the_same_in_any_order_and_again():
    values = [float(value % 13) for value in range(80)]
    assert bootstrap_interval(values) == bootstrap_interval(values[::-1]) == bootstrap_interval(values)


def test_the_bootstrap_is_near_the_t_interval_where_nothing_is_skewed():
    values = [float(value) for value in range(200)]
    usual, drawn = truncated_mean(values).interval, bootstrap_interval(values)
    assert drawn.value == usual.value
    assert drawn.lower == pytest.approx(usual.lower, abs=2)
    assert drawn.upper == pytest.approx(usual.upper, abs=2)


def test_the_bootstrap_cuts_the_same_share():
    assert bootstrap_interval([1.0] * 90 + [1000.0] * 3).upper == pytest.approx(1)


def test_too_few_to_resample():
    assert bootstrap_interval([4]).lower is None
    assert bootstrap_interval([]).value is None
