"""Whether there is a current figure: late only when the next one is due, never late once the collection has ended."""

from datetime import date

import pytest

from pipeline.compute.standing.state import data_state
from tests.support.values import measure, value

ENDED = {"state": "discontinued", "reason": "The count stopped after February 2020."}


def test_a_collection_that_has_ended_is_never_late():
    about = measure(frequency="monthly", no_data=ENDED)
    assert data_state(about, value("2020-02", 12.0), date(2026, 11, 22)) == ("discontinued", ENDED["reason"])


def test_the_same_figure_is_late_where_nothing_is_said_of_an_end():
    state, reason = data_state(measure(frequency="monthly", lag_days=41), value("2020-02", 12.0), date(2026, 11, 22))
    assert (state, reason) == ("overdue", "A newer figure was due on 11 May 2020.")


def test_a_report_of_an_earlier_day_does_not_know_of_the_end():
    about = measure(frequency="monthly", lag_days=41, no_data={**ENDED, "last_period": "2020-02"})
    assert data_state(about, value("2017-08", 12.0), date(2017, 10, 2))[0] == "current"
    assert data_state(about, value("2017-03", 12.0), date(2017, 10, 2))[0] == "overdue"
    assert data_state(about, value("2020-01", 12.0), date(2020, 2, 29))[0] == "current"
    assert data_state(about, value("2020-01", 12.0), date(2020, 3, 1))[0] == "discontinued"


def test_a_report_of_an_earlier_day_waits_for_what_had_not_ended_yet():
    about = measure(no_data={**ENDED, "last_period": "2017"})
    assert data_state(about, None, date(2017, 10, 2)) == ("awaiting", "No figure has been received yet.")
    assert data_state(about, None, date(2018, 1, 1)) == ("discontinued", ENDED["reason"])


@pytest.mark.parametrize(
    ("frequency", "period", "last_day"),
    [
        ("annual", "2018/19", date(2020, 5, 30)),
        ("two_yearly", "2018/19", date(2021, 5, 30)),
        ("two_yearly", "2018", date(2021, 3, 1)),
        ("quarterly", "2017/18 Q1", date(2017, 11, 29)),
        ("three_year_pooled", "2013 to 2015", date(2017, 3, 1)),
        ("monthly", "2017-05-31", date(2017, 8, 29)),
        ("annual", "2017-05-31", date(2018, 7, 30)),
    ],
)
def test_a_figure_is_current_until_the_next_one_is_due(frequency: str, period: str, last_day: date):
    about, latest = measure(frequency=frequency, lag_days=60), value(period, 1.0)
    assert data_state(about, latest, last_day)[0] == "current"
    assert data_state(about, latest, date.fromordinal(last_day.toordinal() + 1))[0] == "overdue"
