"""The rules at ties, turns and gaps; the usual cases are in tests/oracles."""

from pipeline.compute.statistics.spc.rules import (
    one_side_ends,
    part_of_run,
    step,
    trend_directions,
    trend_ends,
    two_in_three,
)


def test_a_point_on_the_mean_or_a_gap_breaks_a_run():
    assert not any(one_side_ends([1, 1, 1, 0, 1, 1, 1, 1]))
    assert not any(one_side_ends([1, 1, 1, None, 1, 1, 1, 1]))
    assert not any(one_side_ends([0] * 8))
    assert not any(one_side_ends([None] * 8))


def test_a_tie_or_a_gap_breaks_a_trend():
    assert not any(trend_ends([1, 2, 3, 4, 4, 5, 6, 7]))
    assert not any(trend_ends([1, 2, 3, 4, None, 5, 6, 7]))
    assert not any(trend_ends([2] * 9))
    assert not any(trend_ends([None] * 9))


def test_all_seven_points_of_a_run_count():
    assert part_of_run([0, 0, 0, 0, 0, 0, 0, 1, 0]) == [False, *[True] * 7, False]


def test_at_a_turn_the_step_out_of_the_point_counts():
    values = [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]
    part = part_of_run(trend_ends(values))
    assert trend_directions(values, part) == [1] * 6 + [-1] * 7


def test_the_last_point_of_a_trend_goes_by_the_step_into_it():
    values = [1, 2, 3, 4, 5, 6, 7, 2]
    assert trend_directions(values, part_of_run(trend_ends(values))) == [1] * 7 + [0]


def test_two_of_three_need_one_side_and_no_gap():
    assert two_in_three([True, None, True], [1, None, 1]) == [False] * 3
    assert two_in_three([True, True], [1, 1]) == [False] * 2
    assert two_in_three([True, True, False], [-1, -1, -1]) == [True] * 3
    assert two_in_three([True, True, False], [-1, -1, 0]) == [False] * 3


def test_steps():
    assert [step(1, 2), step(2, 1), step(1, 1), step(None, 1), step(1, None)] == [1, -1, 0, None, None]
