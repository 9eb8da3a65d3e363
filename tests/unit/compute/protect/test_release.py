"""What figures of each kind look like when they leave the door."""

from dataclasses import replace

import pytest

from pipeline import periods
from pipeline.compute.protect import Counted, Protection, protect
from pipeline.compute.protect.describe import of_statistic
from pipeline.compute.series import Series, Value

PLAIN = Value("m", "Hill", periods.from_label("2016/17"), "records", None)


def through(rule: str, counted: Counted, *values: Value, national: str = "Land") -> tuple[Value, ...]:
    told = Protection({"records": rule}, {"m": counted}, national=frozenset({national}))
    return protect({"m": Series("m", values)}, told).series["m"].values


def share(top: float, bottom: float) -> Value:
    return replace(PLAIN, value=100 * top / bottom, numerator=top, denominator=bottom, lower_95=1.0, upper_95=99.0)


def test_a_share_is_worked_out_again_from_rounded_parts() -> None:
    (made,) = through("hes2018", Counted("share", "home", "seen"), share(33, 71))
    assert (made.numerator, made.denominator, made.value) == (35, 70, 50)
    assert made.lower_95 == pytest.approx(38.6, abs=0.1)


@pytest.mark.parametrize(("top", "bottom"), [(3, 90), (87, 90), (3, 7)])
@pytest.mark.parametrize("rule", ["hes_pre2018", "hes2018"])
def test_a_share_with_few_on_either_side_is_withheld(rule: str, top: float, bottom: float) -> None:
    (made,) = through(rule, Counted("share", "home", "seen"), share(top, bottom))
    assert (made.value, made.numerator, made.lower_95, made.upper_95) == (None,) * 4
    assert made.markers == {"c"}
    assert "not zero" in made.note


def test_the_complement_of_a_share_is_not_left_to_subtraction() -> None:
    """Under exact counts a denominator of 90 beside a count of 87 elsewhere would tell that 3 were not at home."""
    counted = {"m": Counted("share", "home", "seen"), "n": Counted("count", "home")}
    series = {"m": Series("m", (share(87, 90),)), "n": Series("n", (replace(PLAIN, measure="n", value=87.0),))}
    made = protect(series, Protection({"records": "hes_pre2018"}, counted)).series
    assert made["n"].values[0].value is None
    assert made["m"].values[0].denominator == 90


def test_a_rate_follows_its_count_and_keeps_its_public_population() -> None:
    value = replace(PLAIN, value=13 / 20, numerator=13.0, denominator=20_000.0)
    counted = Counted("rate", "falls", per=1000)
    (made,) = through("hes2018", counted, value)
    assert (made.numerator, made.denominator, made.value) == (15, 20_000, 0.75)
    (hidden,) = through("hes2018", counted, replace(value, numerator=7.0))
    assert (hidden.value, hidden.numerator, hidden.denominator) == (None, None, 20_000)


def test_a_standardised_rate_needs_ten_and_stays_exact() -> None:
    counted = Counted("standardised", "falls", per=100_000)
    value = replace(PLAIN, value=123.4, lower_95=100.0, upper_95=150.0, numerator=9.0)
    (few,) = through("hes2018", counted, value)
    assert few.value is None
    (enough,) = through("hes2018", counted, replace(value, numerator=12.0))
    assert (enough.value, enough.lower_95, enough.numerator) == (123.4, 100.0, 10)


def stays(n: float) -> list[Value]:
    told = {"value": 4.5, "n": n, "k": n * 10 // 100, "median": 4.0, "untrimmed_mean": 5.5}
    return [replace(PLAIN, statistic=name, value=number) for name, number in told.items()]


@pytest.mark.parametrize(("events", "shown"), [(9.0, None), (10.0, 123.4)])
def test_a_standardised_rate_of_ten_events_is_shown(events: float, shown: float | None) -> None:
    value = replace(PLAIN, value=123.4, lower_95=100.0, upper_95=150.0, numerator=events)
    (made,) = through("hes_pre2018", Counted("standardised", "falls", per=100_000), value)
    assert made.value == shown


@pytest.mark.parametrize(
    ("rule", "count", "shown"),
    [
        ("hes_pre2018", 5, None),
        ("hes_pre2018", 6, 6),
        ("hes2018", 7, None),
        ("hes2018", 8, 10),
        ("hes_pre2018", 0, 0),
        ("hes2018", 0, 0),
    ],
)
def test_the_least_count_that_each_rule_shows(rule: str, count: float, shown: float | None) -> None:
    (made,) = through(rule, Counted("count", "falls"), replace(PLAIN, value=float(count)))
    assert made.value == shown


def test_a_mean_and_all_that_goes_with_it_is_withheld_together() -> None:
    made = through("hes2018", Counted("mean", "stays"), *stays(7))
    assert [value.value for value in made] == [None] * 5


def test_a_mean_of_enough_is_shown_with_a_rounded_base() -> None:
    made = through("hes2018", Counted("mean", "stays"), *stays(83))
    assert [value.value for value in made] == [4.5, 85, 8, 4.0, 5.5]
    exact = through("hes_pre2018", Counted("mean", "stays"), *stays(63))
    assert [value.value for value in exact] == [4.5, 63, 6, 4.0, 5.5]


@pytest.mark.parametrize(
    ("rule", "n", "hidden"),
    [
        ("hes2018", 9, False),  # nothing is left out
        ("hes2018", 10, True),  # one is: 10 times 5.5 less 9 times 4.5 is the longest stay
        ("hes2018", 79, True),
        ("hes2018", 80, False),
        ("hes_pre2018", 59, True),
        ("hes_pre2018", 60, False),
    ],
)
def test_the_mean_of_all_never_tells_how_long_the_few_longest_stays_were(rule: str, n: float, hidden: bool) -> None:
    made = {value.statistic: value for value in through(rule, Counted("mean", "stays"), *stays(n))}
    assert (made["untrimmed_mean"].value is None) == hidden
    assert ("c" in made["untrimmed_mean"].markers) == hidden
    assert made["value"].value == 4.5


def test_a_figure_whose_count_is_not_known_is_withheld() -> None:
    (made,) = through("hes2018", Counted("rate", "falls"), replace(PLAIN, value=12.0))
    assert made.value is None


def test_social_care_and_survey_rules() -> None:
    (few,) = through("ascof", Counted("share", "home", "seen"), share(2, 4))
    assert few.value is None
    (own,) = through("ascof", Counted("share", "home", "seen", base_below=8), share(2, 7))
    assert own.value is None
    (shown,) = through("ascof", Counted("share", "home", "seen"), share(2, 8))
    assert (shown.value, shown.numerator) == (25, 2)
    (survey,) = through("survey", Counted("share", "content", "asked"), share(77, 301))
    assert (survey.value, survey.numerator, survey.denominator) == (25.6, 75, 300)
    (thin,) = through("survey", Counted("share", "content", "asked"), share(10, 24))
    assert thin.value is None
    (tie,) = through("survey", Counted("share", "content", "asked"), share(10, 160))
    assert tie.value == 6.3, "half away from zero, as publishers round"


def test_what_the_rules_do_not_touch() -> None:
    counted = Counted("count", "falls")
    small = replace(PLAIN, value=3.0, trace=("records/a.csv:7",))
    assert through("none", counted, small) == (small,)
    assert through("hes2018", Counted("exempt"), small) == (small,)
    assert through("hes2018", counted, small, national="Hill") == (small,)


def test_a_missing_figure_stays_missing_and_not_withheld() -> None:
    missing = replace(PLAIN, markers=frozenset({"x"}), note="not collected")
    assert through("hes2018", Counted("count", "falls"), missing) == (missing,)


@pytest.mark.parametrize("rule", ["hes_pre2018", "hes2018"])
def test_a_rate_without_people_does_not_tell_its_events(rule: str) -> None:
    value = replace(PLAIN, numerator=3.0, markers=frozenset({"x"}), note="The number of people is not known.")
    (made,) = through(rule, Counted("rate", "falls"), value)
    assert (made.value, made.numerator, made.markers) == (None, None, {"x"})


@pytest.mark.parametrize("statistics", [("value", "rate"), ("rate", "value")])
def test_a_count_and_the_standardised_rate_of_it_are_one_figure_to_the_door(statistics: tuple[str, str]) -> None:
    """Whichever the measure says first, the other statistic has a description of its own and the same count."""
    first, second = statistics
    kinds = {"value": Counted("count", "falls"), "rate": Counted("standardised", "falls", per=100_000)}
    told = Protection(
        {"records": "hes_pre2018"}, {"m": kinds[first], of_statistic("m", second, "records"): kinds[second]}
    )
    rate = replace(PLAIN, statistic="rate", value=123.4, numerator=24.0, denominator=1000.0, lower_95=1.0)
    small = replace(rate, area="Vale", value=50.0, numerator=4.0)
    counts = [replace(PLAIN, value=24.0), replace(PLAIN, area="Vale", value=4.0)]
    series = {"m": Series("m", (*counts, rate, small))}
    made = {(v.area, v.period.label, v.statistic): v for v in protect(series, told).series["m"].values}
    assert made["Hill", "2016/17", "rate"].numerator == made["Hill", "2016/17", "value"].value == 24
    for statistic in ("value", "rate"):
        hidden = made["Vale", "2016/17", statistic]
        assert (hidden.value, hidden.numerator, hidden.lower_95, hidden.markers) == (None, None, None, {"c"})


def test_rows_are_named_by_their_file_alone() -> None:
    value = replace(PLAIN, value=20.0, trace=("records/a.csv:7", "records/a.csv:9"))
    (made,) = through("hes2018", Counted("count", "falls"), value)
    assert made.trace == ("records/a.csv",)
