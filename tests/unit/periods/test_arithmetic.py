"""Steps from one period to another."""

from datetime import date

import pytest

from pipeline import periods
from pipeline.periods import PeriodKind, from_label


@pytest.mark.parametrize(
    ("label", "after", "year_earlier"),
    [
        ("2016/17", "2017/18", "2015/16"),
        ("2016/17 Q4", "2017/18 Q1", "2015/16 Q4"),
        ("2016 Q4", "2017 Q1", "2015 Q4"),
        ("2016/17 school year", "2017/18 school year", "2015/16 school year"),
        ("2013 to 2015", "2014 to 2016", "2012 to 2014"),
        ("2013/14 to 2015/16", "2014/15 to 2016/17", "2012/13 to 2014/15"),
        ("2016-02", "2016-03", "2015-02"),
        ("2015-10 to 2016-09", "2016-10 to 2017-09", "2014-10 to 2015-09"),
        ("2016-02-29", "2016-03-01", "2015-02-28"),
    ],
)
def test_moves_by_its_own_kind(label: str, after: str, year_earlier: str) -> None:
    period = from_label(label)
    assert periods.shift(period, 1) == from_label(after)
    assert periods.previous(from_label(after)) == period
    assert periods.year_before(period) == from_label(year_earlier)


def test_span_lists_both_ends_and_refuses_another_run() -> None:
    run = periods.span(from_label("2016/17 Q3"), from_label("2017/18 Q1"))
    assert [p.label for p in run] == ["2016/17 Q3", "2016/17 Q4", "2017/18 Q1"]
    assert periods.span(from_label("2017/18"), from_label("2016/17")) == []
    with pytest.raises(ValueError, match="one kind"):
        periods.span(from_label("2016/17"), from_label("2017"))
    with pytest.raises(ValueError, match="whole number of steps"):
        periods.span(from_label("2015-10 to 2016-09"), from_label("2016-11 to 2017-10"))


def test_quarters_of_a_year() -> None:
    assert [p.label for p in periods.quarters_of(from_label("2017/18"))] == [f"2017/18 Q{n}" for n in (1, 2, 3, 4)]
    assert [p.label for p in periods.quarters_of(from_label("2017"))] == [f"2017 Q{n}" for n in (1, 2, 3, 4)]
    with pytest.raises(ValueError, match="no quarters"):
        periods.quarters_of(from_label("2017-05"))


def test_the_period_around_a_day() -> None:
    assert periods.financial_year_of(date(2017, 3, 31)).label == "2016/17"
    assert periods.financial_year_of(date(2017, 4, 1)).label == "2017/18"
    assert periods.financial_quarter_of(date(2018, 1, 1)).label == "2017/18 Q4"
    assert periods.month_of(date(2016, 2, 29)).label == "2016-02"
    assert periods.period_of(PeriodKind.SCHOOL_YEAR, date(2017, 8, 31)).label == "2016/17 school year"
    assert periods.period_of(PeriodKind.ROLLING_YEAR, date(2016, 9, 3)).label == "2015-10 to 2016-09"
    with pytest.raises(ValueError, match="does not settle"):
        periods.period_of(PeriodKind.POOLED_YEARS, date(2017, 8, 31))


def test_overlap_counts_a_shared_day() -> None:
    assert periods.overlaps(from_label("2013 to 2015"), from_label("2015/16"))
    assert not periods.overlaps(from_label("2013 to 2015"), from_label("2016"))


def test_due_counts_from_the_last_day() -> None:
    assert periods.due(from_label("2017/18 Q1"), 60) == date(2017, 8, 29)


def test_lookup_rows_for_a_join() -> None:
    rows = periods.lookup_rows(date(2017, 3, 31), date(2017, 4, 1), [PeriodKind.FINANCIAL_QUARTER, PeriodKind.MONTH])
    assert rows == [
        ("2016/17 Q4", "financial_quarter", date(2017, 1, 1), date(2017, 3, 31)),
        ("2017/18 Q1", "financial_quarter", date(2017, 4, 1), date(2017, 6, 30)),
        ("2017-03", "month", date(2017, 3, 1), date(2017, 3, 31)),
        ("2017-04", "month", date(2017, 4, 1), date(2017, 4, 30)),
    ]


def test_lookup_of_rolling_years_has_one_for_each_closing_month() -> None:
    rows = periods.lookup_rows(date(2017, 3, 31), date(2017, 3, 31), [PeriodKind.ROLLING_YEAR])
    assert len(rows) == 12
    assert rows[0][0] == "2016-04 to 2017-03"
    assert rows[-1][0] == "2017-03 to 2018-02"
