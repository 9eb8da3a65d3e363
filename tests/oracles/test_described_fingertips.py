"""The files of `fingertips/` as they are described: comparisons, trends with markers, labels."""

from math import log, sqrt

import numpy as np
import pytest
import statsmodels.api as sm

from pipeline.errors import ContentProblems
from tests.oracles.answers import known, worked
from tests.oracles.described import Z95, number, run, written

close = pytest.approx
BETTER = {
    ("0", -1): "better", ("0", 1): "worse", ("1", -1): "worse",
    ("1", 1): "better", ("99", -1): "lower", ("99", 1): "higher",
}  # fmt: skip
POLARITIES = ("0", "1", "99", "-1")


def judged(polarity, side):
    """What lying above (1), below (-1) or neither (0) is called."""
    return "none" if polarity == "-1" else "same" if side == 0 else BETTER[polarity, side]


def test_one_interval_against_another():
    columns = "case,value,lower95,upper95,benchmark_value,benchmark_lower95,benchmark_upper95,polarity,expected"
    rows = [
        ("apart", 3, 2, 4, 6, 5, 7, p, judged(p, -1)) for p in POLARITIES
    ] + [
        ("apart", 6, 5, 7, 3, 2, 4, p, judged(p, 1)) for p in POLARITIES
    ] + [
        ("touching", 3, 2, 5, 6, 5, 7, p, judged(p, 0)) for p in POLARITIES
    ] + [
        ("no limits", 3, None, None, 6, 5, 7, "0", "none"),
        ("no benchmark", 3, 2, 4, None, None, None, "1", "none"),
    ]  # fmt: skip
    found = run("compare", columns, rows)
    assert [row["expected"] for row in found] == [row[-1] for row in rows]


SHARES = [(7.7, 5930, 8.96, z) for z in (1.96, 3.0902)] + [
    (9.9, 2273, 8.96, 1.96), (12.5, 1972, 8.96, 3.0902), (10.98, 1339, 12.84, 1.96), (10.98, 1339, 12.84, 3.0902),
]  # fmt: skip


def funnel_of_shares(benchmark, n, z):
    p = benchmark / 100
    middle, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return [100 * (middle + side * spread) / (1 + z * z / n) for side in (-1, 1)]


@pytest.mark.parametrize("polarity", POLARITIES)
def test_control_limits_around_a_proportion(polarity):
    wanted = []
    for value, n, benchmark, z in SHARES:
        low, high = funnel_of_shares(benchmark, n, z)
        wanted.append(judged(polarity, (value > high) - (value < low)))
    rows = [(v, n, 100, b, z, polarity, "") for v, n, b, z in SHARES]
    found = run("compare", "value,denominator,unit,benchmark_value,z,polarity,expected", rows)
    assert [row["expected"] for row in found] == wanted
    nobody = run(
        "compare", "value,denominator,benchmark_value,z,polarity", [(10, 0, 10, 1.96, 0), (10, -1, 10, 1.96, 0)]
    )
    assert [row["expected"] for row in nobody] == ["none", "none"]


def test_control_limits_around_a_rate():
    """13.1 events are expected among 616,282 people at 2.13 for 100,000; Byar's limits of those."""
    rows, wanted = [], []
    for value, people, benchmark, tail, z in (
        (1.1358, 616_282, 2.1327, 0.025, 1.959963984540054), (1.1358, 616_282, 2.1327, 0.001, 3.090232306167813),
        (4.1515, 809_489, 2.1327, 0.025, 1.959963984540054), (2.6579, 601_976, 2.1327, 0.025, 1.959963984540054),
    ):  # fmt: skip
        events = benchmark * people / 100_000
        low = events * (1 - 1 / (9 * events) - z / (3 * sqrt(events))) ** 3 / people * 100_000
        more = events + 1
        high = more * (1 - 1 / (9 * more) + z / (3 * sqrt(more))) ** 3 / people * 100_000
        rows.append((value, people, 100_000, benchmark, tail, 0))
        wanted.append(judged("0", (value > high) - (value < low)))
    found = run("compare", "value,denominator,unit,benchmark_value,tail_p,polarity", rows)
    assert [row["expected"] for row in found] == wanted
    assert set(wanted) == {"better", "same", "worse"}


def test_targets():
    columns = "kind,value,lower95,upper95,polarity,lower_limit,upper_limit,uses,expected"
    single = [("single", v, None, None, p, 10, None, "value") for p in "01" for v in (9, 10, 11)]
    by_limits = [("single", None, *ends, p, 10, None, "CI") for p in "01" for ends in ((8, 9), (9, 11), (11, 12))]
    bare = [("single", None, None, None, "0", 10, None, "CI"), ("single", None, 10, 10, "0", 10, None, "CI")]
    ranges = [("range", v, None, None, p, 1, 2, "value") for p in "01" for v in (0, 1, 1.5, 2, 3)]
    wanted = ["better", "better", "worse", "worse", "better", "better"]
    wanted += ["better", "same", "worse", "worse", "same", "better", "none", "worse"]
    wanted += ["better", "same", "same", "worse", "worse", "worse", "same", "same", "better", "better"]
    rows = [(*row, "") for row in (*single, *by_limits, *bare, *ranges)]
    assert [row["expected"] for row in run("compare", columns, rows)] == wanted
    limits_alone = run("compare", "lower95,upper95,polarity,lower_limit,uses", [(8, 9, 0, 10, "CI")])
    assert limits_alone[0]["expected"] == "better"


COLUMNS = "case,value_type,polarity,year,count,denominator,value,lower95,upper95"


def marker(chi2, slopes):
    if chi2 <= 9.54953570608324 or not all(slope * slopes[0] > 1e-9 for slope in slopes):
        return "no_change"
    return "increasing" if slopes[0] > 0 else "decreasing"


def fitted(years, values, weights):
    return sm.WLS(values, sm.add_constant(years), weights=weights).fit().params[1]


def each_left_out(values, weights):
    years = np.arange(1.0, 6)
    kept = [np.arange(5), *(np.delete(np.arange(5), i) for i in range(5))]
    return [fitted(years[k], np.array(values)[k], np.array(weights)[k]) for k in kept]


@pytest.mark.parametrize("polarity", ["0", "1", "none"])
@pytest.mark.parametrize(
    "values", [(20, 22, 24, 26, 28), (28, 26, 25, 22, 20), (20, 20.1, 20, 20.2, 20.1), (20, 20, 20, 20, 26)]
)
def test_a_trend_of_values(values, polarity):
    halves = (1.0, 1.1, 0.9, 1.0, 1.2)
    rows = [
        ("a", "other", polarity, 2014 + i, None, None, v, v - h, v + h)
        for i, (v, h) in enumerate(zip(values, halves, strict=True))
    ]
    (row,) = run("trend", COLUMNS, rows[::-1])
    weights = [(h / Z95) ** -2 for h in halves]
    slopes = each_left_out(values, weights)
    years = np.arange(1.0, 6)
    spread = np.sum(weights * (years - np.average(years, weights=weights)) ** 2)
    chi2 = slopes[0] ** 2 * spread
    assert number(row["beta_time_1_to_5"]) == close(slopes[0], rel=1e-9, abs=1e-12)
    assert number(row["chi2"]) == close(chi2, rel=1e-9, abs=1e-12)
    assert row["marker_by_formula"] == marker(chi2, slopes)
    if polarity == "1" and values[0] == 28:
        assert row["marker"] == "decreasing_getting_worse"


@pytest.mark.parametrize("counts", [(420, 450, 480, 510, 540), (500, 490, 505, 495, 500), (400, 400, 400, 400, 500)])
def test_a_trend_of_proportions(counts):
    people = (1000, 1010, 990, 1000, 1020)
    rows = [
        ("a", "proportion", "none", 2014 + i, x, n, None, None, None)
        for i, (x, n) in enumerate(zip(counts, people, strict=True))
    ]
    (row,) = run("trend", COLUMNS, rows)
    years, share = np.arange(1.0, 6), sum(counts) / sum(people)
    centre = np.average(years, weights=people)
    chi2 = np.dot(counts, years - centre) ** 2 / (share * (1 - share) * np.dot(people, (years - centre) ** 2))
    slopes = each_left_out([log(x / (n - x)) for x, n in zip(counts, people, strict=True)], [1.0] * 5)
    assert number(row["beta_time_1_to_5"]) == close(slopes[0], rel=1e-9)
    assert number(row["chi2"]) == close(chi2, rel=1e-9)
    assert row["marker_by_formula"] == marker(chi2, slopes)


@pytest.mark.parametrize(
    "rows",
    [
        [(2016, 20, 19, 21)],
        [(year, None, None, None) for year in range(2014, 2019)],
        [(year, 20, 19, 21) for year in (2013, 2014, 2016, 2017, 2018)],
        [(year, 20, 20, 20) for year in range(2014, 2019)],
    ],
    ids=["one point", "all missing", "a gap", "no width"],
)  # fmt: skip
def test_a_trend_that_cannot_be_calculated(rows):
    (row,) = run("trend", "case,value_type,year,value,lower95,upper95", [("a", "other", *r) for r in rows])
    assert (row["marker_by_formula"], row["chi2"]) == ("cannot_be_calculated", "")


def test_a_constant_series_has_no_change():
    (row,) = run(
        "trend",
        "case,value_type,year,value,lower95,upper95",
        [("a", "other", y, 20, 19, 21) for y in range(2014, 2019)],
    )
    assert (row["marker_by_formula"], number(row["chi2"])) == ("no_change", 0)


def test_answers_alone_are_told_from_the_series():
    with pytest.raises(ContentProblems, match=r"outcomes stat trend trend_series\.csv"):
        run("trend", "case,value_type,polarity,chi2,marker_by_formula", [("a", "other", 0, 1, "no_change")])


def test_labels_of_periods():
    name = "fingertips/time_period_labels.csv"
    ours, theirs = worked("time_period", name), known(name)
    assert len(theirs) == 85
    assert [row["expected_label"] for row in ours] == [row["expected_label"] for row in theirs]


def test_labels_of_periods_at_the_turn_of_the_century():
    rows = [(2, 1999, 1, "", "", "1999/00"), (5, 1999, 1, 3, "", "1999 Q3 - 2000 Q2"), (2, 1999, 1, "", 10, "Jan 2000")]
    columns = "year_type_id,year,year_range,quarter,month,expected_label"
    assert [row["expected_label"] for row in run("time_period", columns, rows)] == [row[-1] for row in rows]
    with pytest.raises(ContentProblems, match="year_type_id"):
        run("time_period", "year_type_id,year", [(11, 2000)])
    assert written("a,b", [(1, None)]) == "a,b\n1,\n"
