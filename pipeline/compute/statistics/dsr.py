"""Directly standardised rates with Dobson's limits, and the European Standard Population of 2013.

Counting events and people by age band is the caller's work; indirect standardisation is in `indirect`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType

from pipeline.compute.statistics.intervals import Interval, byar, nothing

SMALLEST_COUNT = 10
METHOD = "Dobson"
NOT_INDEPENDENT = "Dobson, with confidence adjusted for non-independent events"

ESP2013: Mapping[str, int] = MappingProxyType({
    "0-4": 5000, "5-9": 5500, "10-14": 5500, "15-19": 5500, "20-24": 6000, "25-29": 6000, "30-34": 6500,
    "35-39": 7000, "40-44": 7000, "45-49": 7000, "50-54": 7000, "55-59": 6500, "60-64": 6000, "65-69": 5500,
    "70-74": 5000, "75-79": 4000, "80-84": 2500, "85-89": 1500, "90+": 1000,
})  # fmt: skip
"""Weight of each age band; 100,000 in all. Eurostat, Revision of the European Standard Population, 2013."""


@dataclass(frozen=True)
class Band:
    """One age band: events (missing counts as none), people, and its weight in the standard population.

    `people_by_events` says how many people had 1, 2, 3 … events where one person can have several; it then
    gives the events too.
    """

    count: float | None
    population: float | None
    weight: float
    people_by_events: Mapping[int, float] | None = None

    @property
    def events(self) -> float:
        """Events of the band."""
        if self.people_by_events is not None:
            return sum(times * people for times, people in self.people_by_events.items())
        return self.count or 0

    @property
    def squared_events(self) -> float:
        """Variance of the band's events: the count itself, or the sum of k squared times the people."""
        if self.people_by_events is not None:
            return sum(times**2 * people for times, people in self.people_by_events.items())
        return self.count or 0


def dsr(bands: Sequence[Band], *, level: float = 0.95, multiplier: float = 100_000) -> Interval:
    """Rate for each `multiplier` as if the area had the standard population's ages, with Dobson's limits.

    None throughout for fewer than 10 events, no bands, or a band without people.
    Dobson AJ et al., Stat Med 1991;10:457; as in PHEindicatormethods `calculate_dsr`, also for events that
    are not independent (several admissions of one person).
    """
    repeated = any(band.people_by_events is not None for band in bands)
    method = NOT_INDEPENDENT if repeated else METHOD
    shares = _weights_per_person(bands)
    events = sum(band.events for band in bands)
    if shares is None or events < SMALLEST_COUNT:
        return nothing(level, method)
    value = sum(share * band.events for share, band in zip(shares, bands, strict=True))
    variance = sum(share**2 * band.squared_events for share, band in zip(shares, bands, strict=True))
    return _dobson(value, variance, byar(events, level=level), method).times(multiplier)


def _weights_per_person(bands: Sequence[Band]) -> list[float] | None:
    total = sum(band.weight for band in bands)
    shares = []
    for band in bands:
        if not band.population or band.population < 0 or total <= 0:
            return None
        shares.append(band.weight / total / band.population)
    return shares or None


def _dobson(value: float, variance: float, events: Interval, method: str) -> Interval:
    assert events.value, "checked by the caller: at least ten events"
    scale = sqrt(variance / events.value)
    lower = None if events.lower is None else value + scale * (events.lower - events.value)
    upper = None if events.upper is None else value + scale * (events.upper - events.value)
    return Interval(value, lower, upper, events.level, method)
