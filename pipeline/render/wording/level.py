"""The first sentence about a measure: what the figure is, where and when, or that there is none.

What changed belongs in `change`.
"""

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure, Unit
from pipeline.compute.standing.result import DataState, Standing
from pipeline.periods import Period
from pipeline.render.wording import phrases
from pipeline.render.wording.numbers import PERSON, bare, figure, words_after

NO_FIGURE: dict[DataState, str] = {
    "current": "There is no figure for {place}.",
    "awaiting": "There is no figure for {place} yet.",
    "overdue": "The figure for {place} is late.",
    "withheld": "We hold back the figure for {place}, so that nobody can be recognised.",
    "discontinued": "This figure is no longer collected.",
    "never_collected": "Nobody collects this figure for {place} yet.",
}


def level_sentence(measure: Measure, standing: Standing, areas: Areas) -> str:
    """Say the figure with its place and time, or why there is none."""
    here = phrases.place(areas, standing.area)
    if standing.value is None or standing.period is None:
        return NO_FIGURE[standing.state].format(place=here)
    name = areas.get(standing.area).name
    return phrases.short_enough(_level(standing.value, measure.unit, here, standing.period), [name])


def counts_things(unit: Unit) -> bool:
    """Say whether a figure is a number of things, such as admissions: `there were`, not `it was`."""
    return unit.kind == "count" and bool(unit.noun) and unit.noun not in PERSON


def opening(value: float, unit: Unit) -> str:
    """Begin a sentence about a figure that is known by now: `There were` 9,342, `It was` 44.1%."""
    if not counts_things(unit):
        return "It was"
    return "There was" if bare(value, unit) == "1" else "There were"


def _level(value: float, unit: Unit, here: str, period: Period) -> tuple[str, ...]:
    """Give the full sentence and shorter ones."""
    number, then = figure(value, unit), phrases.when(period)
    short = f"{phrases.capital(here)}: {number} {then}."
    full = f"The figure for {here} was {number} {then}."
    if counts_things(unit):
        full = f"{opening(value, unit)} {number} in {here} {then}."
    elif unit.kind == "rate_per":
        counted = f"{bare(value, unit)} {unit.noun} {words_after(unit)}" if unit.noun else number
        full = f"The rate for {here} was {counted} {then}."
        plain = f"The rate for {here} was {number} {then}."
        return full, plain, short
    return full, short
