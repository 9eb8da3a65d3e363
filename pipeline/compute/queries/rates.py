"""Rates: events among the people of an area, as they come or as if the area had the standard population's ages.

The people come from a population table, read in `population`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.catalogue.methods import DirectlyStandardisedRate, PopulationMethod, Rate
from pipeline.compute.queries.columns import STANDARD, CleanTable
from pipeline.compute.queries.gathered import MICRO, added, amount, gathered, marked
from pipeline.compute.queries.population import EVERYONE, Answer
from pipeline.compute.queries.terms import Terms
from pipeline.compute.statistics.dsr import ESP2013, SMALLEST_COUNT, Band, dsr
from pipeline.compute.statistics.intervals import rate

Row = dict[str, Any]
KEYS = ", ".join(STANDARD)
NO_PEOPLE = "The number of people in the area is not known for this time."
OTHER_BANDS = "The age bands of the people are not those of the standard population."
TOO_FEW = f"A standardised rate is not worked out from fewer than {SMALLEST_COUNT} events."


def rate_query(method: Rate, table: CleanTable, terms: Terms) -> str:
    """Return the SELECT of the events of each place and time."""
    return marked(method, table, gathered(method, table, terms, {}, added(_events(method))))


def rate_row(row: Row, people: Answer | None, scale: float, days: int | None = None) -> Row:
    """Return the crude rate with its limits; none where the people or a part of the events are not known.

    `days`: the events are days that people spent, and this is the length of the period. The figure is then for an
    average day, its numerator the mean number of people on a day, and it has no limits: days of one person's stay
    are no separate events.
    """
    events = None if row["missing"] else (row["total"] or 0) / MICRO / (days or 1)
    if people is None:
        return {"value": None, "numerator": events, "note": NO_PEOPLE}
    everyone = people.people[EVERYONE]
    found = rate(events, everyone, multiplier=scale)
    ends = {} if days else {"lower_95": found.lower, "upper_95": found.upper}
    known = {"published_on": people.published_on}
    return {"value": found.value, **ends, "numerator": events, "denominator": everyone, **known, **_late(people)}


def standardised_query(method: DirectlyStandardisedRate, table: CleanTable, terms: Terms) -> str:
    """Return the SELECT of events a band; with `person`, of how many people had how many events.

    An event whose person is not known counts as one of a person of its own.
    """
    sums = {"events": f"sum({amount(_events(method))}) // {MICRO}"}
    if method.person is None:
        each = gathered(method, table, terms, {"band": method.bands}, sums)
        return f"select {KEYS}, band, 1 as times, cast(events as bigint) as people from ({each}) order by {KEYS}, band"
    by = {"band": method.bands, "who": f"cast({method.person} as varchar)"}
    each = gathered(method, table, terms, by, sums)
    return (
        f"select {KEYS}, band, cast(case when who is null then 1 else events end as bigint) as times, "
        f"cast(sum(case when who is null then events else 1 end) as bigint) as people from ({each}) "
        f"where events > 0 group by all order by {KEYS}, band, times"
    )


def standardised_row(rows: Sequence[Row], people: Answer | None, scale: float, *, persons: bool) -> Row:
    """Return the directly standardised rate of a place and time from its rows a band.

    None, with the reason, without people, with bands that are not the standard ones, or for under ten events.
    """
    seen: dict[str, dict[int, float]] = {}
    for row in rows:
        seen.setdefault(row["band"], {})[row["times"]] = row["people"]
    if people is None:
        return {"value": None, "note": NO_PEOPLE}
    bands = people.people
    if not set(bands) <= set(ESP2013) or not {band for band in seen if band} <= set(bands):
        return {"value": None, "note": OTHER_BANDS}
    return _standardised(bands, seen, (scale, people), persons=persons)


def _standardised(
    bands: Mapping[str, float], seen: Mapping[str, Mapping[int, float]], with_: tuple[float, Answer], *, persons: bool
) -> Row:
    scale, people = with_
    ordered = [band for band in ESP2013 if band in bands]
    given = [_band(bands[band], ESP2013[band], seen.get(band, {}), persons=persons) for band in ordered]
    events = float(sum(band.events for band in given))
    found = dsr(given, multiplier=scale)
    ends = {"value": found.value, "lower_95": found.lower, "upper_95": found.upper}
    known = {"published_on": people.published_on}
    late = _late(people) if found.value is not None else {"note": TOO_FEW if events < SMALLEST_COUNT else NO_PEOPLE}
    return {**ends, "numerator": events, "denominator": float(sum(bands.values())), **known, **late}


def _band(people: float, weight: float, seen: Mapping[int, float], *, persons: bool) -> Band:
    if persons:
        return Band(None, people, weight, dict(seen))
    return Band(sum(seen.values()), people, weight)


def _events(method: PopulationMethod) -> str:
    return method.numerator or "true"


def _late(people: Answer) -> Row:
    return {"markers": "e", "note": people.note} if people.note else {}
