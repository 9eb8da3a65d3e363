"""Every notation of the sources is read as what it means, and nothing is guessed."""

import csv
from datetime import date, datetime

import pytest

from pipeline.periods import Period, PeriodKind, PeriodProblem, from_label, parse
from tests.support.shared import ORACLES, need

K = PeriodKind
READ = [
    ("2015/16", [], "2015/16"),
    ("2015/2016", [], "2015/16"),
    ("1999/00", [], "1999/00"),
    ("FY2015/16", [], "2015/16"),
    ("201617", [], "2016/17"),
    ("2015-16", [K.FINANCIAL_YEAR], "2015/16"),
    ("2015–16", [K.FINANCIAL_YEAR], "2015/16"),
    ("2015 to 2016", [K.FINANCIAL_YEAR], "2015/16"),
    ("2015 to 2016", [K.POOLED_YEARS], "2015 to 2016"),
    ("2015/16", [K.SCHOOL_YEAR], "2015/16 school year"),
    ("2015-16", [K.SCHOOL_YEAR], "2015/16 school year"),
    ("Academic year 2015-16", [], "2015/16 school year"),
    ("2019", [], "2019"),
    (2019, [], "2019"),
    ("2016 - 18", [], "2016 to 2018"),
    ("2016-18", [], "2016 to 2018"),
    ("1999 - 01", [], "1999 to 2001"),
    ("2016 - 17", [K.POOLED_YEARS], "2016 to 2017"),
    ("X2009.2011", [], "2009 to 2011"),
    ("X2006.07...08.09", [], "2006/07 to 2008/09"),
    ("2006/07 - 08/09", [], "2006/07 to 2008/09"),
    ("2013/14 to 2015/16", [], "2013/14 to 2015/16"),
    ("2013-14 to 2015-16", [], "2013/14 to 2015/16"),
    ("Mar 2015 - Feb 2016", [], "2015-03 to 2016-02"),
    ("March 2015 to February 2016", [], "2015-03 to 2016-02"),
    ("2015-10 to 2016-09", [], "2015-10 to 2016-09"),
    ("Jan 2009 - Dec 2009", [], "2009-01 to 2009-12"),
    ("Jan 2009 - Dec 2009", [K.CALENDAR_YEAR], "2009"),
    ("Apr 2009 - Mar 2010", [K.FINANCIAL_YEAR, K.ROLLING_YEAR], "2009-04 to 2010-03"),
    ("MAR2019", [], "2019-03"),
    ("April 2013", [], "2013-04"),
    ("Sept 2013", [], "2013-09"),
    ("Apr-17", [], "2017-04"),
    ("Apr-98", [], "1998-04"),
    ("2017-05", [], "2017-05"),
    ("201705", [], "2017-05"),
    ("2001-05", [K.MONTH], "2001-05"),
    ("42705", [], "2016-12-01"),
    (42705, [K.MONTH], "2016-12"),
    (42705.0, [K.SNAPSHOT], "2016-12-01"),
    ("2016-12-01", [], "2016-12-01"),
    ("2016-12-01", [K.MONTH, K.FINANCIAL_YEAR], "2016-12"),
    ("2016-12-01 00:00:00", [K.MONTH], "2016-12"),
    (date(2016, 12, 1), [], "2016-12-01"),
    (datetime(2016, 12, 1, 0, 0), [K.MONTH], "2016-12"),
    ("29/09/2017", [], "2017-09-29"),
    ("29 September 2017", [], "2017-09-29"),
    ("Q1 2017/18", [], "2017/18 Q1"),
    ("2017/18 Q1", [], "2017/18 Q1"),
    ("2017-18 Q4", [], "2017/18 Q4"),
    ("Quarter 1 2015/16", [], "2015/16 Q1"),
    ("2016 Q2", [], "2016 Q2"),
    ("April to June 2017", [K.FINANCIAL_QUARTER], "2017/18 Q1"),
    ("2006/07 Q1-Q4", [K.FINANCIAL_YEAR], "2006/07"),
    ("  2017/18   q1 ", [], "2017/18 Q1"),
]


@pytest.mark.parametrize(("text", "kinds", "label"), READ)
def test_reads_each_notation(text: object, kinds: list[PeriodKind], label: str) -> None:
    assert parse(text, kinds).label == label  # type: ignore[arg-type]


def test_a_bare_year_is_a_financial_year_only_where_the_source_says_which() -> None:
    assert parse("2019", [K.FINANCIAL_YEAR], year_means="ending").label == "2018/19"
    assert parse(2019, [K.FINANCIAL_YEAR], year_means="starting").label == "2019/20"
    assert parse("2019", [], year_means="ending").label == "2019"
    with pytest.raises(PeriodProblem, match=r"bare year.*starts in or the one it ends in"):
        parse("2019", [K.FINANCIAL_YEAR])


AMBIGUOUS = [
    ("2015-16", [], "2015/16", "2015 to 2016"),
    ("2015 to 2016", [], "2015/16", "2015 to 2016"),
    ("2011-12", [], "month (2011-12)", "financial year (2011/12)"),
    ("2001-05", [], "month (2001-05)", "2001 to 2005"),
    ("201112", [], "2011-12", "2011/12"),
    ("April to June 2017", [], "2017/18 Q1", "2017 Q2"),
    ("2016/17", [K.FINANCIAL_YEAR, K.SCHOOL_YEAR], "financial year (2016/17)", "2016/17 school year"),
]


@pytest.mark.parametrize(("text", "kinds", "one", "other"), AMBIGUOUS)
def test_ambiguous_text_is_refused_and_both_readings_named(
    text: str, kinds: list[PeriodKind], one: str, other: str
) -> None:
    with pytest.raises(PeriodProblem, match="can be read as") as told:
        parse(text, kinds)
    assert one in told.value.found
    assert other in told.value.found
    assert told.value.example != text


REFUSED = [
    ("2015/17", [], "cannot end in 17", "2015/16"),
    ("2015/15", [], "cannot end in 15", "2015/16"),
    ("2017/18 Q5", [], "no quarter 5", "2017/18 Q4"),
    ("2017/18 Q0", [], "no quarter 0", "2017/18 Q4"),
    ("2017/19 Q1", [], "cannot end in 19", "2017/18"),
    ("2017-13", [], "no month 13", "2017-05"),
    ("2017-00", [], "no month 00", "2017-05"),
    ("2017-02-30", [], "no day 30", "2017-09-29"),
    ("2018 to 2016", [], "cannot end in 2016", "2018/19"),
    ("2015/16 to 2013/14", [], "runs from 2015", "2013/14 to 2015/16"),
    ("Mar 2016 - Feb 2015", [], "ends before it starts", "Mar 2015 - Feb 2016"),
    ("2013/14 Q1 - 2013/14 Q2", [], "covers 6 months", "Mar 2015 - Feb 2016"),
    ("2099/00", [], "out of range", "2016/17"),
    ("2015-17", [K.FINANCIAL_YEAR], "2015 to 2017", "2016/17"),
    ("MAR2019", [K.FINANCIAL_YEAR], "reads as a month", "2016/17"),
    ("2016-12-01", [K.FINANCIAL_YEAR], "reads as a day", "2016/17"),
    ("soon", [K.MONTH], "not a period we can read", "2017-05"),
    ("", [], "it is empty", "2016/17"),
    ("٢٠١٩", [], "not a period we can read", "2016/17"),
]


@pytest.mark.parametrize(("text", "kinds", "found", "example"), REFUSED)
def test_what_cannot_exist_is_refused_with_what_is_allowed(
    text: str, kinds: list[PeriodKind], found: str, example: str
) -> None:
    with pytest.raises(PeriodProblem) as told:
        parse(text, kinds)
    assert found in told.value.found
    assert told.value.allowed
    assert told.value.example == example
    assert isinstance(told.value, ValueError)


def test_a_day_out_of_range_is_a_problem_not_a_crash() -> None:
    with pytest.raises(PeriodProblem, match="out of range"):
        parse(date(1801, 1, 1))


def test_labels_are_read_back_exactly() -> None:
    assert from_label("2011-12").kind is K.MONTH
    assert from_label("2015 to 2016").kind is K.POOLED_YEARS
    with pytest.raises(PeriodProblem, match="not a period's label"):
        from_label("2015-16")


# Fingertips year types: 1 calendar, 2 financial, 3 academic, 4 rolling financial quarters, 5 rolling calendar
# quarters, 6 rolling months, 7 quarters so far this year, 8 Aug to Jul, 9 Mar to Feb, 10 quarters so far over
# several years, 13 Jul to Jun.
KIND_OF_TYPE = {
    "1": (K.CALENDAR_YEAR, K.POOLED_YEARS, K.CALENDAR_QUARTER, K.MONTH),
    "2": (K.FINANCIAL_YEAR, K.POOLED_FINANCIAL_YEARS, K.FINANCIAL_QUARTER, K.MONTH),
    "3": (K.SCHOOL_YEAR,),
    "4": (K.ROLLING_YEAR, K.POOLED_FINANCIAL_YEARS),
    "5": (K.ROLLING_YEAR, K.POOLED_YEARS),
    "6": (K.ROLLING_YEAR,),
    "7": (K.FINANCIAL_QUARTER, K.FINANCIAL_YEAR),
    "8": (K.ROLLING_YEAR,),
    "9": (K.ROLLING_YEAR,),
    "10": (K.FINANCIAL_QUARTER, K.POOLED_FINANCIAL_YEARS),
    "13": (K.ROLLING_YEAR,),
}
SCHOOL = "school years are not pooled and have no quarters: a partnership's figures never came so"
LONGER = "two or three years that start in neither January nor April are no kind of ours"
PART = "quarters counted so far are a part of a year, of no fixed length, and compare with nothing"
NO_KIND = {
    "2006/07 - 07/08": SCHOOL,
    "2006/07 - 08/09": SCHOOL,
    "2006/07 Q1-Q2": PART,
    "2006/07 Q1-Q3": PART,
    "2013/14 Q1 - 2013/14 Q2": PART,
    "2013/14 Q1 - 2014/15 Q1": PART,
}


def _no_kind(row: dict[str, str]) -> bool:
    kind, label = row["year_type_id"], row["expected_label"]
    if kind == "3":
        return label != "2006/07"
    longer = int(row["year_range"]) > 1 and (kind in {"8", "9", "13"} or (kind == "4" and row["quarter"] != "1"))
    return longer or (kind in {"7", "10"} and label in NO_KIND)


def _days(row: dict[str, str]) -> int:
    """Give the months that the year type, range, quarter and month of an oracle row cover."""
    if row["month"] and row["year_type_id"] != "6":
        return 1
    if row["year_type_id"] in {"7", "10"}:
        return 3 * int(row["quarter" if row["year_type_id"] == "7" else "year_range"] or 0)
    return 3 if row["quarter"] and row["year_type_id"] in {"1", "2"} else 12 * int(row["year_range"])


def test_every_fingertips_label_of_a_kind_of_ours_is_read_and_the_others_are_refused() -> None:
    path = need(ORACLES / "fingertips" / "time_period_labels.csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) >= 80
    refused = []
    for row in rows:
        kinds = KIND_OF_TYPE[row["year_type_id"]]
        try:
            read: Period | None = parse(row["expected_label"], kinds)
        except PeriodProblem:
            read = None
            refused.append(row)
        if read is not None and row["year_type_id"] != "10":
            months = (read.end.year - read.start.year) * 12 + read.end.month - read.start.month + 1
            assert months == _days(row), row
    assert [r for r in rows if _no_kind(r)] == refused
