"""The account of a measure: few, short, plain sentences that follow from the standing alone."""

import re
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest
import textstat

from pipeline.catalogue.measure import Polarity
from pipeline.compute.standing.result import DataState, Direction, Rating
from pipeline.periods import calendar_quarter, pooled_financial_years, pooled_years, rolling_year, school_year, snapshot
from pipeline.render.wording.change import finding, one_after_another, told_change
from pipeline.render.wording.phrases import words
from pipeline.render.wording.sentences import MADE_BY_RULE, MADE_UP, beside_the_figure, tell
from pipeline.render.wording.signal import ASSURANCES, TRENDS, VARIATIONS

from .cases import AGO, AREAS, BEFORE, LONG_NAME, NOW, YEAR, change, measure, standing

NAMES = (LONG_NAME, "Two Rivers area", "England")
UNITS = [
    {"kind": "percent", "decimals": 1},
    {"kind": "count", "decimals": 0, "noun": "admissions"},
    {"kind": "count", "decimals": 0},
    {"kind": "days", "decimals": 2},
    {"kind": "rate_per", "decimals": 1, "per": 100000, "noun": "years of life lost"},
    {"kind": "score", "decimals": 1, "maximum": 24},
    {"kind": "points", "decimals": 1},
    {"kind": "money", "decimals": 0},
]
PERIODS = [
    NOW,
    YEAR,
    school_year(2016),
    calendar_quarter(2017, 2),
    pooled_years(2013, 2015),
    pooled_financial_years(2013, 2015),
    rolling_year(2015, 10),
    snapshot(NOW.end),
]
REASONED = {"polarity_reason": "Staff may report more."}


def everything():
    """Give many measures with standings: every unit, period, direction, rating and polarity is among them."""
    for unit, period, direction in product(UNITS, PERIODS, get_args(Direction)):
        facts = {"period": period, "value": 1234.5, "area": "LONG"}
        past = change(direction, 1200.25, period)
        yield measure(unit=unit), standing(**facts, year_ago=past, comparator="E92000001", comparator_value=1300.5)
    for rating, polarity in product(get_args(Rating), get_args(Polarity)):
        yield (
            measure(polarity=polarity, **REASONED),
            standing(rating=rating, planned=12.0, target=9.0, year_ago=change("improving", 11.0)),
        )
    for code, wish in product([*TRENDS, *VARIATIONS], get_args(Polarity)):
        known = {"trend": code} if code in TRENDS else {"spc_variation": code}
        yield measure(polarity=wish, **REASONED), standing(**known, year_ago=change("lower", 11.0))
    for state in get_args(DataState):
        yield measure(), standing(state=state, value=None, period=None, area="LONG")


def test_at_most_four_sentences_of_at_most_fifteen_words() -> None:
    for one, stands in everything():
        told = tell(one, stands, AREAS)
        assert 1 <= len(told) <= 4
        for sentence in told:
            assert words(sentence, NAMES) <= 15, sentence
            assert sentence.endswith(".") and sentence[0].isupper()


def test_plain_enough_for_most_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    # The dictionary of spoken words is fetched from the internet; without it syllables are counted by hyphenation.
    monkeypatch.setattr("textstat.backend.counts._count_syllables.get_cmudict", lambda _lang: {})
    told = {sentence for one, stands in everything() for sentence in tell(one, stands, AREAS)}
    told |= {*ASSURANCES.values(), *VARIATIONS.values(), *TRENDS.values(), MADE_BY_RULE}
    for names, sentence in ((NAMES, sentence) for sentence in sorted(told)):
        plain = sentence
        for name in names:
            plain = plain.replace(name, "Leeds")
        assert textstat.flesch_kincaid_grade(plain) <= 8, (plain, textstat.flesch_kincaid_grade(plain))


def test_a_whole_account() -> None:
    stands = standing(
        year_ago=change("improving", 12.25),
        comparator="E92000001",
        comparator_value=11.0,
        against_comparator="better",
    )
    assert tell(measure(), stands, AREAS) == (
        "The figure for the Two Rivers area was 10.0% in April to June 2017.",
        "It was 12.3% in April to June 2016: better after that, by more than chance.",
        "That is better than England, where it was 11.0%.",
        "We want this to go down.",
    )


def test_admissions_are_counted_not_people() -> None:
    one = measure(unit={"kind": "count", "decimals": 0, "noun": "admissions"})
    assert tell(one, standing(value=9342.0), AREAS)[0] == (
        "There were 9,342 admissions in the Two Rivers area in April to June 2017."
    )
    assert tell(one, standing(value=1.0), AREAS)[0].startswith("There was 1 admission in")


@pytest.mark.parametrize(("past", "begins"), [(1.0, "There was 1 in April"), (8.0, "There were 8 in April")])
def test_what_is_counted_is_told_so_of_the_past_too(past: float, begins: str) -> None:
    one = measure(unit={"kind": "count", "decimals": 0, "noun": "admissions"})
    assert tell(one, standing(value=9.0, year_ago=change("higher", past)), AREAS)[1].startswith(begins)


@pytest.mark.parametrize(
    ("past", "sentence"),
    [
        (change("worsening", 9.0), "It was 9.0% in April to June 2016: worse after that, by more than chance."),
        (change("higher", 9.0), "It was 9.0% in April to June 2016: higher after that, by more than chance."),
        (
            change("higher", 9.0, tested=False),
            "It was 9.0% in April to June 2016: higher after that, perhaps by chance.",
        ),
        (change("no_clear_change", 9.0), "It was 9.0% in April to June 2016: since then, no change beyond chance."),
        (change("no_clear_change", 10.0, tested=False), "It was 10.0% in April to June 2016: the same after that."),
        (change("too_few_to_say", 9.0), "It was 9.0% in April to June 2016; we cannot tell if it truly changed."),
        (change("not_comparable", 9.0), "It would not be fair to compare it with April to June 2016."),
    ],
)
def test_change_says_whether_it_is_more_than_chance(past, sentence: str) -> None:
    assert tell(measure(), standing(year_ago=past), AREAS)[1] == sentence


def test_without_an_earlier_figure_it_says_so() -> None:
    assert tell(measure(), standing(), AREAS)[1] == "There is no earlier figure."


def test_the_reason_why_we_cannot_tell_follows() -> None:
    told = tell(measure(), standing(year_ago=change("not_comparable", 9.0)), AREAS)
    assert told[2] == "The rule says so."


def test_a_year_ago_is_told_before_the_quarter_before_unless_it_says_nothing() -> None:
    both = standing(year_ago=change("improving", 11.0), previous=change("worsening", 9.0, BEFORE))
    assert told_change(both).period == AGO
    mute = standing(year_ago=change("not_comparable", 11.0), previous=change("worsening", 9.0, BEFORE))
    assert told_change(mute).period == BEFORE


def test_no_judgement_never_says_better_or_worse_of_the_figure() -> None:
    one = measure(polarity="no_judgement", **REASONED)
    told = tell(one, standing(year_ago=change("higher", 9.0)), AREAS)
    assert told[-1] == "More reports can mean better reporting, so higher is not always worse."
    assert "better" not in told[1] and "worse" not in told[1]
    other = measure(polarity="no_judgement", polarity_reason="Both can be right.")
    assert tell(other, standing(), AREAS)[-1] == "Up or down is not good or bad by itself."


@pytest.mark.parametrize("rating", ["no_target", "not_due", "no_data"])
def test_a_plan_is_told_only_when_it_is_rated(rating: str) -> None:
    told = tell(measure(), standing(rating=rating, planned=9.0, target=8.0), AREAS)
    assert told[-1] == "We want this to go down."
    assert not any("plan" in sentence or "target" in sentence for sentence in told)


def test_a_rated_plan_is_told() -> None:
    assert tell(measure(), standing(rating="off_track", planned=9.0, target=8.0), AREAS)[-1] == (
        "The plan was 9.0% by then, so it was off track."
    )
    assert tell(measure(), standing(rating="achieved", planned=9.0, target=8.0), AREAS)[-1] == (
        "The target of 8.0% was met."
    )


def test_withheld_says_why_and_gives_no_number() -> None:
    told = tell(measure(), standing(state="withheld", value=None, period=NOW), AREAS)
    assert "nobody can be recognised" in told[0]
    assert not any(letter.isdigit() for letter in "".join(told))


def test_the_whole_series_is_told_where_it_says_something() -> None:
    lower = standing(year_ago=change("improving", 12.0), spc_variation="improvement_low")
    assert "It is unusually low, or falling steadily, which is better." in tell(measure(), lower, AREAS)
    rising = standing(year_ago=change("worsening", 9.0), trend="increasing_worse")
    told = tell(measure(), rising, AREAS)
    assert told[2] == "Over five years it has risen by more than chance, which is worse."
    assert told[3] == "We want this to go down."


def test_too_few_figures_for_limits_give_way_to_what_says_more() -> None:
    few = standing(year_ago=change("improving", 12.0), spc_variation="too_few_points")
    assert "We need 13 figures to know its usual ups and downs." in tell(measure(), few, AREAS)
    beside = replace(few, comparator="E92000001", comparator_value=11.0, against_comparator="better")
    told = tell(measure(), beside, AREAS)
    assert not any("13 figures" in sentence for sentence in told) and len(told) == 4


def test_at_the_end_of_the_scale_we_do_not_wish_for_more() -> None:
    assert tell(measure(polarity="higher"), standing(value=100.0), AREAS)[-1] == "It cannot go any higher."
    assert tell(measure(polarity="lower"), standing(value=0.0), AREAS)[-1] == "It cannot go any lower."
    days = measure(polarity="higher", unit={"kind": "days", "decimals": 0})
    assert tell(days, standing(value=100.0), AREAS)[-1] == "We want this to go up."


def test_people_are_a_figure_not_the_people_of_a_place() -> None:
    one = measure(unit={"kind": "count", "decimals": 0, "noun": "people"})
    assert tell(one, standing(value=330.0), AREAS)[0] == (
        "The figure for the Two Rivers area was 330 people in April to June 2017."
    )


MIRRORED = {"better": "worse", "worse": "better", "up": "down", "down": "up"}


def test_mirrored_polarity_mirrors_the_words() -> None:
    good = standing(year_ago=change("improving", 12.0), comparator="E92000001", comparator_value=11.0)
    bad = replace(good, year_ago=change("worsening", 12.0), against_comparator="worse", spc_variation="concern_low")
    good = replace(good, against_comparator="better", spc_variation="improvement_low")
    for before, after in ((good, bad), (bad, good)):
        told = tell(measure(polarity="lower"), before, AREAS)
        turned = [re.sub(r"\b(better|worse|up|down)\b", lambda m: MIRRORED[m[0]], one) for one in told]
        assert turned == list(tell(measure(polarity="higher"), after, AREAS))


def test_zero_is_a_figure() -> None:
    assert "was 0.0% in" in tell(measure(), standing(value=0.0), AREAS)[0]


def test_the_longest_stays_left_out_stand_beside_the_figure() -> None:
    own = {"source": "hospital", "fit": "exact"}
    cut = {"kind": "truncated_mean", "value": "days", "drop_top": 10, "cohort": "All, 2017"}
    left_out = ("We left out the longest 1 in 10 stays.",)
    assert beside_the_figure(measure(sources=[own | {"method": cut}]), standing()) == left_out
    assert beside_the_figure(measure(definition="Days, leaving out the longest 10% of stays."), standing()) == left_out
    assert beside_the_figure(measure(), standing()) == ()
    assert beside_the_figure(measure(), standing(synthetic=True)) == (MADE_UP,)


def test_sentences_say_that_a_rule_wrote_them() -> None:
    assert "computer" in MADE_BY_RULE and words(MADE_BY_RULE) <= 15


@pytest.mark.parametrize(
    ("past", "heading"),
    [
        (change("improving", 12.0), "From 12.0% to 10.0% in a year: better, by more than chance"),
        (change("lower", 12.0, tested=False), "From 12.0% to 10.0% in a year: lower, perhaps by chance"),
        (change("no_clear_change", 10.2), "10.0%: no change beyond chance in a year"),
        (change("no_clear_change", 10.0, tested=False), "10.0%: the same as April to June 2016"),
        (change("not_comparable", 12.0), "10.0% in April to June 2017: we cannot yet tell if it changed"),
    ],
)
def test_the_finding_heads_the_chart(past, heading: str) -> None:
    assert finding(measure(), standing(year_ago=past)) == heading
    assert words(heading) <= 13


def test_two_figures_without_a_judgement() -> None:
    unit = measure().unit
    assert one_after_another(unit, (NOW, 10.0), (AGO, 12.0)) == (
        "10.0% in April to June 2017, after 12.0% in April to June 2016"
    )
    assert one_after_another(unit, (NOW, 10.0), None) == "10.0% in April to June 2017"


def test_the_same_standing_always_gives_the_same_words() -> None:
    first = [tell(one, stands, AREAS) for one, stands in everything()]
    assert first == [tell(one, stands, AREAS) for one, stands in everything()]


def test_a_rate_says_what_it_counts_where_there_is_room() -> None:
    unit = {"kind": "rate_per", "decimals": 1, "per": 100_000, "noun": "deaths"}
    told = tell(measure(unit=unit), standing(value=10.9), AREAS)[0]
    assert " was 10.9 deaths per 100,000 in " in told
    long = {**unit, "noun": "adults who are well and wait in a bed"}
    assert " was 10.9 per 100,000 in " in tell(measure(unit=long), standing(value=10.9), AREAS)[0]
