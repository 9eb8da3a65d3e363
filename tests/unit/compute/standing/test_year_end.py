"""Which figures belong to a year, and how a measure stands at its end."""

from datetime import date

import pytest

from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.stand import When
from pipeline.compute.standing.year_end import belongs, stand_at_year_end, up_to
from pipeline.periods import parse
from tests.support.values import measure, series, value

YEAR = parse("2016/17")


@pytest.mark.parametrize(
    "period", ["2016/17", "2016/17 school year", "2016", "2014 to 2016", "2016/17 Q4", "2017-03", "2015/16"]
)
def test_what_lies_mostly_before_the_years_end_belongs(period):
    assert belongs(parse(period), YEAR)


@pytest.mark.parametrize("period", ["2017/18", "2017/18 Q1", "2017", "2017-04", "2017/18 school year", "2016 to 2018"])
def test_what_lies_mostly_after_it_does_not(period):
    assert not belongs(parse(period), YEAR)


def stands(*pairs: tuple[str, float]):
    """The standing at the year's end of a quarterly measure with these figures."""
    kept = up_to(series(*(value(*pair) for pair in pairs)), YEAR)
    assert isinstance(kept, PublishedSeries)
    one = measure(frequency="quarterly", lag_days=30)
    return stand_at_year_end(one, kept, "W", When("annual-2016-17", date(2017, 12, 31)), YEAR)


def test_later_figures_are_left_out():
    kept = up_to(series(value("2016/17", 1), value("2017/18 Q1", 2)), YEAR)
    assert [one.period.label for one in kept.values] == ["2016/17"]


def test_the_whole_year_is_told_before_its_last_quarter():
    found = stands(("2015/16", 40), ("2016/17", 44), ("2016/17 Q4", 12), ("2017/18 Q1", 13))
    assert (found.period, found.value) == (YEAR, 44)
    assert found.previous.value == 40


def test_a_newer_quarter_is_told_before_an_older_year():
    found = stands(("2015/16", 40), ("2016/17 Q4", 12))
    assert found.value == 12


def test_what_came_after_the_year_does_not_make_its_figure_late():
    assert stands(("2016/17 Q3", 11), ("2016/17 Q4", 12)).state == "current"
    assert stands(("2016/17 Q3", 11)).state == "overdue"
