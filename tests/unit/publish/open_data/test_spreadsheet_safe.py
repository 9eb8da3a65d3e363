"""What a spreadsheet would change is given a word, and nothing else is touched."""

import pytest

from pipeline.periods import PeriodKind, parse, span
from pipeline.publish.open_data.spreadsheet_safe import TAKEN_FOR_SOMETHING_ELSE, safe_period, safe_text

FIRSTS = {
    PeriodKind.FINANCIAL_YEAR: ("2001/02", "2016/17"),
    PeriodKind.FINANCIAL_QUARTER: ("2011/12 Q1", "2017/18 Q4"),
    PeriodKind.SCHOOL_YEAR: ("2011/12 school year", "2016/17 school year"),
    PeriodKind.CALENDAR_QUARTER: ("2011 Q1", "2016 Q4"),
    PeriodKind.MONTH: ("2011-01", "2017-05"),
    PeriodKind.ROLLING_YEAR: ("2011-10 to 2012-09", "2015-10 to 2016-09"),
    PeriodKind.POOLED_YEARS: ("2001 to 2003", "2013 to 2015"),
    PeriodKind.POOLED_FINANCIAL_YEARS: ("2001/02 to 2003/04", "2013/14 to 2015/16"),
    PeriodKind.SNAPSHOT: ("2017-09-29", "2017-09-30"),
}


@pytest.mark.parametrize("kind", FIRSTS, ids=str)
def test_no_period_is_taken_for_a_date(kind: PeriodKind) -> None:
    first, last = (parse(label, [kind]) for label in FIRSTS[kind])
    periods = [first, last] if kind is PeriodKind.SNAPSHOT else span(first, last)
    written = [safe_period(period) for period in periods]
    assert not [words for words in written if TAKEN_FOR_SOMETHING_ELSE.match(words)]
    assert len(set(written)) == len(periods)


def test_the_words_of_a_month_and_a_day_alone_would_be() -> None:
    assert TAKEN_FOR_SOMETHING_ELSE.match(parse("2017-05").public)
    assert TAKEN_FOR_SOMETHING_ELSE.match(parse("2017-09-29").public)
    assert safe_period(parse("2017-05")) == "month of May 2017"
    assert safe_period(parse("2017-09-29")) == "on 29 September 2017"


def test_a_calendar_year_stays_a_bare_year() -> None:
    assert safe_period(parse("2016", [PeriodKind.CALENDAR_YEAR])) == "2016"


@pytest.mark.parametrize(
    "text", ["2011/12", "2017-05", "5-9", "10-14", "1E5", "003", "May 2017", "MAR1", "5 May", "1:2"]
)
def test_text_that_would_change_gets_a_word(text: str) -> None:
    assert safe_text(text, "age") == f"age {text}"


@pytest.mark.parametrize(
    "text", ["", "all", "90+", "E92000001", "97R", "Mayfield", "Quintile 1", "18 to 24", "June Road"]
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text, "age") == text


@pytest.mark.parametrize("text", ["=1+1", "@sum", "+cmd", "-look"])
def test_a_formula_is_not_run(text: str) -> None:
    assert safe_text(text, "note") == f"'{text}"
