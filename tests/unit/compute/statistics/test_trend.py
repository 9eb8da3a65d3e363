"""Recent trends: what cannot be calculated, single points that make a trend, and polarity."""

import pytest
from statsmodels.regression.linear_model import WLS
from statsmodels.tools import add_constant

from pipeline.compute.statistics.intervals import Interval, z_value
from pipeline.compute.statistics.trend import (
    UNKNOWN,
    Marker,
    trend_judgement,
    trend_of_proportions,
    trend_of_values,
)


def around(value, half=1.0):
    return Interval(value, value - half, value + half)


RISING = [around(value) for value in (10, 14, 18, 22, 26)]


@pytest.mark.parametrize(
    "points",
    [
        [],
        RISING[:4],
        [*RISING[:4], None],
        [*RISING[:4], Interval(None, None, None)],
        [*RISING[:4], Interval(26, None, None)],
        [*RISING[:4], Interval(26, 26, 26)],
        [*RISING, None],
        [RISING[0], None, *RISING[2:]],
    ],
)
def test_five_whole_points_are_needed(points):
    assert trend_of_values(points) == UNKNOWN


def test_only_the_last_five_count():
    assert trend_of_values([None, around(99), *RISING]) == trend_of_values(RISING)


def test_up_and_down():
    assert trend_of_values(RISING).marker == Marker.INCREASING
    assert trend_of_values(RISING).slope == pytest.approx(4)
    assert trend_of_values(RISING[::-1]).marker == Marker.DECREASING


def test_equal_points_do_not_change():
    assert trend_of_values([around(5)] * 5).marker == Marker.NO_CHANGE


def test_one_point_alone_makes_no_trend():
    jump = [around(value, 0.1) for value in (10, 10, 10, 10, 12)]
    found = trend_of_values(jump)
    assert found.chi2 > 9.55
    assert found.marker == Marker.NO_CHANGE


def test_points_that_are_level_but_for_one_are_level_whatever_their_weights():
    points = [around(value, half) for value, half in zip((10.1,) * 4 + (12,), (0.3, 0.1, 0.7, 0.2, 0.1), strict=True)]
    assert trend_of_values(points).marker == Marker.NO_CHANGE


@pytest.mark.parametrize("half", [-1.0, 1e-300])
def test_limits_without_width_or_the_wrong_way_round(half):
    assert trend_of_values([*RISING[:4], around(26, half)]) == UNKNOWN


def test_slope_and_chi_squared_are_those_of_weighted_regression():
    points = [around(value, half) for value, half in zip((5, 7, 6, 9, 8), (1, 2, 1.5, 0.5, 1), strict=True)]
    weights = [(z_value(0.95) / half) ** 2 for half in (1, 2, 1.5, 0.5, 1)]
    fit = WLS([5, 7, 6, 9, 8], add_constant([1, 2, 3, 4, 5]), weights).fit()
    found = trend_of_values(points)
    assert found.slope == pytest.approx(fit.params[1])
    assert found.chi2 == pytest.approx(fit.params[1] ** 2 / fit.normalized_cov_params[1, 1])


def test_proportions():
    shares = [(200, 1000), (230, 1000), (260, 1000), (290, 1000), (320, 1000)]
    assert trend_of_proportions(shares).marker == Marker.INCREASING
    assert trend_of_proportions(shares[::-1]).marker == Marker.DECREASING
    assert trend_of_proportions([(20, 100)] * 5).marker == Marker.NO_CHANGE


@pytest.mark.parametrize("odd", [None, (0, 100), (100, 100), (0, 0), (5, 0), (120, 100)])
def test_proportions_that_cannot_be_calculated(odd):
    assert trend_of_proportions([(20, 100)] * 4 + [odd]) == UNKNOWN


@pytest.mark.parametrize(
    ("marker", "polarity", "judged"),
    [
        (Marker.INCREASING, "higher", "better"),
        (Marker.INCREASING, "lower", "worse"),
        (Marker.DECREASING, "lower", "better"),
        (Marker.DECREASING, "no_judgement", "lower"),
        (Marker.DECREASING, None, "none"),
        (Marker.NO_CHANGE, "higher", "same"),
        (Marker.CANNOT_BE_CALCULATED, "higher", "none"),
    ],
)
def test_polarity_judges_a_trend(marker, polarity, judged):
    assert trend_judgement(marker, 5, polarity) == judged


def test_towards_zero_depends_on_the_side():
    assert trend_judgement(Marker.INCREASING, -3, "towards_zero") == "better"
    assert trend_judgement(Marker.INCREASING, 3, "towards_zero") == "worse"


@pytest.mark.parametrize(("step", "marker"), [(0.977, Marker.NO_CHANGE), (0.978, Marker.INCREASING)])
def test_a_trend_is_one_at_998_in_a_thousand_and_not_before(step, marker):
    """With a standard error of 1 chi-squared is 10 times the step squared; 9.5495 is reached at 0.97721."""
    points = [around(20 + step * year, z_value(0.95)) for year in range(5)]
    assert trend_of_values(points).marker == marker
