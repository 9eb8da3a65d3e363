"""A target that is due and missed is called missed, whether a path to it was written or not."""

from datetime import date

import pytest

from pipeline.compute.standing.stand import When, stand
from tests.support.values import measure, series, value

NOW = When("latest", date(2022, 6, 1))
AGREED = {
    "kind": "level",
    "value": 80,
    "by": "2020/21",
    "status": "agreed",
    "agreed_by": "The Board",
    "agreed_on": date(2017, 6, 6),
}
LESS = {**AGREED, "kind": "change", "value": -10}
START = {"baseline": {"period": "2016/17", "basis": "The first year", "value": 100}}
LINE = {**START, "trajectory": {"kind": "linear"}}
COUNT = {"unit": {"kind": "count", "decimals": 0}}


def told(period, figure, target=None, *, before=(), **about):
    return stand(measure(targets=[target or AGREED], **about), series(*before, value(period, figure)), "W", NOW)


@pytest.mark.parametrize(
    ("period", "figure", "said", "planned"),
    [
        ("2019/20", 79, "achieved", None),
        ("2019/20", 95, "no_data", None),
        ("2020/21", 79, "achieved", 80),
        ("2020/21", 95, "off_track", 80),
        ("2021/22", 95, "off_track", 80),
        ("2020/21 Q3", 95, "no_data", None),
        ("2020/21 Q4", 95, "off_track", 80),
    ],
)
def test_without_a_path_a_figure_is_held_against_the_target_once_it_is_due(period, figure, said, planned):
    found = told(period, figure)
    assert (found.rating, found.planned) == (said, planned)
    assert said != "off_track" or (found.gap, found.rule) == (15, "The figure has not reached the target.")


def test_a_tolerance_counts_at_the_end_as_on_the_way():
    near = {**AGREED, "tolerance": {"value": 2, "reason": "Small numbers."}}
    assert [told("2020/21", figure, near).rating for figure in (80, 82, 82.1)] == ["achieved", "near_plan", "off_track"]


@pytest.mark.parametrize("about", [START, LINE])
@pytest.mark.parametrize(
    ("period", "figure", "said"),
    [
        ("2020/21", 85, "achieved"),
        ("2020/21", 90, "achieved"),
        ("2020/21", 95, "off_track"),
        ("2018/19", 85, "achieved"),
    ],
)
def test_a_change_is_met_or_missed_like_a_level(period, figure, said, about):
    assert told(period, figure, LESS, **about).rating == said


def test_a_change_from_an_unknown_start_has_nothing_to_be_rated_against():
    assert told("2020/21", 85, LESS).rating == "no_data"


def test_the_target_goes_on_where_a_written_path_ends():
    path = {"kind": "explicit", "values": [{"period": "2019/20", "value": 85}]}
    assert [told(p, 84, trajectory=path).planned for p in ("2018/19", "2019/20", "2020/21", "2021/22")] == [
        None,
        85,
        80,
        80,
    ]


@pytest.mark.parametrize("kind", ["direction", "comparator"])
def test_a_target_without_a_number_of_its_own_is_never_due(kind):
    assert told("2020/21", 95, {**AGREED, "kind": kind}).rating == "no_data"


@pytest.mark.parametrize("status", ["proposed", "illustrative"])
def test_what_nobody_agreed_is_never_missed(status):
    assert told("2020/21", 95, {**AGREED, "status": status}).rating == "no_target"


def test_a_target_without_a_day_is_never_due():
    assert told("2020/21", 95, {**AGREED, "by": None}).rating == "no_data"


def test_a_quarters_count_is_held_against_its_part_of_the_years_target():
    """A quarter of 25 is none of a year's 80; three full years tell the quarter's part of it."""
    years = [f"{year}/{year % 100 + 1}" for year in (2018, 2019, 2020)]
    seasons = [value(f"{year} Q{n}", share) for year in years for n, share in enumerate((10, 20, 30, 40), 1)]
    assert told("2021/22 Q1", 25, **COUNT).rating == "no_data"
    found = told("2021/22 Q1", 7, before=seasons, **COUNT)
    assert (found.planned, found.rating) == (pytest.approx(8), "on_track")
    assert told("2021/22 Q1", 9, before=seasons, **COUNT).rating == "off_track"
