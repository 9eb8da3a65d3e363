"""Life tables that can be worked out in the head, and bands of which none can be made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compute.statistics.life_table import AGES, AgeBand, life_expectancy


def bands(deaths=10.0, last=500.0):
    return [AgeBand(age, 1000, last if age == AGES[-1] else deaths) for age in AGES]


def test_where_half_of_the_oldest_die_in_a_year_they_live_two_years_more():
    assert life_expectancy(bands(last=500))[-1].value == pytest.approx(2)


def test_where_nobody_dies_before_ninety_each_age_adds_its_years():
    found = [one.value for one in life_expectancy(bands(deaths=0))]
    assert found == pytest.approx([90 - age + 2 for age in AGES])


def test_where_a_tenth_dies_each_year_the_first_year_counts_nine_tenths_for_the_living():
    """q = 0.1 / 1.09 in the first year, with a tenth of it lived by those who die."""
    found = life_expectancy(bands(deaths=100, last=100))
    q = 0.1 / (1 + 0.1 * 0.9)
    assert found[0].value == pytest.approx(1 - 0.9 * q + (1 - q) * (found[1].value or 0))


def test_the_order_of_the_bands_does_not_matter():
    assert life_expectancy(bands()[::-1]) == life_expectancy(bands())[::-1]


@given(st.integers(0, len(AGES) - 2), st.integers(11, 1000))
def test_more_deaths_at_any_age_never_lengthen_life(place, deaths):
    worse = [AgeBand(b.start, b.population, deaths if i == place else b.deaths) for i, b in enumerate(bands())]
    before, after = (life_expectancy(some)[0] for some in (bands(), worse))
    assert before.value is not None and after.lower is not None
    assert after.value is None or after.value < before.value


def test_everyone_dying_in_a_band_is_an_answer():
    found = life_expectancy([AgeBand(age, 1000, 1000 if age == 50 else 10) for age in AGES])
    assert found[AGES.index(55)].value == 0.0
    assert found[AGES.index(55)].limits is None
    assert found[0].value is not None and found[0].value < 60
