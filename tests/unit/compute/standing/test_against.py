"""One area beside another: intervals, polarity, counts, and no rank where ranges overlap."""

from itertools import permutations

import pytest

from pipeline.compute.standing.against import against_benchmark, order_of
from pipeline.compute.standing.limits import exact
from tests.support.values import measure, value

NO_WISH = {"polarity": "no_judgement", "polarity_reason": "More reports can be good."}
COUNT = {"unit": {"kind": "count", "decimals": 0}}


def share(k, n=1000, area="W"):
    return value("2016/17", 100 * k / n, area=area, numerator=k, denominator=n)


@pytest.mark.parametrize(
    ("about", "higher", "lower"),
    [
        ({"polarity": "higher"}, "better", "worse"),
        ({"polarity": "lower"}, "worse", "better"),
        ({"polarity": "towards_zero"}, "worse", "better"),
        (NO_WISH, "higher", "lower"),
    ],
)
def test_polarity_says_what_higher_means(about, higher, lower):
    one = measure(**about)
    assert against_benchmark(one, share(500), share(400)) == higher
    assert against_benchmark(one, share(400), share(500)) == lower
    assert against_benchmark(one, share(500), share(505)) == "similar"


def test_a_benchmark_is_as_exact_as_its_numbers_not_as_it_is_printed():
    """87 of 1,380 has limits from 5.139: a nation printed as 5.1 lies below them, by its numbers (5.141) within."""
    about = measure(polarity="higher")
    here = value("2016/17", 6.3, numerator=87, denominator=1380)
    nation = value("2016/17", 5.1, numerator=6871, denominator=133_658)
    assert against_benchmark(about, here, nation) == "similar"
    assert against_benchmark(about, here, value("2016/17", 5.1)) == "better"


@pytest.mark.parametrize(
    ("printed", "parts", "wanted"),
    [(5.1, (6871, 133_658), 5.14073), (5.1, (60, 1000), 5.1), (50.0, (500, 1000), 50.0), (5.1, (None, 1000), 5.1)],
)
def test_numbers_that_do_not_give_the_printed_figure_are_not_taken_for_it(printed, parts, wanted):
    """A standardised rate is not its count over its people."""
    found = exact(value("2016/17", printed, numerator=parts[0], denominator=parts[1]), measure().unit)
    assert found == pytest.approx(wanted, abs=1e-5)


def test_nothing_is_said_without_ranges_or_of_counts():
    bare = value("2016/17", 50.0)
    assert against_benchmark(measure(), bare, share(400)) == "not_compared"
    counts = value("2016/17", 400.0), value("2016/17", 10.0)
    assert against_benchmark(measure(**COUNT), *counts) == "not_compared"
    assert against_benchmark(measure(), share(500), None) == "not_compared"


def test_a_doubted_figure_is_not_compared():
    doubted = value("2016/17", 50.0, numerator=500, denominator=1000, markers=frozenset("q"))
    for here, other in ((doubted, share(400)), (share(400), doubted)):
        assert against_benchmark(measure(), here, other) == "not_compared"
    assert order_of({"A": doubted, "B": share(100)}, measure().unit) is None


def test_areas_are_ranked_only_where_no_ranges_overlap():
    unit = measure().unit
    apart = order_of({"A": share(100), "B": share(500), "C": share(510)}, unit)
    assert apart is not None and apart.ranked
    assert apart.groups == (("B", "C"), ("A",))
    chain = order_of({"A": share(500), "B": share(540), "C": share(580)}, unit)
    assert chain is not None and chain.groups == (("A", "B", "C"),), "the first and the last overlap by way of B"
    assert not chain.ranked


def test_the_order_of_rows_never_matters():
    known = {"A": share(100), "B": share(500), "C": share(510)}
    made = {repr(order_of(dict(several), measure().unit)) for several in permutations(known.items())}
    assert len(made) == 1


def test_no_order_of_counts_or_where_one_has_no_range():
    assert order_of({"A": share(100), "B": value("2016/17", 5.0)}, measure().unit) is None
    assert order_of({"A": share(100)}, measure().unit) is None
    counts = {"A": value("2016/17", 400.0), "B": value("2016/17", 10.0)}
    assert order_of(counts, measure(**COUNT).unit) is None


@pytest.mark.parametrize(("upper", "groups"), [(20.0, (("A", "B"),)), (19.999, (("A",), ("B",)))])
def test_areas_whose_ranges_touch_are_not_ranked(upper, groups):
    known = {
        "A": value("2016/17", 25.0, lower_95=20.0, upper_95=30.0),
        "B": value("2016/17", 15.0, lower_95=10.0, upper_95=upper),
    }
    found = order_of(known, measure().unit)
    assert found is not None and found.groups == groups
