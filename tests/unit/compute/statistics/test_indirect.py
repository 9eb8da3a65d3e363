"""Indirect standardisation."""

import pytest

from pipeline.compute.statistics.indirect import ReferenceBand, indirect
from pipeline.compute.statistics.intervals import byar

BANDS = [ReferenceBand(1_000, 200, 10_000), ReferenceBand(500, 600, 10_000)]


def test_worked_by_hand():
    found = indirect(60, BANDS)
    assert found.expected == pytest.approx(20 + 30)
    assert found.ratio.value == pytest.approx(120)
    assert found.ratio.upper == pytest.approx(byar(60).upper / 50 * 100)
    assert found.rate.value == pytest.approx(1.2 * 4_000)
    assert found.rate.lower == pytest.approx(byar(60).lower / 50 * 4_000)


@pytest.mark.parametrize(
    ("observed", "bands"),
    [
        (None, BANDS),
        (60, []),
        (60, [ReferenceBand(None, 1, 1)]),
        (60, [ReferenceBand(10, None, 10)]),
        (60, [ReferenceBand(10, 1, 0)]),
        (60, [ReferenceBand(10, 0, 10)]),
    ],
)
def test_nothing_without_both_sides(observed, bands):
    assert indirect(observed, bands).ratio.value is indirect(observed, bands).rate.value is None
