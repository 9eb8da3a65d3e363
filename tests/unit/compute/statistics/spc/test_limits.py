"""Limits of a process: gaps, outliers, fixing, and series that hardly are ones."""

import pytest

from pipeline.compute.statistics.spc.limits import Limits, moving_ranges, spc_limits


def test_a_missing_value_is_not_bridged():
    assert moving_ranges([1, 3, None, 9, 8]) == [2, 1]
    assert spc_limits([1, 3, None, 9, 8]).mean == 5.25


def test_no_values_no_limits():
    assert spc_limits([]) == spc_limits([None, None]) == Limits(None)


def test_one_value_has_a_mean_only():
    assert spc_limits([4]) == spc_limits([None, 4, None]) == Limits(4)


@pytest.mark.parametrize("screen", [True, False])
def test_a_constant_series_has_its_limits_on_the_mean(screen):
    assert spc_limits([0.1] * 15, screen=screen) == Limits(0.1, 0.1, 0.1, 0.1, 0.1)


def test_screening_leaves_out_a_range_once():
    values = [10, 11] * 8 + [60]
    ranges = [1.0] * 15 + [49.0]
    assert spc_limits(values, screen=False).upper == pytest.approx(sum(values) / 17 + 2.66 * sum(ranges) / 16)
    assert spc_limits(values, screen=True).upper == pytest.approx(sum(values) / 17 + 2.66)


def test_fixed_limits_do_not_see_later_points():
    first = [10, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13]
    assert spc_limits([*first, 500, 600], fix_after=12) == spc_limits(first)
    assert spc_limits(first[:5], fix_after=12) == spc_limits(first[:5])
