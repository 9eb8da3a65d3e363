"""The year to date and the last four quarters: parts added up, never averages of rates, never a gap passed over."""

import pytest

from pipeline.compute.standing.to_date import rolling_four_quarters, way_to_add, year_to_date
from pipeline.periods import from_label
from tests.support.values import measure, value

COUNT, PERCENT = (measure(unit={"kind": kind, "decimals": 1}).unit for kind in ("count", "percent"))
LABELS = ("2016/17 Q2", "2016/17 Q3", "2016/17 Q4", "2017/18 Q1", "2017/18 Q2")
Q2 = from_label("2017/18 Q2")


def counts(*figures):
    return [value(label, figure) for label, figure in zip(LABELS, figures, strict=True)]


def test_counts_are_added_up():
    values = counts(1, 10, 20, 30, 40)
    assert year_to_date(values, COUNT, Q2).value == 70
    assert rolling_four_quarters(values, COUNT, Q2).value == 100
    assert [q.label for q in rolling_four_quarters(values, COUNT, Q2).quarters] == list(LABELS[1:])


def test_shares_are_made_again_from_their_parts():
    values = [
        value("2017/18 Q1", 50.0, numerator=5, denominator=10),
        value("2017/18 Q2", 10.0, numerator=9, denominator=90),
    ]
    made = year_to_date(values, PERCENT, Q2)
    assert (made.value, made.numerator, made.denominator) == (14, 14, 100)


RATE = measure(unit={"kind": "rate_per", "decimals": 1, "per": 100_000}).unit


def rates(*parts):
    given = zip(LABELS, parts, strict=True)
    return [value(label, above / below * 1e5, numerator=above, denominator=below) for label, (above, below) in given]


def test_the_people_of_a_rate_are_there_once_and_its_events_add_up():
    made = rolling_four_quarters(rates((9, 9), *[(n, 391_736) for n in (280, 290, 285, 305)]), RATE, Q2, "people")
    assert (made.numerator, made.denominator) == (1160, 391_736)
    assert made.value == pytest.approx(296.118, abs=0.001)


def test_the_people_are_those_of_the_middle_of_the_time():
    values = rates((9, 9), (10, 1000), (10, 2000), (10, 3000), (10, 4000))
    assert rolling_four_quarters(values, RATE, Q2, "people").denominator == 3000, "of October to September: 1 April"
    assert year_to_date(values, RATE, Q2, "people").denominator == 4000, "the later half begins on its middle day"


def test_a_rate_a_day_weighs_each_quarter_by_its_days():
    values = rates((9, 9), (92, 1000), (0, 1000), (0, 1000), (0, 1000))
    made = rolling_four_quarters(values, RATE, Q2, "days")
    assert made.numerator == pytest.approx(92 * 92 / 365)
    assert made.denominator == 1000


@pytest.mark.parametrize("figure", [None, "gone", "doubted"])
def test_a_quarter_without_a_figure_leaves_no_total(figure):
    values = counts(1, 10, 20, 30, 40)
    values[3] = value(LABELS[3], 30 if figure == "doubted" else None, markers=frozenset("q" if figure else "c"))
    kept = [v for v in values if figure != "gone" or v.period.label != LABELS[3]]
    assert year_to_date(kept, COUNT, Q2) is None
    assert rolling_four_quarters(kept, COUNT, Q2) is None


def test_nothing_counted_is_a_total_of_zero():
    assert year_to_date(counts(0, 0, 0, 0, 0), COUNT, Q2).value == 0


@pytest.mark.parametrize("parts", [{}, {"numerator": 5}, {"numerator": 0, "denominator": 0}])
def test_a_share_without_its_parts_has_no_total(parts):
    values = [value(label, 50.0, **parts) for label in LABELS]
    assert rolling_four_quarters(values, PERCENT, Q2) is None


def test_a_score_cannot_be_added_up():
    unit = measure(unit={"kind": "score", "decimals": 1}).unit
    values = [value(label, 5.0, numerator=5, denominator=1) for label in LABELS]
    assert year_to_date(values, unit, Q2) is None


def test_only_a_quarter_has_a_year_to_date():
    assert year_to_date([value("2016/17", 5)], COUNT, from_label("2016/17")) is None
    assert rolling_four_quarters([value("2016/17", 5)], COUNT, from_label("2016/17")) is None


def by(method, unit="count", **more):
    per = {"per": 100_000, "separate_events": False} if unit == "rate_per" else {}
    entries = [{"source": "stays", "fit": "exact", "method": one} for one in (method, *more.get("beside", ()))]
    return way_to_add(measure(sources=entries, unit={"kind": unit, "decimals": 1, **per}), "stays")


RATE_OF = {"kind": "rate", "population": "people"}


def test_a_truncated_mean_of_a_year_is_not_made_of_its_quarters():
    assert by({"kind": "truncated_mean", "value": "los", "drop_top": 10, "cohort": "all"}, "days") is None
    assert way_to_add(measure(), "returns") == "parts"
    assert way_to_add(measure(), "another source") == "parts"


def test_a_rate_has_one_population_however_many_quarters():
    assert by(RATE_OF, "rate_per") == "people"
    assert by({**RATE_OF, "a_day": True}, "rate_per") == "days"
    assert by({"kind": "proportion", "numerator": "late", "denominator": "true"}, "percent") == "parts"


def test_a_rate_that_others_worked_out_is_not_taken_for_one_or_the_other():
    assert by({"kind": "published"}, "rate_per") is None
    assert by({"kind": "published"}, "percent") == "parts"


def test_two_methods_that_add_up_otherwise_make_no_year():
    assert by(RATE_OF, "rate_per", beside=[{**RATE_OF, "a_day": True}]) is None


def test_nor_is_a_rate_weighed_by_age_unless_it_only_stands_beside_the_value():
    rate = {"kind": "directly_standardised_rate", "population": "people"}
    assert by(rate, "rate_per") is None
    assert by({"kind": "count"}, beside=[{**rate, "statistic": "rate"}]) == "parts"
