"""Wholes are added up from counts alone, and from the newest figure of each part that was known by then."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.areas import Area, Areas
from pipeline.compute.wholes import rolled_up
from tests.support.small_records import small_areas
from tests.support.values import measure, value

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


JUNE, JULY, AUGUST = date(2017, 6, 1), date(2017, 7, 1), date(2017, 8, 1)
FIRST, LATER = {"vintage": "v1", "published_on": JUNE}, {"vintage": "v2", "published_on": JULY}


def told(made):
    """Return each whole by its vintage, with when it was public."""
    assert len({v.vintage for v in made}) == len(made), "two wholes of one vintage would be one figure given twice"
    return {v.vintage: (v.value, v.published_on) for v in made}


def test_a_whole_is_of_the_newest_figure_of_each_part_known_by_then():
    """A release may revise one part alone: the whole that is shown beside the parts is of the parts that are shown."""
    made = wholes(COUNT, ("A1", 10.0, FIRST), ("A2", 20.0, FIRST), ("A1", 15.0, LATER))
    assert told(made) == {"v1": (30, JUNE), "v2": (35, JULY)}


def test_what_came_later_is_in_no_earlier_whole():
    late = {"vintage": "v3", "published_on": AUGUST}
    made = wholes(COUNT, ("A1", 10.0, FIRST), ("A1", 15.0, LATER), ("A2", 20.0, late))
    assert told(made) == {"v3": (35, AUGUST)}
    made = wholes(COUNT, ("A1", 10.0, FIRST), ("A2", 20.0, FIRST), ("A2", 25.0, LATER), ("A1", 11.0, late))
    assert told(made) == {"v1": (30, JUNE), "v2": (35, JULY), "v3": (36, AUGUST)}


def test_a_release_whose_parts_came_on_several_days_makes_one_whole_of_its_last_day():
    made = wholes(
        COUNT,
        ("A1", 10.0, FIRST),
        ("A2", 20.0, FIRST),
        ("A1", 15.0, LATER),
        ("A2", 21.0, {**LATER, "published_on": AUGUST}),
    )
    assert told(made) == {"v1": (30, JUNE), "v2": (36, AUGUST)}


def test_a_share_of_the_whole_is_of_the_newest_counts():
    old, new = {"numerator": 5, "denominator": 10}, {"numerator": 9, "denominator": 90}
    made = wholes(
        SHARE,
        ("A1", 0.0, {**FIRST, "numerator": 0, "denominator": 10}),
        ("A2", 10.0, {**new, **FIRST}),
        ("A1", 50.0, {**old, **LATER}),
    )
    assert told(made) == {"v1": (9, JUNE), "v2": (pytest.approx(14), JULY)}


def test_a_part_withheld_later_leaves_the_later_whole_missing():
    gone = {**LATER, "markers": frozenset("c")}
    made = wholes(COUNT, ("A1", 10.0, FIRST), ("A2", 20.0, FIRST), ("A1", None, gone))
    assert told(made) == {"v1": (30, JUNE), "v2": (None, JULY)}
    assert [v.markers for v in made if v.vintage == "v2"] == [{"c"}]


def test_a_whole_that_the_source_gave_is_no_sum_of_old_and_new_parts():
    """The source's own whole may hold what no part does; only a release of all parts takes its place."""
    given = [("W", 33.0, FIRST), ("A1", 10.0, FIRST), ("A2", 20.0, FIRST), ("A1", 15.0, LATER)]
    assert told(wholes(COUNT, *given)) == {"v1": (33, JUNE)}
    assert told(wholes(COUNT, *given, ("A2", 21.0, LATER))) == {"v1": (33, JUNE), "v2": (36, JULY)}


def test_a_part_added_up_itself_is_of_its_newest_parts():
    """T is made of X and Y, and Y of Y1 and Y2: what is new at the bottom is new at the top."""
    areas = Areas(tuple(Area(*one) for one in NESTED))
    one = measure(unit=COUNT, areas=["T"])
    parts = [("X", 1.0, FIRST), ("Y1", 2.0, FIRST), ("Y2", 4.0, FIRST), ("Y2", 8.0, LATER)]
    made = rolled_up(one, one.sources[0], [value("2016/17", n, area=area, **more) for area, n, more in parts], areas)
    assert told([v for v in made if v.area == "T"]) == {"v1": (7, JUNE), "v2": (11, JULY)}


NESTED = (
    ("X", "X", "X", "town"),
    ("Y1", "Y1", "Y1", "town"),
    ("Y2", "Y2", "Y2", "town"),
    ("Y", "Y", "Y", "district", ("Y1", "Y2")),
    ("T", "T", "T", "partnership", ("X", "Y")),
)
