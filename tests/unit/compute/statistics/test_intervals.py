"""Proportions, counts and crude rates at their edges; their usual answers are in tests/oracles."""

import pytest

from pipeline.compute.statistics.intervals import (
    USUAL_Z,
    Interval,
    byar,
    byar_limits,
    quantile,
    rate,
    standard_error,
    wilson,
    z_value,
)


def test_z_is_not_rounded():
    assert z_value(0.95) == pytest.approx(1.959963984540054, abs=1e-15)
    assert z_value(0.998) == pytest.approx(3.090232306167813, abs=1e-14)
    assert {level: quantile(level) for level in USUAL_Z} == USUAL_Z
    assert z_value(0.9) == quantile(0.9)


@pytest.mark.parametrize(("x", "n"), [(None, 10), (3, None), (0, 0), (3, 0), (4, 3), (-1, 3), (1, -3)])
def test_no_proportion_without_a_part_of_a_whole(x, n):
    assert wilson(x, n) == Interval(None, None, None, 0.95, "Wilson")


def test_none_and_all_reach_the_ends_of_the_scale():
    assert wilson(0, 7).lower == 0
    assert wilson(7, 7, multiplier=100).upper == 100


@pytest.mark.parametrize(("x", "method"), [(9, "Exact"), (9.9, "Exact"), (10, "Byars")])
def test_counts_are_exact_below_ten(x, method):
    assert byar(x).method == method


def test_no_events_have_an_upper_limit_only_by_chance():
    assert byar(0).lower == 0
    assert byar(0).upper == pytest.approx(3.688879454113936)


def test_a_negative_byar_limit_is_none_not_zero():
    lower, upper = byar_limits(10, 10)
    assert lower is None
    assert upper > 10


@pytest.mark.parametrize("x", [None, -1])
def test_no_count_no_limits(x):
    assert byar(x).value is byar(x).lower is byar(x).upper is None


@pytest.mark.parametrize(("x", "n"), [(None, 100), (3, None), (3, 0), (0, 0), (3, -5)])
def test_no_rate_without_people_or_events(x, n):
    assert rate(x, n).value is rate(x, n).lower is None


def test_more_events_than_people_are_a_rate_all_the_same():
    assert rate(20, 10, multiplier=1).value == 2


def test_a_negative_factor_turns_the_limits_round():
    assert Interval(2, 1, 4).times(-1) == Interval(-2, -4, -1)


def test_standard_error_needs_both_limits():
    assert standard_error(Interval(1, None, 2)) is None
    assert standard_error(Interval(0, -1.959963984540054, 1.959963984540054)) == pytest.approx(1)
