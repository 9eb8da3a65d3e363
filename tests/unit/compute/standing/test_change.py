"""What may be said of a change, rule by rule."""

import pytest

from pipeline.compute.standing.change import CROSSED, change
from tests.support.values import measure, value

COUNTS = {"unit": {"kind": "count", "decimals": 0}}


def direction(before, after, **about):
    return change(measure(**about), after, before).direction


def test_a_rise_that_counts_cannot_explain_is_worsening_where_lower_is_wished():
    assert direction(value("2015/16", 100), value("2016/17", 200), **COUNTS) == "worsening"


@pytest.mark.parametrize(("polarity", "said"), [("higher", "improving"), ("lower", "worsening")])
def test_a_mirrored_wish_mirrors_the_verdict(polarity, said):
    assert direction(value("2015/16", 100), value("2016/17", 200), polarity=polarity, **COUNTS) == said


@pytest.mark.parametrize(
    ("before", "after", "said"), [(-1, -30, "worsening"), (-30, -1, "improving"), (30, 1, "improving")]
)
def test_a_gap_is_better_the_nearer_it_is_to_zero_from_either_side(before, after, said):
    about = {"polarity": "towards_zero", "unit": {"kind": "points", "decimals": 1}}
    ends = [value(p, n, lower_95=n - 1, upper_95=n + 1) for p, n in (("2015/16", before), ("2016/17", after))]
    assert direction(*ends, **about) == said


@pytest.mark.parametrize(
    ("before", "after", "said"), [(-5, 5, "higher"), (5, -6, "lower"), (-5, 30, "worsening"), (-30, 5, "improving")]
)
def test_a_gap_that_went_past_zero_is_judged_by_how_far_it_is_from_zero(before, after, said):
    about = {"polarity": "towards_zero", "unit": {"kind": "points", "decimals": 1}}
    ends = [value(p, n, lower_95=n - 1, upper_95=n + 1) for p, n in (("2015/16", before), ("2016/17", after))]
    told = change(measure(**about), *reversed(ends))
    assert told.direction == said
    assert (told.rule == CROSSED) is (said in ("higher", "lower"))


def test_no_judgement_says_only_which_way():
    about = {"polarity": "no_judgement", "polarity_reason": "Reporting can rise", **COUNTS}
    assert direction(value("2015/16", 100), value("2016/17", 200), **about) == "higher"


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("bed days", "higher"),
        ("days of delay", "higher"),
        ("admissions", "worsening"),
        ("waits of weeks", "worsening"),
    ],
)
def test_time_is_no_number_of_events_and_is_not_tested_as_one(noun, said):
    about = {"unit": {"kind": "count", "decimals": 0, "noun": noun}}
    told = change(measure(**about), value("2016/17", 2000), value("2015/16", 1000))
    assert told.direction == said
    assert told.tested is (said == "worsening")
    assert ("This is time, not people" in told.rule) is not told.tested


def test_a_change_within_chance_is_no_clear_change():
    assert direction(value("2015/16", 100), value("2016/17", 104), **COUNTS) == "no_clear_change"


def test_percentages_without_numbers_behind_them_claim_nothing():
    told = change(measure(), value("2016/17", 44.1), value("2015/16", 41.0))
    assert told.direction == "higher"
    assert "cannot test" in told.rule


def test_percentages_with_numbers_behind_them_are_tested():
    before = value("2015/16", 41.0, numerator=410, denominator=1000)
    after = value("2016/17", 50.0, numerator=500, denominator=1000)
    told = change(measure(), after, before)
    assert told.direction == "worsening"
    assert told.lower == pytest.approx(4.63, abs=0.05)
    assert told.upper == pytest.approx(13.3, abs=0.1)


def test_days_of_one_person_are_no_separate_events_so_chance_is_not_tested():
    """The mean number of people delayed on a day is no count: testing it as one would promise too much."""
    unit = {"kind": "rate_per", "decimals": 1, "per": 100_000, "separate_events": False}
    before = value("2016-03", 24.6, numerator=108.6, denominator=441_874)
    after = value("2017-03", 12.3, numerator=54.3, denominator=441_874)
    told = change(measure(unit=unit, frequency="monthly"), after, before)
    assert (told.direction, told.tested, told.lower) == ("lower", False, None)
    assert told.rule.startswith("This is time, not people")
    assert change(measure(unit={**unit, "separate_events": True}, frequency="monthly"), after, before).tested


def test_no_earlier_figure_is_not_comparable():
    assert direction(None, value("2016/17", 44.1)) == "not_comparable"
    assert direction(value("2015/16", None, markers=frozenset("c")), value("2016/17", 44.1)) == "not_comparable"


def test_a_break_between_is_not_comparable():
    told = change(
        measure(breaks=[{"at": "2016/17", "reason": "The count changed."}]),
        value("2016/17", 44.1),
        value("2015/16", 41.0),
    )
    assert told.direction == "not_comparable"
    assert "The count changed." in told.rule


@pytest.mark.parametrize(
    ("at", "said"), [("2016/17 Q3", "not_comparable"), ("2015/16 Q3", "not_comparable"), ("2017/18 Q1", "higher")]
)
def test_a_break_within_one_of_the_two_years_leaves_them_not_comparable(at, said):
    breaks = [{"at": at, "reason": "The count changed."}]
    assert direction(value("2015/16", 41.0), value("2016/17", 44.1), breaks=breaks) == said


def test_a_break_before_both_does_not_matter():
    assert (
        direction(value("2015/16", 41.0), value("2016/17", 44.1), breaks=[{"at": "2015/16", "reason": "x"}]) == "higher"
    )


def test_overlapping_periods_are_not_comparable():
    assert direction(value("2013 to 2015", 41.0), value("2014 to 2016", 44.1)) == "not_comparable"


def test_a_doubted_figure_is_not_compared():
    assert direction(value("2015/16", 41.0, markers=frozenset("q")), value("2016/17", 44.1)) == "not_comparable"


@pytest.mark.parametrize(("before", "after"), [(0, 0), (0, 3), (5, 5), (1, 0)])
def test_small_and_zero_counts_never_raise(before, after):
    assert direction(value("2015/16", before), value("2016/17", after), **COUNTS) == "no_clear_change"


def between(moved, below=1.0, above=1.0):
    """The change from 50 to 50 and `moved`; `below` and `above` are the distances of the limits on the inner sides."""
    before = value("2015/16", 50.0, lower_95=49.0, upper_95=50.0 + above)
    after = value("2016/17", 50.0 + moved, lower_95=50.0 + moved - below, upper_95=51.0 + moved)
    return change(measure(), after, before)


@pytest.mark.parametrize(("moved", "said"), [(5.0, "no_clear_change"), (5.001, "worsening")])
def test_a_limit_of_the_change_that_is_none_at_all_is_not_beyond_chance(moved, said):
    found = between(moved, 3.0, 4.0)
    assert found.direction == said
    assert (found.lower == 0) == (said == "no_clear_change")


@pytest.mark.parametrize(("moved", "clear", "leads"), [(1.4, False, False), (1.5, True, False), (2.22, True, False)])
def test_what_is_clear_at_95_percent_leads_a_page_only_at_998_in_a_thousand(moved, clear, leads):
    """Each limit is 1 away, so 1.414 is the half width at 95 %, and 3.0902 / 1.96 times that at 99.8 %: 2.2298."""
    found = between(moved)
    assert (found.direction == "worsening", found.headline) == (clear, leads)
    assert between(2.24).headline
