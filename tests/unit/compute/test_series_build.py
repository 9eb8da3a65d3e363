"""Rows become values, and wholes are added up from counts alone."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compute.series_build import From, rolled_up, values_from
from tests.support.small_records import small_areas
from tests.support.values import measure, value

EXACT = From("returns", "official", "exact")
COUNT, SHARE = {"kind": "count", "decimals": 0}, {"kind": "percent", "decimals": 1}


def wholes(unit, *parts):
    one = measure(unit=unit)
    made = rolled_up(
        one, one.sources[0], [value("2016/17", n, area=area, **more) for area, n, more in parts], small_areas()
    )
    return [v for v in made if v.area == "W"]


def test_a_whole_count_carries_the_counts_of_all_its_parts_and_not_of_the_first():
    (made,) = wholes(COUNT, ("A1", 3.0, {"numerator": 3.0, "denominator": 10.0}), ("A2", 4.0, {"numerator": 4.0}))
    assert (made.value, made.numerator, made.denominator) == (7, 7, None)


def test_a_share_of_the_whole_is_made_of_counts():
    (made,) = wholes(
        SHARE, ("A1", 50.0, {"numerator": 5, "denominator": 10}), ("A2", 10.0, {"numerator": 9, "denominator": 90})
    )
    assert (made.value, made.numerator, made.denominator) == (pytest.approx(14), 14, 100)
    assert wholes(SHARE, ("A1", 50.0, {}), ("A2", 10.0, {})) == []


def test_a_missing_part_leaves_the_whole_missing_and_not_smaller():
    (made,) = wholes(COUNT, ("A1", 3.0, {}), ("A2", None, {"markers": frozenset("c")}))
    assert (made.value, made.markers) == (None, {"c"})
    assert wholes(COUNT, ("A1", 3.0, {})) == []


def test_a_rate_beside_a_count_is_never_added_up():
    assert wholes(COUNT, ("A1", 3.2, {"statistic": "rate"}), ("A2", 4.1, {"statistic": "rate"})) == []


@pytest.mark.parametrize("cell", [Decimal("1.5"), 1.5])
def test_decimals_of_an_expression_become_plain_numbers(cell):
    row = dict.fromkeys(
        ("lower_95", "upper_95", "numerator", "denominator", "published_on", "markers", "note", "trace")
    )
    row |= {"breakdown": "all", "category": "all", "statistic": "value", "vintage": ""}
    (made,) = values_from("falls", [{**row, "area": "W", "period": "2016/17", "value": cell}], EXACT, ["W"])
    assert (made.value, type(made.value)) == (1.5, float)


counted = st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(counted, min_size=2, max_size=2))
def test_a_share_of_the_whole_lies_within_those_of_its_parts(pairs: list[tuple[int, int]]) -> None:
    shares = [100 * above / below for above, below in pairs]
    parts = [
        (area, share, {"numerator": above, "denominator": below})
        for area, share, (above, below) in zip(("A1", "A2"), shares, pairs, strict=True)
    ]
    (made,) = wholes(SHARE, *parts)
    assert (made.numerator, made.denominator) == tuple(map(sum, zip(*pairs, strict=True)))
    assert min(shares) - 1e-9 <= made.value <= max(shares) + 1e-9
    for gone in (0, 1):
        assert wholes(SHARE, *parts[:gone], *parts[gone + 1 :]) == []
    hidden = [(area, None, {"markers": frozenset("c")}) for area, *_ in parts[:1]]
    assert wholes(SHARE, *hidden, parts[1]) == []
