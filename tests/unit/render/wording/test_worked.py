"""The worked example: every kind of method, with the numbers as published, and no number where none is."""

import pytest

from pipeline.catalogue.measure import Unit
from pipeline.compute.standing.result import Change
from pipeline.render.wording.worked import NO_RANGE, Behind, against_step, change_step, steps
from tests.support.values import measure, value
from tests.unit.render.wording.cases import AGO, standing

PERCENT = measure().unit
COUNT = Unit(kind="count", decimals=0, noun="admissions")
DAYS = Unit(kind="days", decimals=2)
RATE = Unit(kind="rate_per", decimals=1, per=100000)


def test_a_share_is_divided_with_its_own_numbers() -> None:
    told = steps(Behind(value("2016/17", 6.25, numerator=75, denominator=1200), "proportion"), PERCENT)
    assert told[0] == "75 ÷ 1,200 × 100 = 6.250, which we show as 6.3%."
    assert told[1] == "Likely range: 5.0% to 7.8%, by Wilson's method for shares."


def test_a_printed_figure_that_the_numbers_do_not_give_is_said_to_be_the_publishers() -> None:
    told = steps(Behind(value("2016/17", 6.9, numerator=75, denominator=1200), "published"), PERCENT)
    assert told[0].endswith("= 6.250, and the publisher gives 6.9%.")


def test_a_figure_without_numbers_behind_it_is_taken_as_printed() -> None:
    told = steps(Behind(value("2016/17", 14.9, trace=("paper/rows.csv:12",)), "published"), PERCENT)
    assert told == (
        "The publisher worked it out, and we take it as it is printed: 14.9%. It stands in row 12 of paper/rows.csv.",
        NO_RANGE,
    )


def test_a_count_is_counted_and_has_a_range() -> None:
    told = steps(Behind(value("2016/17", 440), "count"), COUNT)
    assert told[0] == "We count them: 440 admissions. Nothing is added or divided."
    assert "by Byar's method" in told[1]
    assert "by the exact method" in steps(Behind(value("2016/17", 4), "count"), COUNT)[1]


def test_a_printed_count_is_the_publishers_and_ours_is_ours() -> None:
    printed = steps(Behind(value("2016/17", 440), "published"), COUNT)[0]
    assert printed == "The publisher counted them, and we take it as it is printed: 440 admissions."
    assert steps(Behind(value("2016/17", 440, origin="synthetic"), "published"), COUNT)[0].startswith("We count them")


def test_limits_that_came_with_the_figure_are_told_apart_from_ours() -> None:
    own = value("2016/17", 7.2, lower_95=6.9, upper_95=7.5)
    assert steps(Behind(own, "published"), DAYS)[-1] == "Likely range: 6.90 to 7.50, as published with it."
    assert steps(Behind(own, "mean"), DAYS)[-1] == "Likely range: 6.90 to 7.50, worked out from the same records."


def test_a_rate_is_for_each_so_many() -> None:
    told = steps(Behind(value("2016/17", 50.0, numerator=60, denominator=120000), "rate"), RATE)
    assert told[0] == "60 ÷ 120,000 × 100,000 = 50.000, which we show as 50.0 per 100,000."


def test_the_longest_left_out_are_told_with_n_and_k() -> None:
    given = Behind(value("2017/18 Q1", 7.2, denominator=90), "truncated_mean", 100, 10, 10.81, 10)
    assert steps(given, DAYS)[:3] == (
        "There were 100 stays. We left out the longest 1 in 10, rounded down: 10.",
        "The days of the other 90 are added up and divided by 90: 7.20 days.",
        "With none left out it would be 10.81 days.",
    )


def test_few_stays_are_all_counted_and_it_is_said() -> None:
    given = Behind(value("2017/18 Q1", 7.2, denominator=9), "truncated_mean", 9, 0, 7.2, 10)
    assert steps(given, DAYS)[:2] == (
        "There were 9 stays, too few to leave out the longest 1 in 10.",
        "The days of all 9 are added up and divided by 9: 7.20 days.",
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("mean", "We add up all 90 and divide by 90: 7.20 days."),
        ("gap", "We take the figure of one group from that of the other: 7.20 days."),
        ("bundle", "81 of the 90 standards are met."),
        ("directly_standardised_rate", "There were 81 events in all."),
    ],
)
def test_other_kinds(kind: str, words: str) -> None:
    assert steps(Behind(value("2016/17", 7.2, numerator=81, denominator=90), kind), DAYS)[0] == words


def test_a_withheld_figure_has_no_steps_and_gives_no_number() -> None:
    assert steps(Behind(value("2016/17", None, markers=frozenset("c")), "proportion", 3, 1), PERCENT) == ()


def test_withheld_parts_are_not_told() -> None:
    told = steps(Behind(value("2016/17", 7.2), "truncated_mean", None, None), DAYS)
    assert told == ("The publisher worked it out, and we take it as it is printed: 7.20 days.", NO_RANGE)


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ((-1.0, 5.0), "includes zero, so it may be chance."),
        ((1.0, 5.0), "does not include zero, so it is more than chance."),
    ],
)
def test_the_change_is_worked_out_and_judged_by_its_range(limits: tuple[float, float], words: str) -> None:
    told = change_step(value("2016/17", 12.0), Change(AGO, 9.0, 3.0, *limits, "higher", ""), PERCENT)
    assert told.startswith("The change is 12.0% take away 9.0%, in April to June 2016: +3.0 percentage points.")
    assert told.endswith(words)


def test_a_change_within_the_usual_ups_and_downs_says_so() -> None:
    told = change_step(value("2016/17", 12.0), Change(AGO, 9.0, 3.0, 1.0, 5.0, "no_clear_change", ""), PERCENT)
    assert told.endswith("does not include zero, but the figure often moves as much.")


def test_a_change_without_a_range_says_why() -> None:
    told = change_step(value("2016/17", 12.0), Change(AGO, 9.0, 3.0, None, None, "higher", "No numbers."), PERCENT)
    assert told.endswith("+3.0 percentage points. No numbers.")
    assert change_step(value("2016/17", 12.0), Change(None, None, None, None, None, "higher", ""), PERCENT) == ""


def test_another_place_lies_inside_or_outside() -> None:
    known = standing(comparator="E92000001", comparator_value=11.0, against_comparator="similar")
    assert against_step(known, "England", PERCENT) == "The figure for England, 11.0%, lies inside the likely range."
    assert against_step(standing(), "England", PERCENT) == ""


def test_time_has_no_range_and_not_for_want_of_numbers() -> None:
    unit = Unit(kind="rate_per", decimals=1, per=100_000, separate_events=False)
    told = steps(Behind(value("2016/17", 10.9), "published"), unit)
    assert told[-1] == "No likely range can be given: this is time, not people, and one long stay gives a lot of it."
