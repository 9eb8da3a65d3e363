"""The trend of a series: five whole years, each with a figure, none doubted, no break among them."""

import pytest

from pipeline.compute.standing.trend_reading import trend_reading
from tests.support.values import measure, series, value

YEARS = ("2011/12", "2012/13", "2013/14", "2014/15", "2015/16", "2016/17")
RISING = (400, 420, 450, 480, 510, 540)


def counted(period, k, **changes):
    return value(period, k / 10, numerator=k, denominator=1000, **changes)


def read(values, **about):
    made = series(*values).of("W")
    latest = next((v for v in reversed(made) if v.value is not None), None)
    return trend_reading(measure(**about), made, latest)


def rising():
    return [counted(p, k) for p, k in zip(YEARS, RISING, strict=True)]


@pytest.mark.parametrize(
    ("polarity", "said"),
    [
        ({"polarity": "lower"}, "increasing_worse"),
        ({"polarity": "higher"}, "increasing_better"),
        ({"polarity": "towards_zero"}, "increasing_worse"),
        ({"polarity": "no_judgement", "polarity_reason": "More reports can be good."}, "increasing"),
    ],
)
def test_what_a_rise_means_hangs_on_what_is_wished_for(polarity, said):
    assert read(rising(), **polarity) == said


@pytest.mark.parametrize(("polarity", "said"), [("lower", "decreasing_better"), ("higher", "decreasing_worse")])
def test_a_fall_is_the_mirror_of_a_rise(polarity, said):
    values = [counted(p, k) for p, k in zip(YEARS, reversed(RISING), strict=True)]
    assert read(values, polarity=polarity) == said


def test_small_wobbles_are_no_significant_change():
    assert read([counted(p, k) for p, k in zip(YEARS, (440, 441, 439, 440, 442, 440), strict=True)]) == (
        "no_significant_change"
    )


def test_published_limits_are_enough():
    values = [value(p, k / 10, lower_95=k / 10 - 1, upper_95=k / 10 + 1) for p, k in zip(YEARS, RISING, strict=True)]
    assert read(values) == "increasing_worse"


def test_counts_have_limits_of_their_own():
    unit = {"kind": "count", "decimals": 0}
    assert read([value(p, k) for p, k in zip(YEARS, (400, 500, 600, 700, 800, 900), strict=True)], unit=unit) == (
        "increasing_worse"
    )


def without(place, instead):
    return [*rising()[:place], *instead, *rising()[place + 1 :]]


@pytest.mark.parametrize(
    "values",
    [
        rising()[:4],
        rising()[-1:],
        without(3, []),
        without(3, [value("2014/15", None, markers=frozenset("c"))]),
        without(5, [value("2016/17", None, markers=frozenset("c"))]),
        without(3, [counted("2014/15", 480, markers=frozenset("q"))]),
        [value(p, 40.0) for p in YEARS],
        [counted(p, 0) for p in YEARS],
        [value(p, 40.0, numerator=0, denominator=0) for p in YEARS],
    ],
    ids=[
        *("four years", "one year", "a gap", "withheld inside", "withheld at the end", "doubted"),
        *("no limits", "constant at none", "nobody in it"),
    ],
)
def test_what_cannot_be_calculated(values):
    assert read(values) == "cannot_be_calculated"


def test_a_year_before_the_last_five_does_not_matter():
    assert read(without(0, [value("2011/12", None, markers=frozenset("c"))])) == "increasing_worse"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2012/13", "increasing_worse"),
        ("2012/13 Q2", "cannot_be_calculated"),
        ("2013/14", "cannot_be_calculated"),
        ("2016/17", "cannot_be_calculated"),
        ("2016/17 Q4", "cannot_be_calculated"),
    ],
)
def test_a_break_among_the_five_leaves_no_answer(at, said):
    assert read(rising(), breaks=[{"at": at, "reason": "A new form."}]) == said


def test_series_that_are_not_yearly_have_no_trend():
    assert read([value("2016/17 Q4", 40.0)]) == ""
    assert read([value("2013 to 2015", 40.0)]) == ""
    assert read(rising(), frequency="two_yearly") == ""
    assert read([]) == ""


def test_a_constant_series_with_limits_has_no_significant_change():
    assert read([counted(p, 440) for p in YEARS]) == "no_significant_change"
