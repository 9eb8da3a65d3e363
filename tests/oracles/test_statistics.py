"""Intervals, rates, means and groups against the answers of PHEindicatormethods and of published figures."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from pipeline.compute.statistics.intervals import wilson
from pipeline.compute.statistics.quantiles import quantile_groups
from tests.oracles.answers import differences, known, worked

LIMITS = ("value", "lower95_0cl", "upper95_0cl", "lower99_8cl", "upper99_8cl")
ESTIMATE = (*LIMITS, "confidence", "statistic", "method")


@pytest.mark.parametrize(
    ("statistic", "given", "expected", "key", "columns"),
    [
        ("wilson", "proportion_pct.csv", "proportion_pct.csv", ("x", "n"), ESTIMATE),
        ("rate", "rate_per100k.csv", "rate_per100k.csv", ("x", "n"), ESTIMATE),
        (
            "dsr",
            "dsr_falls_input.csv",
            "dsr_falls_expected.csv",
            ("area",),
            ("total_count", "total_pop", *ESTIMATE),
        ),
        (
            "mean",
            "mean_input.csv",
            "mean_expected.csv",
            ("area",),
            ("value_sum", "value_count", "stdev", *ESTIMATE),
        ),
        (
            "quantiles",
            "quintiles.csv",
            "quintiles.csv",
            ("g", "row"),
            ("quintile_invert_TRUE_q1_is_highest", "quintile_invert_FALSE_q1_is_lowest"),
        ),
    ],
)
def test_same_as_the_known_answers(statistic, given, expected, key, columns):
    ours, theirs = worked(statistic, f"statistics/{given}"), known(f"statistics/{expected}")
    assert len(ours) == len(theirs) > 0
    assert differences(ours, theirs, key, columns) == []


def test_rate_limits_are_byar_limits_of_the_count():
    ours = worked("byar", "statistics/rate_per100k.csv")
    for row, other in zip(ours, known("statistics/rate_per100k.csv"), strict=True):
        assert float(row["upper95_0cl"]) / float(row["n"]) * 100_000 == pytest.approx(float(other["upper95_0cl"]))
        assert row["method"] == other["method"]


def test_published_smoking_intervals_come_out_to_one_decimal():
    rows = known("published/ccgois_1_14_satod_wilson.csv")
    assert len(rows) == 187
    for row in rows:
        found = wilson(int(row["numerator"]), int(row["denominator"]), multiplier=100)
        ends = (found.value, found.lower, found.upper)
        wanted = (row["published_percent"], row["published_lower95"], row["published_upper95"])
        assert [_shown(end) for end in ends] == [Decimal(text).quantize(Decimal("0.1")) for text in wanted], row


def _shown(value):
    return Decimal(value).quantize(Decimal("0.1"), ROUND_HALF_UP)


def test_truncated_means_are_the_known_ones():
    columns = ("n", "k_excluded", "n_used", "truncated_mean", "max_kept", "untrimmed_mean", "median")
    ours = worked("truncated_mean", "truncated_mean/truncated_mean_inputs.csv")
    theirs = [row for row in known("truncated_mean/truncated_mean_expected.csv") if row["case"] != "empty"]
    assert len(theirs) == 15
    assert differences(ours, theirs, ("case",), columns) == []


def test_quintiles_of_a_shuffled_column_are_those_of_the_rows():
    rows = [row for row in known("statistics/quintiles.csv") if row["g"] == "n23"]
    turned = rows[::-1]
    found = quantile_groups([float(row["v"]) for row in turned])
    assert [str(group) for group in found] == [row["quintile_invert_FALSE_q1_is_lowest"] for row in turned]
