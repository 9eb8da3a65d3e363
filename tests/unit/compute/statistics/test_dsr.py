"""Directly standardised rates beyond the usual ones of tests/oracles."""

from math import sqrt

import pytest

from pipeline.compute.statistics.dsr import ESP2013, Band, dsr
from pipeline.compute.statistics.intervals import byar

TWO = [Band(20, 1_000, 3), Band(30, 500, 1)]


def test_the_standard_population_is_complete():
    assert sum(ESP2013.values()) == 100_000
    assert len(ESP2013) == 19
    assert [ESP2013[band] for band in ("65-69", "70-74", "75-79", "80-84", "85-89", "90+")] == [
        5500, 5000, 4000, 2500, 1500, 1000,
    ]  # fmt: skip


def test_worked_by_hand():
    found = dsr(TWO, multiplier=1)
    assert found.value == pytest.approx(0.75 * 0.02 + 0.25 * 0.06)
    variance = 20 * (0.75 / 1000) ** 2 + 30 * (0.25 / 500) ** 2
    assert found.lower == pytest.approx(found.value + sqrt(variance / 50) * (byar(50).lower - 50))


def test_weights_need_not_sum_to_anything():
    doubled = [Band(band.count, band.population, band.weight * 2) for band in TWO]
    assert dsr(doubled).value == pytest.approx(dsr(TWO).value)


def test_several_events_of_one_person_widen_the_interval_only():
    once = [Band(None, 1_000, 3, {1: 20}), Band(None, 500, 1, {1: 30})]
    often = [Band(None, 1_000, 3, {1: 10, 2: 5}), Band(None, 500, 1, {1: 10, 5: 4})]
    assert dsr(once).value == pytest.approx(dsr(TWO).value)
    assert dsr(once).upper == pytest.approx(dsr(TWO).upper)
    assert dsr(often).value == pytest.approx(dsr(TWO).value)
    variance = (10 + 4 * 5) * (0.75 / 1000) ** 2 + (10 + 25 * 4) * (0.25 / 500) ** 2
    wanted = dsr(TWO, multiplier=1).value + sqrt(variance / 50) * (byar(50).upper - 50)
    assert dsr(often, multiplier=1).upper == pytest.approx(wanted)
    assert "non-independent" in dsr(often).method


@pytest.mark.parametrize(
    "bands",
    [
        [],
        [Band(9, 1_000, 1)],
        [Band(None, 1_000, 1)],
        [Band(20, 0, 1), Band(20, 100, 1)],
        [Band(20, None, 1)],
        [Band(20, 100, 0)],
    ],
)
def test_nothing_is_given_without_events_or_people(bands):
    found = dsr(bands)
    assert found.value is found.lower is found.upper is None


@pytest.mark.parametrize(("events", "given"), [(9, False), (10, True)])
def test_ten_events_are_enough_for_a_rate(events, given):
    assert (dsr([Band(events, 1_000, 1)]).value is not None) == given
