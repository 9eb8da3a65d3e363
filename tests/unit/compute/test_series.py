"""The order of a series: groups and places apart, then time as periods are sorted, by their end."""

from datetime import date

import pytest

from pipeline.compute.standing.stand import When, latest_of, stand
from pipeline.periods import from_label
from tests.support.values import measure, series, value

NOW = When("latest", date(2018, 6, 1))


@pytest.mark.parametrize(
    "labels",
    [
        ("2016/17", "2017/18 Q1", "2017/18 Q2", "2017/18"),
        ("2016/17 Q1", "2016-01 to 2016-12"),
        ("2015/16", "2015/16 Q4", "2016/17 Q1"),
    ],
)
def test_a_series_is_in_the_order_of_its_periods(labels):
    values = [value(label, 1.0) for label in labels]
    assert [v.period.label for v in series(*reversed(values)).of("W")] == list(labels)
    assert [from_label(label) for label in labels] == sorted(map(from_label, labels))


def test_a_whole_year_is_later_than_the_quarters_that_end_before_it():
    values = [value(label, 9.0) for label in ("2016/17", "2017/18", "2017/18 Q1", "2017/18 Q2")]
    told = stand(measure(frequency="annual"), series(*values), "W", NOW)
    assert (told.period.label, told.state) == ("2017/18", "current")


def test_of_two_periods_with_one_end_the_shorter_is_the_latest():
    assert latest_of(series(value("2017/18", 9.0), value("2017/18 Q4", 2.0)).of("W")).period.label == "2017/18 Q4"


def test_places_and_groups_stand_apart_whatever_the_time():
    values = (value("2017/18", 9.0, area="A1"), value("2016/17", 9.0), value("2015/16", 9.0, breakdown="sex"))
    assert [(v.breakdown, v.area) for v in series(*values).values] == [("all", "A1"), ("all", "W"), ("sex", "W")]
