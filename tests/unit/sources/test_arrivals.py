"""What is expected of a source, what came and what is late: only where someone says a day, never for what ended."""

from datetime import date

import pytest
from pydantic import ValidationError

from pipeline.periods import from_label
from pipeline.sources.arrivals import SHOWN, Held, arrivals
from pipeline.sources.descriptor import SourceFacts

TERMS = "Data sharing agreement, schedule 2"
QUARTERLY = {"frequency": "quarterly", "lag_days": 44, "timing_said_by": TERMS}


def facts(**more) -> SourceFacts:
    given = {"publisher": "P", "publication": "Extract", "origin": "official", **more}
    return SourceFacts.model_validate(given)


def held(*labels, **more) -> Held:
    return Held(frozenset(from_label(label) for label in labels), **more)


def of(given: SourceFacts, had: Held, day: str):
    return arrivals("extract", given, had, date.fromisoformat(day))


def test_a_quarter_is_expected_its_lag_after_its_end_and_late_the_day_after():
    on_the_day = of(facts(**QUARTERLY), held("2017/18 Q3"), "2018-05-14")[-1]
    assert (on_the_day.state, on_the_day.period, on_the_day.expected) == (
        "not_due",
        from_label("2017/18 Q4"),
        date(2018, 5, 14),
    )
    assert on_the_day.said_by == TERMS
    assert of(facts(**QUARTERLY), held("2017/18 Q3"), "2018-05-15")[-1].state == "late"


@pytest.mark.parametrize(("day", "more"), [("2018-05-15", 0), ("2018-08-13", 0), ("2018-08-14", 1), ("2019-01-01", 2)])
def test_later_quarters_that_are_late_too_are_counted(day, more):
    assert of(facts(**QUARTERLY), held("2017/18 Q3"), day)[-1].more == more


def test_what_came_is_set_against_when_it_was_expected():
    came = facts(**QUARTERLY, arrivals=[{"period": "2017/18 Q3", "received_on": "2018-02-16"}])
    line = of(came, held("2017/18 Q3"), "2018-03-01")[0]
    assert (line.state, line.expected, line.days_late) == ("received", date(2018, 2, 13), 3)


def test_a_day_that_nobody_wrote_down_is_not_made_up():
    line = of(facts(**QUARTERLY), held("2017/18 Q3"), "2018-03-01")[0]
    assert (line.received, line.days_late) == (None, None)


def test_only_the_newest_deliveries_are_told():
    came = [{"period": f"{year}/{year - 1999}", "received_on": f"{year + 1}-07-01"} for year in range(2010, 2018)]
    lines = of(facts(arrivals=came), held("2017/18"), "2018-08-01")
    assert [line.period for line in lines[:-1]] == [from_label(one["period"]) for one in came[-SHOWN:]]


def test_without_a_word_on_when_nothing_is_late():
    for silent in (facts(), facts(frequency="quarterly"), facts(frequency="none", lag_days=30)):
        assert of(silent, held("2010/11 Q1"), "2026-01-01")[-1].state == "no_day"


def test_a_source_that_never_sent_anything_is_not_late():
    assert [line.state for line in of(facts(**QUARTERLY), held(), "2026-01-01")] == ["none_yet"]


def test_a_day_that_was_announced_counts_before_the_lag_until_it_came():
    announced = {"period": "2017/18 Q4", "expected_on": "2018-06-01", "said_by": "Publication calendar"}
    given = facts(**QUARTERLY, next_expected=announced)
    line = of(given, held("2017/18 Q3"), "2018-06-02")[-1]
    assert (line.state, line.expected, line.said_by) == ("late", date(2018, 6, 1), "Publication calendar")
    after = of(given, held("2017/18 Q4"), "2018-06-02")[-1]
    assert (after.state, after.period) == ("not_due", from_label("2018/19 Q1"))


def test_what_has_ended_is_never_late():
    ended = facts(**QUARTERLY, ended={"after": "2017/18 Q3", "said_by": "Notice of the publisher"})
    line = of(ended, held("2017/18 Q3"), "2026-01-01")[-1]
    assert (line.state, line.said_by) == ("ended", "Notice of the publisher")


@pytest.mark.parametrize(
    ("day", "state"), [("2018-04-01", "not_due"), ("2019-06-29", "not_due"), ("2019-06-30", "late")]
)
def test_a_survey_every_second_year_is_late_only_when_its_round_is_due(day, state):
    survey = facts(frequency="two_yearly", lag_days=90, timing_said_by=TERMS)
    line = of(survey, held("2016/17"), day)[-1]
    assert (line.period, line.state) == (from_label("2018/19"), state)


def test_a_refused_delivery_is_told_as_that_and_the_older_figures_are_marked():
    lines = of(facts(**QUARTERLY), held("2017/18 Q3", refused=True, carried=True), "2018-04-01")
    assert [(line.state, line.carried) for line in lines] == [("received", True), ("refused", True)]
    assert of(facts(), held(refused=True), "2018-04-01")[-1].state == "refused"


def test_a_day_without_who_says_so_is_refused():
    with pytest.raises(ValidationError):
        facts(next_expected={"period": "2017/18 Q4", "expected_on": "2018-06-01", "said_by": ""})


def test_a_period_that_is_none_is_refused():
    with pytest.raises(ValidationError, match="soon"):
        facts(ended={"after": "soon", "said_by": "Somebody"})
