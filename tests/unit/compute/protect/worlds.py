"""Small invented worlds: two areas that make a third, four quarters that make a year, two sexes that make all.

A world is its atoms (how many people in each area, quarter and sex); tables of figures are made from it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import product
from math import inf

from pipeline import periods
from pipeline.compute.protect import Counted, Protection
from pipeline.compute.series import ALL, UNTOLD, PublishedSeries, Series, Value
from tests.unit.compute.protect.attacker import Atom, Fact

SOURCE = "records"
AREAS = {"Town": ("Hill", "Dale"), "Hill": ("Hill",), "Dale": ("Dale",)}
QUARTERS = ("2017/18 Q1", "2017/18 Q2", "2017/18 Q3", "2017/18 Q4")
PERIODS = {"2017/18": QUARTERS, **{quarter: (quarter,) for quarter in QUARTERS}}
SEXES = ("female", "male")
CATEGORIES = {(ALL, ALL): SEXES, ("sex", "female"): ("female",), ("sex", "male"): ("male",)}
POPULATION = {"Town": 30_000, "Hill": 10_000, "Dale": 20_000}
SMALL = {"hes_pre2018": 5, "hes2018": 7}
Place = tuple[str, str, tuple[str, str]]
World = Mapping[tuple[str, str, str], int]


def places(quarters: Iterable[str], *, year: bool = True, sexes: bool = True) -> tuple[Place, ...]:
    """Return all places with these quarters."""
    shown = [*quarters, *(["2017/18"] if year else [])]
    groups = [key for key in CATEGORIES if sexes or key == (ALL, ALL)]
    return tuple(product(AREAS, shown, groups))


def atoms(place: Place) -> frozenset[tuple[str, str, str]]:
    """Return the smallest groups that make up a place."""
    area, period, category = place
    return frozenset(product(AREAS[area], PERIODS[period], CATEGORIES[category]))


def truth(world: World, place: Place) -> int:
    """Return how many there are in a place."""
    return sum(world[atom] for atom in atoms(place))


def figures(world: World, shown: Iterable[Place]) -> dict[str, Series]:
    """Return the two linked tables: how many falls, and the rate for each 1,000 people."""
    shown = list(shown)
    counts = tuple(_value("falls", place, truth(world, place)) for place in shown)
    rates = tuple(_rate(place, truth(world, place)) for place in shown)
    return {"falls": Series("falls", counts), "falls_rate": Series("falls_rate", rates)}


def protection(rule: str) -> Protection:
    """Return what the door is told of such a world."""
    counted = {"falls": Counted("count", "falls"), "falls_rate": Counted("rate", "falls", per=1000)}
    return Protection({SOURCE: rule}, counted, {"Town": ("Hill", "Dale")})


def knowing_less(told: Iterable[Fact]) -> list[Fact]:
    """Return what a reader is told who does not know which of the withheld numbers are small ones."""
    return [replace(fact, low=fact.marked, high=inf) if fact.withheld else fact for fact in told]


def marks_alone(told: Iterable[Fact]) -> list[Fact]:
    """Return what is left to a reader who knows which numbers are small ones if the door shows nothing new at all.

    No zeros then, and no mark that says "not zero": all that could be withheld is taken to have been. What such a
    reader finds all the same no door can prevent, and nothing else is forgiven.
    """
    return [replace(fact, high=inf, low=0) if not _is_small(fact) else fact for fact in told]


def _is_small(fact: Fact) -> bool:
    return fact.withheld and fact.high < inf


def facts(world: World, published: Mapping[str, PublishedSeries], rule: str, edition: int) -> list[Fact]:
    """Return what the published tables of an edition tell a reader who knows which withheld numbers are small."""
    told = [_fact(world, value, value.value, rule, edition) for value in published["falls"].values]
    for value in published["falls_rate"].values:
        count = None if value.value is None else value.value * POPULATION[value.area] / 1000
        told.append(_fact(world, value, None if count is None else round(count), rule, edition))
    return told


def _fact(world: World, value: Value, number: float | None, rule: str, edition: int) -> Fact:
    """Return what a figure tells the strictest reader; one may say itself that it may be any number, zero too."""
    place = place_of(value)
    true = truth(world, place)
    if number is not None:
        low, high = (number, number) if rule == "hes_pre2018" or number == 0 else (max(number - 2, 8), number + 2)
    elif 0 < true <= SMALL[rule]:
        low, high = 1, SMALL[rule]
    else:
        low, high = (0 if value.markers >= UNTOLD else 1), inf
    marked: frozenset[Atom] = frozenset((edition, *atom) for atom in atoms(place))
    least = 0 if value.markers >= UNTOLD else low
    return Fact(marked, low, high, number is None, f"{edition} {place} {value.measure}", least)


def place_of(value: Value) -> Place:
    """Return the place of a figure."""
    return value.area, value.period.label, (value.breakdown, value.category)


def _value(measure: str, place: Place, number: float, **more: float) -> Value:
    area, period, (breakdown, category) = place
    rows = tuple(f"{SOURCE}/{period}.csv:{row}" for row in range(3))
    return Value(
        measure, area, periods.from_label(period), SOURCE, float(number), breakdown, category, trace=rows, **more
    )


def _rate(place: Place, count: int) -> Value:
    population = POPULATION[place[0]]
    limits = {"lower_95": 1000 * count / population * 0.9, "upper_95": 1000 * count / population * 1.1}
    parts = {"numerator": float(count), "denominator": float(population)}
    return _value("falls_rate", place, 1000 * count / population, **parts, **limits)
