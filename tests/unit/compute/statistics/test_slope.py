"""The slope and relative index of inequality: fits that can be seen, turned signs, and what has no answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compute.statistics.slope import Group, Inequality, slope_index


def even(*values, error=None):
    return [Group(100, value, error) for value in values]


def test_figures_on_a_line_give_that_line():
    """Five equal groups stand at 0.1, 0.3 … 0.9: from 11 to 19 the line runs from 10 to 20."""
    found = slope_index(even(11, 13, 15, 17, 19))
    assert (found.sii, found.rii, found.intercept) == pytest.approx((10, 2, 10))


def test_a_bigger_group_pulls_more():
    small = slope_index([Group(100, 1), *even(0, 0, 0, 0)])
    big = slope_index([Group(300, 1), *even(0, 0, 0, 0)])
    assert small.sii is not None and big.sii is not None
    assert big.sii < small.sii < 0


def test_limits_need_every_groups_error_and_hold_the_slope():
    found = slope_index(even(11, 13, 15, 17, 19, error=1.0))
    assert found.lower == pytest.approx(10 - (found.upper - 10))
    assert slope_index([*even(11, 13, 15, 17, error=1.0), Group(100, 19)]).lower is None


def test_a_negative_multiplier_turns_both_round():
    found = slope_index(even(11, 13, 15, 17, 19, error=1.0), multiplier=-1)
    assert (found.sii, found.rii) == pytest.approx((-10, 0.5))
    assert found.lower < found.sii < found.upper


@pytest.mark.parametrize(
    ("groups", "transform"),
    [
        (even(1, 2, 3, 4), "none"),
        (even(*range(101)), "none"),
        (even(0, 1, 2, 3, 4), "log"),
        (even(0.1, 0.2, 0.3, 0.4, 1), "logit"),
        ([Group(0, 1), *even(1, 1, 1, 1)], "none"),
        ([Group(1e300, 1), *([Group(1e-300, 1)] * 4)], "none"),
        ([], "none"),
    ],
)
def test_no_answer(groups, transform):
    assert slope_index(groups, transform) == Inequality()


@given(st.lists(st.floats(0.01, 0.99), min_size=5, max_size=10))
def test_turning_the_groups_round_turns_the_sign(values):
    one, other = slope_index(even(*values)), slope_index(even(*values[::-1]))
    assert one.sii == pytest.approx(-(other.sii or 0), abs=1e-9)
