"""Comparison and trend against the answers of Fingertips' own tests."""

from tests.oracles.answers import differences, known, rows_of, worked

CASES = "fingertips/trend_cases.csv"


def test_comparisons_with_a_benchmark():
    name = "fingertips/compare_ci_vs_value.csv"
    ours, theirs = worked("compare", name), known(name)
    assert len(theirs) == 20
    assert [row["expected"] for row in ours] == [row["expected"] for row in theirs]


def test_trend_markers_slopes_and_chi_squared():
    ours, theirs = worked("trend", "fingertips/trend_series.csv"), known(CASES)
    assert len(theirs) >= 9
    columns = ("value_type", "polarity", "beta_time_1_to_5", "chi2", "marker_by_formula")
    assert differences(ours, theirs, ("case",), columns) == []


def test_trend_markers_with_their_judgement():
    ours = {row["case"]: row["marker"] for row in worked("trend", "fingertips/trend_series.csv")}
    judged = {row["case"]: row["upstream_expected"] for row in known(CASES) if "getting" in row["upstream_expected"]}
    assert len(judged) == 3
    assert {case: ours[case] for case in judged} == judged


def test_known_rows_are_read_as_they_are():
    assert rows_of("a,b\n1,\n") == [{"a": "1", "b": ""}]
