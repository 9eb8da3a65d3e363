"""Which periods are complete, which have a gap, and how that is said."""

from datetime import date

from pipeline.compute.queries.coverage import Expected, coverage
from pipeline.periods import from_label
from pipeline.sources.partitions import Partition

BOTH = ["financial_quarter", "financial_year"]


def part(period, provider="abc", table="r"):
    slug = period.replace("/", "-").replace(" ", "-").lower()
    return Partition(table, from_label(period), provider, f"x_{slug}_{provider}.csv", "s", "t", 1, synthetic=False)


def labels(periods):
    return [period.label for period in periods]


def test_nothing_received_covers_nothing():
    assert coverage([], BOTH).complete == ()


def test_a_year_needs_all_its_quarters():
    found = coverage([part(f"2016/17 Q{n}") for n in (1, 2, 3, 4)], BOTH)
    assert labels(found.complete) == ["2016/17 Q1", "2016/17 Q2", "2016/17 Q3", "2016/17 Q4", "2016/17"]
    assert found.gaps == {}
    assert len(found.files[from_label("2016/17")]) == 4


def test_a_quarter_left_out_is_a_gap_and_so_is_its_year():
    found = coverage([part(f"2016/17 Q{n}") for n in (1, 2, 4)], BOTH)
    told = "The records of October to December 2016 have not been received."
    assert {period.label: why for period, why in found.gaps.items()} == {"2016/17 Q3": told, "2016/17": told}


def test_a_year_that_began_before_the_first_record_is_a_gap():
    found = coverage([part(f"2016/17 Q{n}") for n in (2, 3, 4)], BOTH)
    assert labels(found.gaps) == ["2016/17"]


def test_a_year_that_is_not_over_yet_is_left_out():
    found = coverage([part("2017/18 Q1")], BOTH)
    assert labels(found.complete) == ["2017/18 Q1"]
    assert found.gaps == {}


def test_a_quarter_that_one_provider_has_not_sent_is_not_complete():
    found = coverage([part("2016/17 Q1"), part("2016/17 Q1", "xyz"), part("2016/17 Q2")], ["financial_quarter"])
    assert labels(found.complete) == ["2016/17 Q1"]
    assert list(found.gaps.values()) == ["Not all records of July to September 2016 have been received."]


def test_a_provider_that_has_ended_is_not_waited_for():
    parts = [part("2016/17 Q1"), part("2016/17 Q1", "xyz"), part("2016/17 Q2")]
    found = coverage(parts, ["financial_quarter"], Expected(ended={"xyz": date(2016, 6, 30)}))
    assert labels(found.complete) == ["2016/17 Q1", "2016/17 Q2"]


def test_providers_that_are_named_are_waited_for_from_the_start():
    found = coverage([part("2016/17 Q1")], ["financial_quarter"], Expected(("abc", "xyz")))
    assert found.complete == ()


def test_a_file_of_a_year_covers_its_quarters_and_months():
    found = coverage([part("2016/17")], ["financial_quarter", "month", "financial_year"])
    assert len(found.complete) == 4 + 12 + 1


def test_rolling_years_move_on_with_the_files():
    quarters = [part(f"2015/16 Q{n}") for n in (1, 2, 3, 4)] + [part("2016/17 Q1")]
    found = coverage(quarters, ["rolling_year"])
    assert labels(found.complete) == ["2015-04 to 2016-03", "2015-07 to 2016-06"]


def test_a_quarter_that_nobody_was_waited_for_in_and_nobody_sent_is_a_gap():
    ended = Expected(ended={"abc": from_label("2016/17 Q2").end})
    parts = [part("2016/17 Q1"), part("2016/17 Q2"), part("2016/17 Q4", "xyz")]
    assert "2016/17 Q3" in labels(coverage(parts, BOTH, ended).gaps)


def test_a_quarter_of_which_one_table_has_not_come_is_not_complete():
    quarters = [f"2016/17 Q{n}" for n in (1, 2, 3, 4)]
    sent = {"stays": quarters, "diagnoses": [quarter for quarter in quarters if quarter != "2016/17 Q3"]}
    parts = [part(quarter, table=table) for table, those in sent.items() for quarter in those]
    found = coverage(parts, BOTH)
    told = "Not all records of October to December 2016 have been received."
    assert {period.label: why for period, why in found.gaps.items()} == {"2016/17 Q3": told, "2016/17": told}
