"""A period has the shape of its kind, its label, its words and its place in the order of time."""

from datetime import date

import pytest

from pipeline import periods
from pipeline.periods import Period, PeriodKind, from_slug, slug

WRITTEN = [
    (periods.financial_year(2016), "2016/17", "2016 to 2017", "2016-17"),
    (periods.financial_quarter(2017, 1), "2017/18 Q1", "April to June 2017", "2017-18-q1"),
    (periods.financial_quarter(2017, 4), "2017/18 Q4", "January to March 2018", "2017-18-q4"),
    (
        periods.school_year(2016),
        "2016/17 school year",
        "September 2016 to August 2017 (school year)",
        "2016-17-school-year",
    ),
    (periods.calendar_year(2016), "2016", "2016", "2016"),
    (periods.calendar_quarter(2016, 2), "2016 Q2", "April to June 2016 (calendar quarter)", "2016-q2"),
    (periods.pooled_years(2013, 2015), "2013 to 2015", "2013 to 2015 together", "2013-to-2015"),
    (
        periods.pooled_financial_years(2013, 2015),
        "2013/14 to 2015/16",
        "April 2013 to March 2016 together",
        "2013-14-to-2015-16",
    ),
    (periods.month(2017, 5), "2017-05", "May 2017", "2017-may"),
    (
        periods.rolling_year(2015, 10),
        "2015-10 to 2016-09",
        "October 2015 to September 2016",
        "2015-oct-to-2016-sep",
    ),
    (periods.snapshot(date(2017, 9, 29)), "2017-09-29", "29 September 2017", "2017-09-29"),
]


@pytest.mark.parametrize(("period", "label", "public", "address"), WRITTEN)
def test_writes_label_words_and_slug(period: Period, label: str, public: str, address: str) -> None:
    assert (period.label, period.public, slug(period)) == (label, public, address)
    assert from_slug(address) == period
    assert str(period) == label


def test_every_kind_is_covered_above() -> None:
    assert {period.kind for period, *_ in WRITTEN} == set(PeriodKind)


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        (PeriodKind.FINANCIAL_YEAR, date(2016, 1, 1), date(2016, 12, 31)),
        (PeriodKind.FINANCIAL_YEAR, date(2016, 4, 1), date(2017, 3, 30)),
        (PeriodKind.FINANCIAL_QUARTER, date(2016, 5, 1), date(2016, 7, 31)),
        (PeriodKind.SCHOOL_YEAR, date(2016, 8, 1), date(2017, 7, 31)),
        (PeriodKind.POOLED_YEARS, date(2016, 1, 1), date(2016, 12, 31)),
        (PeriodKind.POOLED_FINANCIAL_YEARS, date(2016, 1, 1), date(2018, 12, 31)),
        (PeriodKind.MONTH, date(2016, 5, 2), date(2016, 5, 31)),
        (PeriodKind.SNAPSHOT, date(2016, 5, 2), date(2016, 5, 3)),
        (PeriodKind.CALENDAR_YEAR, date(2016, 12, 31), date(2016, 1, 1)),
        (PeriodKind.CALENDAR_YEAR, date(1850, 1, 1), date(1850, 12, 31)),
    ],
)
def test_a_span_that_is_not_of_its_kind_cannot_be_made(kind: PeriodKind, start: date, end: date) -> None:
    with pytest.raises(AssertionError):
        Period(kind, start, end)


def test_sorted_by_end_then_start() -> None:
    year, quarter = periods.financial_year(2016), periods.financial_quarter(2016, 4)
    assert sorted([periods.financial_quarter(2017, 1), quarter, year]) == [
        year,
        quarter,
        periods.financial_quarter(2017, 1),
    ]


@pytest.mark.parametrize("text", ["2017-18-Q1", "2011-13", "2017/18 Q1", "", "2017-18-q5", "2017-xyz", "2015 to 2016"])
def test_other_text_is_no_slug(text: str) -> None:
    with pytest.raises(periods.PeriodProblem, match="part of an address"):
        from_slug(text)
