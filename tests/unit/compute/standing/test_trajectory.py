"""The plan's value for a period: explicit wins, steps hold, lines run, years of counts are split by season."""

from datetime import date

import pytest

from pipeline.catalogue.targets import Target, Trajectory
from pipeline.compute.standing.season import quarter_shares
from pipeline.compute.standing.trajectory import planned_value
from pipeline.periods import from_label
from tests.support.values import measure, value

COUNT = {"unit": {"kind": "count", "decimals": 0}}
WINTER = [0.2, 0.2, 0.25, 0.35]


def target(number, **changes):
    return Target.model_validate(
        {"kind": "level", "value": number, "by": "2020/21", "status": "national_standard", **changes}
    )


def planned(period, plan, *, start=10.0, goal=None, base="2016/17", counted=(), **about):
    baseline = {"period": base, "basis": "first year"} if base else None
    one = measure(baseline=baseline, trajectory=plan, **about)
    return planned_value(one, goal or target(8), start, from_label(period), counted)


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2015/16", 10), ("2016/17", 10), ("2017/18", 9.5), ("2018/19", 9), ("2020/21", 8), ("2024/25", 8)],
)
def test_a_line_starts_at_the_baseline_and_is_flat_after_the_target(period, expected):
    assert planned(period, {"kind": "linear"}) == expected


def test_a_rate_in_a_quarter_is_not_divided():
    assert planned("2017/18 Q1", {"kind": "linear"}) == 9.875
    assert planned("2017/18 Q1", {"kind": "stepped"}) == planned("2017/18 Q4", {"kind": "stepped"}) == 9.5


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2016/17 Q4", 10), ("2017/18 Q1", 9.8), ("2018/19 Q4", 9.8), ("2019/20 Q2", 8.5), ("2020/21 Q1", 8)],
)
def test_a_step_holds_until_the_next(period, expected):
    steps = [{"period": "2019/20", "value": 8.5}, {"period": "2017/18", "value": 9.8}]
    assert planned(period, {"kind": "stepped", "values": steps}) == expected


@pytest.mark.parametrize("kind", ["linear", "stepped", "explicit"])
def test_a_value_written_for_the_period_wins(kind):
    plan = {"kind": kind, "values": [{"period": "2018/19", "value": 9.9}]}
    assert planned("2018/19", plan) == planned("2018/19", plan, **COUNT) == 9.9


def test_an_explicit_plan_says_nothing_of_other_periods():
    plan = {"kind": "explicit", "values": [{"period": "2018/19", "value": 9.9}]}
    assert planned("2019/20", plan) is None
    assert planned("2018/19 Q1", plan) == 9.9


def test_a_year_of_counts_is_split_by_season_never_into_quarters():
    goal, plan = target(800), {"kind": "linear", "seasonal_profile": WINTER}
    year = [planned(f"2018/19 Q{n}", plan, start=1000, goal=goal, **COUNT) for n in range(1, 5)]
    assert year == pytest.approx([180, 180, 225, 315])
    assert sum(year) == pytest.approx(planned("2018/19", plan, start=1000, goal=goal, **COUNT))
    assert planned("2018/19 Q1", {"kind": "linear"}, start=1000, goal=goal, **COUNT) is None
    assert planned("2018-05", plan, start=1000, goal=goal, **COUNT) is None


def test_an_explicit_year_of_counts_is_split_too():
    plan = {"kind": "explicit", "values": [{"period": "2018/19", "value": 1000}], "seasonal_profile": WINTER}
    assert planned("2018/19 Q4", plan, **COUNT) == 350


def test_counts_planned_by_the_quarter_need_no_season():
    goal = target(80, by="2018/19 Q1")
    assert planned("2017/18 Q3", {"kind": "linear"}, start=100, goal=goal, base="2017/18 Q1", **COUNT) == 90


@pytest.mark.parametrize(
    ("start", "change", "expected"), [(0.0, -10, 0.0), (-10.0, -20, -8.0), (10.0, -20, 8.0), (10.0, 0, 10.0)]
)
def test_a_change_is_a_share_of_any_baseline(start, change, expected):
    goal = target(change, kind="change")
    assert planned("2020/21", {"kind": "linear"}, start=start, goal=goal) == expected


def test_odd_targets_have_an_answer():
    line = {"kind": "linear"}
    assert planned("2018/19", line, goal=target(10)) == 10
    assert planned("2018/19", line, goal=target(8, by="2015/16")) == 8
    assert planned("2018/19", line, goal=target(8, by="2016/17")) == 8
    assert planned("2018/19", line, goal=target(8, by=None)) is None
    assert planned("2018/19", line, start=None) is None
    assert planned("2018/19", line, goal=target(-5, kind="change"), start=None) is None
    assert planned("2018/19", line, base=None) is None
    assert planned("2018/19", None) is None


@pytest.mark.parametrize("kind", ["direction", "comparator"])
@pytest.mark.parametrize("plan", ["linear", "stepped"])
def test_a_target_without_a_number_plans_nothing(kind, plan):
    assert planned("2018/19", {"kind": plan}, goal=target(None, kind=kind)) is None


def quarters(figures, first=2014):
    labels = [f"{y}/{y % 100 + 1} Q{q}" for y in range(first, first + 3) for q in range(1, 5)]
    return [value(label, figure) for label, figure in zip(labels, figures, strict=True)]


def test_the_season_is_the_mean_share_of_three_full_years():
    year = from_label("2017/18")
    assert quarter_shares(quarters([10, 20, 30, 40] * 3), year) == pytest.approx((0.1, 0.2, 0.3, 0.4))
    mixed = quarters([25, 25, 25, 25] * 2 + [100, 200, 300, 400])
    assert quarter_shares(mixed, year) == pytest.approx((0.2, 7 / 30, 0.8 / 3, 0.3))


@pytest.mark.parametrize("figures", [[10] * 11 + [None], [0] * 4 + [10] * 8])
def test_a_season_needs_every_quarter_and_something_counted(figures):
    assert quarter_shares(quarters(figures), from_label("2017/18")) is None


def test_a_season_is_that_of_the_years_just_before():
    assert quarter_shares(quarters([10] * 12), from_label("2018/19")) is None
    assert quarter_shares(quarters([10] * 12), from_label("2017/18 Q1")) is None


@pytest.mark.parametrize("shares", [[0.5, 0.5], [0.25] * 5, [0.3] * 4, [-0.5, 0.5, 0.5, 0.5]])
def test_shares_that_make_no_year_are_refused(shares):
    with pytest.raises(ValueError, match="four shares"):
        Trajectory(kind="linear", seasonal_profile=shares)


def test_days_play_no_part_in_a_line():
    assert planned("2019/20", {"kind": "linear"}, goal=target(6, agreed_on=date(2017, 6, 6))) == 7


def test_a_plan_without_shares_takes_the_season_of_the_years_before():
    goal, plan, past = target(800), {"kind": "linear"}, quarters([10, 20, 30, 40] * 3)
    whole = planned("2017/18", plan, start=1000, goal=goal, **COUNT)
    year = [planned(f"2017/18 Q{n}", plan, start=1000, goal=goal, counted=past, **COUNT) for n in range(1, 5)]
    assert year == pytest.approx([whole * share for share in (0.1, 0.2, 0.3, 0.4)])
    agreed = {**plan, "seasonal_profile": WINTER}
    assert planned("2017/18 Q1", agreed, start=1000, goal=goal, counted=past, **COUNT) == pytest.approx(whole * 0.2)
    assert planned("2018/19 Q1", plan, start=1000, goal=goal, counted=past, **COUNT) is None
