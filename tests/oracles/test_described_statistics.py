"""The files of `statistics/` and `truncated_mean/` as they are described, with answers worked out here another way."""

from math import exp, log, sqrt

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import trim1
from statsmodels.stats.weightstats import DescrStatsW

from tests.oracles.described import Z95, Z998, number, run

close = pytest.approx
LEVELS = (("95_0", Z95, 0.025), ("99_8", Z998, 0.001))


def poisson_limits(x, tail):
    """Exact limits by halving: the means at which so many events, or so few, have the chance `tail`."""

    def at_most(k, mean):
        term = total = exp(-mean)
        for i in range(1, k + 1):
            term *= mean / i
            total += term
        return total

    def halve(wrong):
        low, high = 0.0, 100.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if wrong(middle) else (low, middle)
        return low

    lower = halve(lambda mean: 1 - at_most(x - 1, mean) < tail) if x else 0.0
    return lower, halve(lambda mean: at_most(x, mean) > tail)


def count_limits(x, z, tail):
    if x < 10:
        return poisson_limits(x, tail)
    lower = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
    return lower, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1))) ** 3


def test_proportions_none_of_them_all_of_them_and_between():
    pairs = [(0, 8), (8, 8), (3, 8), (1, 1000), (999, 1000), (0, 1), (187, 617)]
    for (x, n), row in zip(pairs, run("wilson", "x,n", pairs), strict=True):
        p = x / n
        assert number(row["value"]) == close(100 * p, rel=1e-9)
        for name, z, _ in LEVELS:
            middle, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
            ends = [100 * (middle + side * spread) / (1 + z * z / n) for side in (-1, 1)]
            found = [number(row[f"{end}{name}cl"]) for end in ("lower", "upper")]
            assert found == [close(end, rel=1e-9, abs=1e-9) for end in ends], (x, n)


def test_rates_on_both_sides_of_ten_events():
    pairs = [(x, 41_200) for x in (0, 1, 2, 9, 10, 11, 96, 2332)]
    for (x, n), row in zip(pairs, run("rate", "x,n", pairs), strict=True):
        assert row["method"] == ("Exact" if x < 10 else "Byars")
        for name, z, tail in LEVELS:
            ends = [100_000 * end / n for end in count_limits(x, z, tail)]
            found = [number(row[f"{end}{name}cl"]) for end in ("lower", "upper")]
            assert found == [close(end, rel=1e-9, abs=1e-9) for end in ends], x


BANDS = [("65-69", 41200, 5500), ("70-74", 36800, 5000), ("75-79", 29900, 4000), ("80-84", 22000, 2500)]


def standardised(counts):
    rows = [("A", band, count, pop, weight) for (band, pop, weight), count in zip(BANDS, counts, strict=True)]
    return run("dsr", "area,ageband,count,pop,stdpop", rows)[0]


@pytest.mark.parametrize("counts", [(96, 150, 240, 300), (0, 9, 20, 4), (2, 3, 5, 0), ("NA", 3, 5, 2), (None, 9, 9, 9)])
def test_a_standardised_rate_by_hand(counts):
    row, events = standardised(counts), [0 if count in (None, "NA") else count for count in counts]
    total, weights = sum(events), [weight for *_, weight in BANDS]
    shares = [weight / pop / sum(weights) for _, pop, weight in BANDS]
    rate = sum(share * count for share, count in zip(shares, events, strict=True))
    error = sqrt(sum(share**2 * count for share, count in zip(shares, events, strict=True)) / total)
    assert (number(row["total_count"]), number(row["value"])) == (total, close(1e5 * rate, rel=1e-9))
    for name, z, tail in LEVELS:
        ends = [1e5 * (rate + error * (end - total)) for end in count_limits(total, z, tail)]
        found = [number(row[f"{end}{name}cl"]) for end in ("lower", "upper")]
        assert found == [close(end, rel=1e-9) for end in ends]


def test_nine_events_have_no_standardised_rate():
    row = standardised((2, 3, 4, 0))
    assert (row["total_count"], row["value"], row["lower95_0cl"], row["statistic"]) == (
        "9", "", "", "dsr NA for total count < 10",
    )  # fmt: skip


def test_means():
    stays = {"los1": [0, 0, 1, 3, 4, 7, 9, 12, 40], "los2": [5, 5, 5], "los3": [1, 2]}
    rows = [(area, value) for area, values in stays.items() for value in values]
    for row in run("mean", "area,values", rows):
        values = stays[row["area"]]
        ends = DescrStatsW(values).tconfint_mean(0.05) if len(set(values)) > 1 else (values[0], values[0])
        found = [number(row[name]) for name in ("value", "lower95_0cl", "upper95_0cl", "stdev")]
        assert found == [close(x, rel=1e-9, abs=1e-9) for x in (np.mean(values), *ends, np.std(values, ddof=1))]


def test_fifths_by_their_rank():
    """floor(6 - ceil((N + 1 - rank) / (N / 5))), ranks from 1, ties sharing the lowest."""
    values = [30, 10, 20, 20, None, 50, 70, 60, 20, 90, 85, 40]
    there = [value for value in values if value is not None]
    for (value, row), turn in (
        (pair, turn) for turn in (1, -1) for pair in zip(values, rows_of_fifths(values), strict=True)
    ):
        name = "quintile_invert_FALSE_q1_is_lowest" if turn == 1 else "quintile_invert_TRUE_q1_is_highest"
        rank = None if value is None else 1 + sum(other * turn < value * turn for other in there)
        wanted = "" if rank is None else str(max(1, int(6 - -(-(len(there) + 1 - rank) * 5 // len(there)))))
        assert row[name] == wanted, (value, name)


def rows_of_fifths(values):
    return run("quantiles", "g,row,v", [("a", i, value) for i, value in enumerate(values, 1)])


def test_fewer_than_five_rows_have_no_fifths():
    assert {row["quintile_invert_FALSE_q1_is_lowest"] for row in rows_of_fifths([1, 2, 3, 4])} == {""}


PEOPLE = [7291, 7997, 6105, 7666, 5790]
RATES = [0.31, 0.28, 0.22, 0.21, 0.15]


def line(values, scale):
    shares = np.array(PEOPLE) / sum(PEOPLE)
    ranks = np.cumsum(shares) - shares / 2
    fit = sm.WLS(scale(np.array(values)), sm.add_constant(ranks), weights=shares).fit()
    return fit.params


@pytest.mark.parametrize("factor", [1, 100, -100])
@pytest.mark.parametrize(
    ("value_type", "transform", "scale", "back"),
    [
        (0, "none", lambda v: v, lambda v: v),
        (1, "log", np.log, np.exp),
        (2, "logit", lambda v: np.log(v / (1 - v)), lambda v: 1 / (1 + np.exp(-v))),
    ],
)
def test_slope_and_relative_index_as_statsmodels_fits_the_line(value_type, transform, scale, back, factor):
    rows = [
        ("A", rank, people, value, value * 0.9, value * 1.1, value_type, factor)
        for rank, (people, value) in enumerate(zip(PEOPLE, RATES, strict=True), 1)
    ]
    columns = "area,quintile,population,value,lower95,upper95,value_type,multiplier"
    found = {row["transform"]: row for row in run("sii", columns, rows[::-1])}
    start, slope = line(RATES, scale)
    first, last = back(start), back(start + slope)
    ratio = first / last if factor < 0 else last / first
    wanted = (factor * (last - first), ratio, first if transform == "none" else first * abs(factor))
    row = found[transform]
    assert [number(row[name]) for name in ("sii", "rii", "intercept")] == [close(x, rel=1e-9) for x in wanted]
    assert list(found) == (["none"] if transform == "none" else ["none", transform])


def test_slope_of_counts_of_people_and_its_limits():
    counts = [round(people * rate) for people, rate in zip(PEOPLE, RATES, strict=True)]
    rows = [(rank, people, count) for rank, (people, count) in enumerate(zip(PEOPLE, counts, strict=True), 1)]
    (by_share,) = (row for row in run("sii", "quantile,population,x", rows) if row["transform"] == "none")
    shares = [count / people for count, people in zip(counts, PEOPLE, strict=True)]
    assert number(by_share["sii"]) == close(line(shares, lambda v: v)[1], rel=1e-9)
    with_error = [
        (rank, people, value, 0.01) for rank, (people, value) in enumerate(zip(PEOPLE, RATES, strict=True), 1)
    ]
    (row,) = run("sii", "quantile,population,value,se", with_error)
    draws = np.random.default_rng(5).normal(RATES, 0.01, size=(20_000, 5))
    pulls = np.array([line(unit, lambda v: v)[1] for unit in np.eye(5)])
    assert [number(row["sii_lower95"]), number(row["sii_upper95"])] == close(
        list(np.quantile(draws @ pulls, [0.025, 0.975])), abs=0.002
    )


AGES = [0, 1, *range(5, 91, 5)]
LIVES = [6000, 24000, *[30000 + 400 * i for i in range(10)], 28000, 25000, 22000, 19000, 15000, 10000, 6000, 3000]
DEATHS = [20, 0, 3, 3, 6, 12, 15, 18, 25, 40, 60, 95, 160, 220, 330, 480, 650, 760, 800, 690]


def years_ahead(chances, last_rate):
    """Years of life from each age on, from the oldest back: e = n(1 - q(1 - a)) + (1 - q) e'."""
    ahead = [1 / last_rate]
    for i in range(len(chances) - 1, -1, -1):
        width, lived = AGES[i + 1] - AGES[i], 0.1 if i == 0 else 0.5
        ahead.append(width * (1 - chances[i] * (1 - lived)) + (1 - chances[i]) * ahead[-1])
    return ahead[::-1]


def test_life_expectancy_backwards_and_its_limits_by_small_steps():
    found = run("life_expectancy", "startage,pops,deaths", list(zip(AGES, LIVES, DEATHS, strict=True)))
    rates = [d / n for d, n in zip(DEATHS, LIVES, strict=True)]
    chances = []
    for i, rate in enumerate(rates[:-1]):
        width, lived = AGES[i + 1] - AGES[i], 0.1 if i == 0 else 0.5
        chances.append(width * rate / (1 + width * (1 - lived) * rate))
    years = years_ahead(chances, rates[-1])
    assert [number(row["value"]) for row in found] == [close(year, rel=1e-9) for year in years]
    variance = 0.0
    for i, chance in enumerate(chances):
        moved = [*chances[:i], chance + 1e-6, *chances[i + 1 :]]
        pull = (years_ahead(moved, rates[-1])[0] - years[0]) / 1e-6
        variance += pull**2 * (chance**2 * (1 - chance) / DEATHS[i] if DEATHS[i] else 0)
    pull = (years_ahead(chances, rates[-1] * (1 + 1e-6))[0] - years[0]) / (rates[-1] * 1e-6)
    variance += (pull * rates[-1]) ** 2 / DEATHS[-1]
    half = Z95 * sqrt(variance)
    assert [number(found[0][name]) for name in ("lowercl", "uppercl")] == close(
        [years[0] - half, years[0] + half], rel=1e-6
    )
    assert number(found[0]["pops_used"]) == sum(LIVES)


@pytest.mark.parametrize("n", [1, 9, 10, 11, 19, 20, 70, 101])
def test_truncated_means_as_scipy_trims(n):
    values = [int(20 * log(1 + i * 7 % 31)) for i in range(n)]
    (row,) = run("truncated_mean", "case,los_days", [("a", value) for value in values])
    kept = trim1(np.array(values), 0.1, tail="right")
    assert number(row["truncated_mean"]) == close(kept.mean(), rel=1e-9)
    assert [row[name] for name in ("n", "k_excluded", "n_used", "max_kept")] == [
        str(x) for x in (n, n * 10 // 100, len(kept), kept.max())
    ]
    assert [number(row["untrimmed_mean"]), number(row["median"])] == [close(np.mean(values)), np.median(values)]
