"""The year to date and the last four quarters: parts added up, never averages of rates, never a gap passed over."""

import pytest

from pipeline.compute.standing.to_date import adds_up, rolling_four_quarters, year_to_date
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


def test_rates_are_for_each_so_many():
    unit = measure(unit={"kind": "rate_per", "decimals": 1, "per": 1000}).unit
    assert (
        year_to_date([value("2017/18 Q1", 5, numerator=1, denominator=200)], unit, from_label("2017/18 Q1")).value == 5
    )


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


def test_a_truncated_mean_of_a_year_is_not_made_of_its_quarters():
    method = {"kind": "truncated_mean", "value": "los", "drop_top": 10, "cohort": "all"}
    one = measure(sources=[{"source": "stays", "fit": "exact", "method": method}])
    assert not adds_up(one, "stays")
    assert adds_up(one, "returns")
    assert adds_up(measure(), "returns")


def test_nor_is_a_rate_weighed_by_age_unless_it_only_stands_beside_the_value():
    rate = {"kind": "directly_standardised_rate", "population": "people"}
    count = {"source": "stays", "fit": "exact", "method": {"kind": "count"}}
    assert not adds_up(measure(sources=[{"source": "stays", "fit": "exact", "method": rate}]), "stays")
    beside = {"source": "stays", "fit": "exact", "method": {**rate, "statistic": "rate"}}
    assert adds_up(measure(sources=[count, beside]), "stays")
