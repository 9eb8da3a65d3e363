"""Small invented worlds in which each person has a home and a practice, and figures count both ways.

A world is its atoms (how many people of each home, practice and month). Homes are in the county or away; practices
are in the north, in the south or elsewhere.
"""

from collections.abc import Iterable, Mapping
from itertools import product
from math import inf

from pipeline import periods
from pipeline.compute.protect import Counted, Overlap, Protection, Slice
from pipeline.compute.series import UNTOLD, PublishedSeries, Series, Value
from tests.unit.compute.protect.attacker import Atom, Fact
from tests.unit.compute.protect.worlds import SMALL, SOURCE

MONTHS = ("2017-04", "2017-05", "2017-06")
QUARTER = "2017/18 Q1"
PRACTICES = ("North", "South", "elsewhere")
LIVING, REGISTERED = "stays by home", "stays by practice"
AREAS = {"North": ("North",), "South": ("South",), "Both": ("North", "South")}
Place = tuple[str, str, str]
World = Mapping[tuple[str, str, str], int]
HELD = {"living": "registered", "registered": "living"}


def every_atom() -> tuple[tuple[str, str, str], ...]:
    """Return all kinds of people there are: home, practice, month."""
    kinds = [*product(("County",), PRACTICES), *product(("away",), PRACTICES[:2])]
    return tuple((*kind, month) for kind in kinds for month in MONTHS)


def places(*areas: str) -> tuple[Place, ...]:
    """Return the places of all figures: who is counted, where, when."""
    shown = [("living", "County"), *(("registered", area) for area in areas or AREAS)]
    return tuple((*who, period) for who in shown for period in (*MONTHS, QUARTER))


def atoms(place: Place) -> frozenset[tuple[str, str, str]]:
    """Return the kinds of people that a figure counts."""
    who, area, period = place
    months = MONTHS if period == QUARTER else (period,)
    homes = ("County",) if who == "living" else ("County", "away")
    practices = PRACTICES if who == "living" else AREAS[area]
    return frozenset(product(homes, practices, months))


def only(who: str, period: str) -> frozenset[tuple[str, str, str]]:
    """Return the people that are in one population and not in the other."""
    ours, theirs = (("living", "County", period), ("registered", "Both", period))
    one, other = (ours, theirs) if who == "living" else (theirs, ours)
    return atoms(one) - atoms(other)


def truth(world: World, some: Iterable[tuple[str, str, str]]) -> int:
    """Return how many they are."""
    return sum(world[atom] for atom in some)


def figures(world: World, shown: Iterable[Place]) -> dict[str, Series]:
    """Return the two tables: stays of those living in the county, stays of those registered with its practices."""
    values: dict[str, list[Value]] = {"living": [], "registered": []}
    for place in shown:
        who, area, period = place
        number = float(truth(world, atoms(place)))
        values[who].append(Value(who, area, periods.from_label(period), SOURCE, number))
    return {who: Series(who, tuple(some)) for who, some in values.items()}


def protection(rule: str, *, told: bool = True) -> Protection:
    """Return what the door is told of such a world; `told`: that the two populations overlap."""
    counted = {"living": Counted("count", LIVING), "registered": Counted("count", REGISTERED)}
    overlap = Overlap(Slice(LIVING, "County"), Slice(REGISTERED, "Both"), holds=False)
    return Protection({SOURCE: rule}, counted, {"Both": ("North", "South")}, overlaps=(overlap,) if told else ())


def facts(world: World, published: Mapping[str, PublishedSeries], rule: str) -> list[Fact]:
    """Return what the tables tell a reader who knows which withheld numbers are small."""
    return [_fact(world, value, rule) for name in sorted(published) for value in published[name].values]


def known_empty(world: World) -> list[Fact]:
    """Return what the reader to guard against knows besides: which groups that are in only one population are empty."""
    groups = [only(who, period) for who, period in product(HELD, MONTHS)]
    return [Fact(group, 0, 0, withheld=False) for group in groups if truth(world, group) == 0]


def in_only_one(world: World, rule: str) -> list[Fact]:
    """Return the small groups that are in only one of the two populations: no table has them, none may be told."""
    named = {f"only {who} {period}": only(who, period) for who, period in product(HELD, (*MONTHS, QUARTER))}
    small = {name: group for name, group in named.items() if 0 < truth(world, group) <= SMALL[rule]}
    return [Fact(group, 0, inf, withheld=True, name=name) for name, group in small.items()]


def _fact(world: World, value: Value, rule: str) -> Fact:
    """Return what a figure tells the strictest reader; one may say itself that it may be any number, zero too."""
    place = (value.measure, value.area, value.period.label)
    true, marked = truth(world, atoms(place)), frozenset[Atom](atoms(place))
    name = " ".join(place)
    if value.value is not None:
        exact = rule == "hes_pre2018" or value.value == 0
        low, high = (value.value, value.value) if exact else (max(value.value - 2, 8), value.value + 2)
        return Fact(marked, low, high, withheld=False, name=name)
    small, least = 0 < true <= SMALL[rule], 0 if value.markers >= UNTOLD else 1
    return Fact(marked, 1 if small else least, SMALL[rule] if small else inf, withheld=True, name=name, marked=least)
