"""Indirect standardisation: events seen against those expected at a reference population's rates.

Direct standardisation, which can be compared between areas, is in `dsr`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.compute.statistics.intervals import Interval, byar, nothing


@dataclass(frozen=True)
class ReferenceBand:
    """One age band: people of the area, and events and people of the reference population."""

    population: float | None
    reference_events: float | None
    reference_population: float | None


@dataclass(frozen=True)
class Indirect:
    """Ratio (100 = as expected), rate for each multiplier, and the expected number of events."""

    ratio: Interval
    rate: Interval
    expected: float | None


def indirect(
    observed: float | None,
    bands: Sequence[ReferenceBand],
    *,
    level: float = 0.95,
    multiplier: float = 100_000,
) -> Indirect:
    """Observed over expected events, as a ratio and as a rate, limits from `byar`.

    Nothing is given where a band lacks a figure, the reference has no people, or no event is expected.
    Breslow and Day 1987; as in PHEindicatormethods `calculate_ISRatio` and `calculate_ISRate`.
    """
    expected = _expected(bands)
    counted = byar(observed, level=level)
    if not expected or counted.value is None:
        none = nothing(level, counted.method)
        return Indirect(none, none, expected)
    people = sum(band.reference_population or 0 for band in bands)
    crude = sum(band.reference_events or 0 for band in bands) / people
    return Indirect(counted.times(100 / expected), counted.times(crude * multiplier / expected), expected)


def _expected(bands: Sequence[ReferenceBand]) -> float | None:
    total = 0.0
    for band in bands:
        if band.population is None or band.reference_events is None or not band.reference_population:
            return None
        total += band.population * band.reference_events / band.reference_population
    return total if bands else None
