"""Plan: where a figure should be by now, and a rating only where a target was agreed or is a national standard."""

from datetime import date

import pytest

from tests.spec.standing.tiny_table import standing

FIGURES = """
period  | value
2016/17 | 10
2017/18 | {}
"""
AGREED = {
    "kind": "level",
    "value": 8,
    "by": "2020/21",
    "status": "agreed",
    "agreed_by": "The Board",
    "agreed_on": date(2017, 6, 6),
}
PLAN = {
    "polarity": "lower",
    "baseline": {"period": "2016/17", "basis": "the first year"},
    "trajectory": {"kind": "linear"},
}
NEAR = {**AGREED, "tolerance": {"value": 0.3, "reason": "One case more or less."}}


@pytest.mark.parametrize(
    ("figure", "target", "answer"),
    [
        (8.0, AGREED, "achieved"),
        (9.5, AGREED, "on_track"),
        (9.6, AGREED, "off_track"),
        (9.6, NEAR, "near_plan"),
        (9.8, NEAR, "near_plan"),
        (9.9, NEAR, "off_track"),
        (9.6, {**AGREED, "status": "proposed"}, "no_target"),
        (9.6, {**AGREED, "status": "illustrative"}, "no_target"),
        (9.6, {**AGREED, "value": 10}, "achieved"),
        (9.6, {**AGREED, "by": "2015/16"}, "off_track"),
    ],
)
def test_from_10_to_8_in_four_years_is_9_and_a_half_after_one(figure, target, answer):
    assert standing(FIGURES.format(figure), targets=[target], **PLAN).rating == answer


def test_a_target_that_was_amended_holds_from_its_day():
    later = {**AGREED, "value": 9, "valid_from": date(2018, 4, 1)}
    future = {**AGREED, "value": 5, "valid_from": date(2019, 4, 1)}
    assert standing(FIGURES.format(9.7), targets=[AGREED, later, future], **PLAN).planned == 9.75


@pytest.mark.parametrize("first", [0, -10])
def test_a_baseline_of_zero_or_below_has_an_answer(first):
    """Less by a fifth: nothing from nothing, and minus 8 from minus 10."""
    target = {**AGREED, "kind": "change", "value": -20, "by": "2017/18"}
    told = standing(FIGURES.replace("| 10", f"| {first}").format(5), targets=[target], **PLAN)
    assert (told.planned, told.rating) == (first * 0.8, "off_track")


def test_a_year_of_counts_gives_a_quarter_its_season():
    """From 1,000 to 800 in four years is 950 after one; a fifth of it falls in the first quarter."""
    figures = "period | value\n2016/17 | 1000\n2017/18 Q1 | 195"
    about = {**PLAN, "unit": {"kind": "count", "decimals": 0}, "targets": [{**AGREED, "value": 800}]}
    season = {"kind": "linear", "seasonal_profile": [0.2, 0.2, 0.25, 0.35]}
    told = standing(figures, **{**about, "trajectory": season})
    assert (told.planned, told.gap, told.rating) == (190, 5, "off_track")
    unsplit = standing(figures, **about)
    assert (unsplit.planned, unsplit.rating) == (None, "no_data")
