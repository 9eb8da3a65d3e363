"""What holds for every input of the statistics, whatever the figures."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx
from scipy.stats import trim1
from statsmodels.stats.proportion import proportion_confint

from pipeline.compute.statistics.compare import (
    interval_against_interval,
    judge,
    value_against_interval,
)
from pipeline.compute.statistics.dsr import Band, dsr
from pipeline.compute.statistics.gap import gap
from pipeline.compute.statistics.intervals import Interval, byar, rate, wilson
from pipeline.compute.statistics.means import mean
from pipeline.compute.statistics.quantiles import quantile_groups
from pipeline.compute.statistics.spc import SpcOptions, spc_chart
from pipeline.compute.statistics.trend import trend_of_values
from pipeline.compute.statistics.truncated import bootstrap_interval, truncated_mean

COUNTS = st.integers(0, 5_000)
LEVELS = st.sampled_from([0.9, 0.95, 0.998])
FIGURES = st.floats(-1_000, 1_000).map(lambda value: round(value, 3))
STAYS = st.lists(st.integers(0, 60), max_size=60)
SERIES = st.lists(st.none() | st.integers(0, 20).map(float), max_size=40)
MIRROR = {"better": "worse", "worse": "better", "same": "same", "none": "none"}


@st.composite
def parts(draw):
    n = draw(st.integers(1, 5_000))
    return draw(st.integers(0, n)), n


@st.composite
def intervals(draw):
    value = draw(FIGURES)
    return Interval(value, value - draw(st.floats(0, 50)), value + draw(st.floats(0, 50)))


@given(parts(), LEVELS)
def test_wilson_holds_its_estimate_and_stays_on_the_scale(part, level):
    found = wilson(*part, level=level)
    assert 0 <= found.lower <= found.value <= found.upper <= 1


@given(parts(), LEVELS)
def test_wilson_is_that_of_statsmodels(part, level):
    found = wilson(*part, level=level)
    assert found.limits == approx(proportion_confint(*part, alpha=1 - level, method="wilson"), abs=1e-12)


@given(parts(), st.integers(2, 50), LEVELS)
def test_wilson_narrows_with_more_people(part, times, level):
    few, many = wilson(*part, level=level), wilson(part[0] * times, part[1] * times, level=level)
    assert many.upper - many.lower < few.upper - few.lower


@given(parts())
def test_wilson_is_mirrored_in_those_without(part):
    x, n = part
    here, there = wilson(x, n), wilson(n - x, n)
    assert (here.lower, here.upper) == (approx(1 - there.upper), approx(1 - there.lower))


@given(COUNTS, LEVELS)
def test_counts_lie_in_their_limits(x, level):
    found = byar(x, level=level)
    assert 0 <= found.lower <= x < found.upper


@given(COUNTS)
def test_a_surer_level_is_wider(x):
    usual, wide = byar(x), byar(x, level=0.998)
    assert wide.lower <= usual.lower
    assert usual.upper < wide.upper


@given(COUNTS, st.integers(1, 10**6), st.integers(2, 9))
def test_rates_do_not_depend_on_how_they_are_told(x, n, factor):
    found, told = rate(x, n, multiplier=100), rate(x, n, multiplier=100 * factor)
    assert told.value == approx(found.value * factor)
    assert told.upper == approx(found.upper * factor)


@given(st.lists(st.tuples(COUNTS, st.integers(1, 10**5), st.integers(1, 9_000)), max_size=8), st.randoms())
def test_age_bands_come_in_any_order(rows, chance):
    bands = [Band(*row) for row in rows]
    mixed = chance.sample(bands, len(bands))
    found, again = dsr(bands), dsr(mixed)
    assert (found.value is None) == (again.value is None) == (sum(row[0] for row in rows) < 10)
    if found.value is not None:
        assert (again.value, again.lower, again.upper) == approx((found.value, found.lower, found.upper))
        assert found.lower <= found.value <= found.upper


@given(st.lists(st.none() | FIGURES, max_size=30), st.randoms())
def test_means_come_in_any_order(values, chance):
    found = mean(values)
    assert mean(chance.sample(values, len(values))) == found
    assert (found.value is None) == all(value is None for value in values)
    if found.limits:
        assert found.lower <= found.value <= found.upper


@given(STAYS, st.randoms())
def test_truncated_means_come_in_any_order(stays, chance):
    found = truncated_mean(stays)
    assert truncated_mean(chance.sample(stays, len(stays))) == found
    assert found.k == len(stays) // 10
    if stays:
        assert min(stays) <= found.interval.value <= found.untrimmed
        assert found.interval.value == approx(trim1(stays, 0.1, tail="right").mean())


@settings(max_examples=20)
@given(st.lists(st.integers(0, 60), min_size=2, max_size=30), st.randoms())
def test_bootstraps_come_in_any_order(stays, chance):
    found = bootstrap_interval(stays)
    assert bootstrap_interval(chance.sample(stays, len(stays))) == found
    assert min(stays) <= found.lower <= found.upper <= max(stays)


@given(st.lists(st.none() | FIGURES, max_size=40), st.integers(2, 7))
def test_a_higher_value_is_never_in_a_lower_group(values, groups):
    pairs = zip(values, quantile_groups(values, groups=groups), strict=True)
    grouped = sorted((value, group) for value, group in pairs if value is not None and group is not None)
    found = [group for _, group in grouped]
    assert found == sorted(found)
    assert all(1 <= group <= groups for group in found)


@given(st.lists(FIGURES, min_size=5, max_size=40, unique=True))
def test_the_other_way_round_is_the_same_of_turned_values(values):
    assert quantile_groups(values, highest_first=True) == quantile_groups([-value for value in values])


@given(intervals(), intervals())
def test_mirrored_polarity_mirrors_every_comparison(area, other):
    for compare, against in ((value_against_interval, other.value), (interval_against_interval, other)):
        assert compare(area, against, "lower") == MIRROR[compare(area, against, "higher")]
    assert judge(area.value, other.value, "lower") == MIRROR[judge(area.value, other.value, "higher")]


@given(intervals(), intervals())
def test_two_areas_see_each_other_mirrored(area, other):
    there = interval_against_interval(other, area, "higher")
    assert interval_against_interval(area, other, "higher") == MIRROR[there]


@given(intervals(), intervals())
def test_intervals_that_differ_differ_from_the_value_too(area, other):
    if interval_against_interval(area, other, "higher") != "same":
        assert value_against_interval(area, other.value, "higher") != "same"


@given(intervals(), intervals())
def test_the_gap_turns_with_polarity_and_with_the_groups(most, least):
    low = gap(most, least, "lower")
    assert gap(least, most, "higher") == low
    assert gap(most, least, "higher").absolute.value == -low.absolute.value
    assert low.absolute.lower <= low.absolute.value <= low.absolute.upper
    if low.ratio.limits:
        assert low.ratio.lower <= low.ratio.value * (1 + 1e-9)
        assert low.ratio.value <= low.ratio.upper * (1 + 1e-9)


@st.composite
def wide_intervals(draw):
    value, half = draw(FIGURES), draw(st.integers(1, 500)) / 10
    return Interval(value, value - half, value + half)


@given(st.lists(wide_intervals(), min_size=5, max_size=8))
def test_a_trend_read_backwards_is_turned(points):
    turned = {"increasing": "decreasing", "decreasing": "increasing"}
    last = points[-5:]
    found, back = trend_of_values(last), trend_of_values(last[::-1])
    assert back.marker == turned.get(found.marker, found.marker)
    assert trend_of_values(points) == found


def _days(values):
    return [date(2017, 1, 1) + timedelta(days=i) for i in range(len(values))]


@given(SERIES, st.booleans(), st.randoms())
def test_charts_come_in_any_order(values, screen, chance):
    options = SpcOptions(screen=screen, target=5)
    pairs = list(zip(_days(values), values, strict=True))
    mixed = chance.sample(pairs, len(pairs))
    found = spc_chart([day for day, _ in mixed], [value for _, value in mixed], options)
    assert found == spc_chart(_days(values), values, options)


@given(SERIES, st.booleans())
def test_every_chart_can_be_read(values, screen):
    found = spc_chart(_days(values), values, SpcOptions(screen=screen))
    assert len(found.points) == len(values)
    for point in found.points:
        if point.value is None:
            assert (point.outside, point.near, point.side, point.cause) == (None, None, None, "Common Cause")
        if point.limits.lower is not None:
            assert point.limits.lower <= point.limits.near_lower <= point.limits.mean <= point.limits.upper


@given(SERIES)
def test_a_mirrored_direction_mirrors_the_reading(values):
    up, down = (spc_chart(_days(values), values, SpcOptions(direction=way)) for way in ("increase", "decrease"))
    mirror = {"special_cause_improvement": "special_cause_concern", "common_cause": "common_cause"}
    mirror |= {there: here for here, there in mirror.items()}
    assert [point.kind for point in down.points] == [mirror[point.kind] for point in up.points]
    assert [point.cause for point in down.points] == [point.cause for point in up.points]
