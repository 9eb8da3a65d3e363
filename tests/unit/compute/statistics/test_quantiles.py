"""Groups of about equal size at their edges."""

from pipeline.compute.statistics.quantiles import quantile_groups


def test_fewer_values_than_groups_have_none():
    assert quantile_groups([1, 2, 3, 4, None]) == [None] * 5
    assert quantile_groups([]) == []


def test_missing_values_have_no_group_and_move_nobody():
    assert quantile_groups([1, None, 2, 3, 4, 5]) == [1, None, 2, 3, 4, 5]


def test_equal_values_share_a_group():
    assert len(set(quantile_groups([7.0] * 10))) == 1


def test_other_numbers_of_groups_and_the_other_way_round():
    assert quantile_groups([1, 2, 3, 4], groups=2) == [1, 1, 2, 2]
    assert quantile_groups([1, 2, 3, 4], groups=2, highest_first=True) == [2, 2, 1, 1]
