"""What holds for every standing and every account of one, whatever the figures."""

import re
from dataclasses import replace
from typing import get_args

import pytest
import textstat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.compute.standing.result import Against, Rating
from pipeline.compute.standing.spc_reading import VARIATIONS
from pipeline.compute.standing.stand import When, stand
from pipeline.compute.standing.trend_reading import TrendCode
from pipeline.periods import financial_quarter, financial_year, shift
from pipeline.render.wording.change import told_change
from pipeline.render.wording.phrases import words
from pipeline.render.wording.sentences import tell
from tests.support.values import measure, series, value
from tests.unit.render.wording.cases import AREAS, LONG_NAME, change
from tests.unit.render.wording.cases import measure as told_measure
from tests.unit.render.wording.cases import standing as told_standing

NOW = When("latest", financial_year(2018).end)
MIRROR = {"improving": "worsening", "worsening": "improving", "better": "worse", "worse": "better"}
PEOPLE = st.integers(50, 5_000)
TESTED = ("improving", "worsening", "higher", "lower", "no_clear_change", "not_comparable", "too_few_to_say")
NAMES = (LONG_NAME, "England")


@st.composite
def histories(draw, kind=financial_year):
    """Some years of shares with their numbers; a year may be withheld or not there."""
    first, made = kind(2011) if kind is financial_year else kind(2014, 1), []
    for back in range(draw(st.integers(1, 8))):
        n = draw(PEOPLE)
        k = draw(st.integers(0, n))
        label = shift(first, back).label
        if draw(st.booleans()) or back == 0:
            made.append(value(label, 100 * k / n, numerator=k, denominator=n))
        elif draw(st.booleans()):
            made.append(value(label, None, markers=frozenset("c"), note="Withheld."))
    return made


def seen(values, polarity):
    return stand(measure(polarity=polarity, comparator="A1", areas=["W"]), series(*values), "W", NOW)


@given(histories(), st.integers(0, 4_000))
def test_mirrored_polarity_mirrors_the_verdict_and_nothing_else(values, beside):
    newest = [v for v in values if v.value is not None][-1]
    other = replace(value(newest.period.label, beside / 40), area="A1")
    high, low = (seen([*values, other], polarity) for polarity in ("higher", "lower"))
    for name in ("previous", "year_ago"):
        one, two = getattr(high, name), getattr(low, name)
        assert MIRROR.get(one.direction, one.direction) == two.direction
        assert replace(one, direction=two.direction) == two
    assert MIRROR.get(high.against_comparator, high.against_comparator) == low.against_comparator
    assert high.trend.replace("_better", "_x").replace("_worse", "_better").replace("_x", "_worse") == low.trend


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(values, random):
    mixed = list(values)
    random.shuffle(mixed)
    assert seen(mixed, "higher") == seen(values, "higher")


@given(histories(financial_quarter))
def test_a_withheld_figure_never_changes_a_verdict_silently(values):
    """What a withheld figure takes away is said: no verdict but one without an answer may come in place of another."""
    full = seen(values, "higher")
    back = full.year_ago.period
    held = [replace(v, value=None, numerator=None, denominator=None, markers=frozenset("c")) for v in values]
    hidden = [h if v.period == back else v for v, h in zip(values, held, strict=True)]
    less = seen(hidden, "higher")
    if back is not None and back != full.period:
        assert less.year_ago.direction == "not_comparable" and less.year_ago.rule
        assert less.value == full.value and less.rating == full.rating
    assert less.previous.direction in (full.previous.direction, "not_comparable")


@given(histories())
def test_a_headline_is_always_a_change_beyond_chance(values):
    for one in (seen(values, "higher").previous, seen(values, "lower").year_ago):
        assert not one.headline or (one.tested and one.strength > 1 and one.direction in ("improving", "worsening"))


@st.composite
def accounts(draw):
    """Any standing that a measure may have, with its measure."""
    unit = draw(
        st.sampled_from(
            [
                {"kind": "percent", "decimals": 1},
                {"kind": "count", "decimals": 0, "noun": "admissions"},
                {"kind": "count", "decimals": 0, "noun": "people"},
                {"kind": "days", "decimals": 2},
                {"kind": "rate_per", "decimals": 1, "per": 100000},
            ]
        )
    )
    polarity = draw(st.sampled_from(["higher", "lower", "towards_zero", "no_judgement"]))
    period = draw(st.sampled_from([financial_year(2016), financial_quarter(2017, 1)]))
    number = st.floats(0, 100_000).map(lambda n: round(n, 2))
    past = change(draw(st.sampled_from(TESTED)), draw(number), period, tested=draw(st.booleans()))
    return (
        told_measure(unit=unit, polarity=polarity, polarity_reason="Staff may report more."),
        told_standing(
            area="LONG",
            period=period,
            value=draw(number),
            year_ago=past,
            comparator=draw(st.sampled_from(["", "E92000001"])),
            comparator_value=draw(number),
            against_comparator=draw(st.sampled_from(get_args(Against))),
            rating=draw(st.sampled_from(get_args(Rating))),
            planned=draw(number),
            target=draw(number),
            trend=draw(st.sampled_from(["", *get_args(TrendCode)])),
            spc_variation=draw(st.sampled_from(["", *VARIATIONS])),
        ),
    )


@given(accounts())
def test_an_account_is_short_and_always_the_same(account):
    told = tell(*account, AREAS)
    assert 1 <= len(told) <= 4 and len(set(told)) == len(told)
    assert told == tell(*account, AREAS)
    assert all(words(sentence, NAMES) <= 15 and sentence.endswith(".") for sentence in told)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(accounts())
def test_an_account_is_plain_enough(monkeypatch: pytest.MonkeyPatch, account):
    # The dictionary of spoken words is fetched from the internet; without it syllables are counted by hyphenation.
    monkeypatch.setattr("textstat.backend.counts._count_syllables.get_cmudict", lambda _lang: {})
    for sentence in tell(*account, AREAS):
        plain = sentence.replace(LONG_NAME, "Leeds").replace("England", "Leeds")
        assert textstat.flesch_kincaid_grade(plain) <= 8, plain


@given(accounts())
def test_no_judgement_never_judges_and_untested_is_never_more_than_chance(account):
    one, known = account
    told = " ".join(tell(one, known, AREAS))
    past = told_change(known)
    if not past.tested and past.direction in ("higher", "lower"):
        assert f"{past.direction} now, by more than chance" not in told
    if one.polarity == "no_judgement":
        assert not re.search(r"We want", told)
