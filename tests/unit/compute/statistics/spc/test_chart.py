"""Whole charts: groups, order, priority of rules and short groups."""

from datetime import date, timedelta

from pipeline.compute.statistics.spc import SpcChart, SpcOptions, spc_chart

FIRST = date(2017, 4, 1)
WAVE = [10.0, 12, 11, 13, 10, 12, 11, 13, 10, 12, 11, 13, 10]


def days(values):
    return [FIRST + timedelta(days=i) for i in range(len(values))]


def test_no_points():
    assert spc_chart([], []) == SpcChart((), None, None, None)


def test_one_point_and_withheld_points_say_nothing():
    for values in ([4.0], [None], [None, None, None]):
        found = spc_chart(days(values), values, SpcOptions(target=3))
        assert (found.variation, found.variation_icon, found.assurance, found.special) == (
            "common_cause", "common_cause", None, 0,
        )  # fmt: skip
        assert found.points[0].outside is None


def test_a_constant_series_is_common_cause_on_its_limits():
    found = spc_chart(days(WAVE), [0.1] * 13, SpcOptions(target=0.1))
    assert found.special == 0
    assert found.points[0].limits.upper == 0.1
    assert found.assurance == "inconsistent"


def test_a_rebase_starts_new_limits_at_its_own_point():
    values = WAVE + [value + 100 for value in WAVE]
    found = spc_chart(days(values), values, SpcOptions(rebase=(days(values)[13],)))
    assert [point.group for point in found.points] == [0] * 13 + [1] * 13
    assert found.points[12].limits.mean < 20 < 100 < found.points[13].limits.mean


def test_a_rebase_date_without_a_point_does_nothing():
    assert spc_chart(days(WAVE), WAVE, SpcOptions(rebase=(date(1999, 1, 1),))) == spc_chart(days(WAVE), WAVE)


def test_runs_stop_at_a_rebase():
    values = [10.0, 11] * 6 + [1, 2, 3, 4, 5, 6, 7.0]
    whole = spc_chart(days(values), values)
    parted = spc_chart(days(values), values, SpcOptions(rebase=(days(values)[15],)))
    assert "Trend" in whole.points[-1].cause
    assert parted.points[-1].cause == "Common Cause"


def test_fewer_than_thirteen_points_are_said_to_be_few():
    assert not spc_chart(days(WAVE), WAVE).points[0].short_group
    assert spc_chart(days(WAVE[:12]), WAVE[:12]).points[0].short_group


def test_outside_comes_before_a_trend_and_a_trend_before_the_rest():
    values = [*WAVE, 10.0, 11, 12, 13, 14, 15, 40]
    causes = [point.cause for point in spc_chart(days(values), values).points[-7:]]
    assert causes[-1] == "Above UCL"
    assert set(causes[:-1]) == {"7 Point Trend (Increasing)"}


def test_a_point_outside_is_not_near():
    values = [*WAVE, 40.0]
    last = spc_chart(days(values), values).points[-1]
    assert (last.outside, last.near, last.side) == (True, False, 1)
    assert spc_chart(days(values), values).variation == "special_cause_improvement"
