"""What earlier editions tell already: to withhold it now hides nothing, so others are covered without it.

The world is one that the attacks of tests/property found: each of three editions shows another part of the tables.
"""

from functools import cache

from pipeline.compute.protect import FrozenEdition, Protected, protect
from pipeline.compute.series import UNTOLD
from tests.unit.compute.protect import worlds
from tests.unit.compute.protect.attacker import Attacker, Fact
from tests.unit.compute.protect.worlds import QUARTERS, Place, World

RULE = "hes_pre2018"
WORLD: World = {
    (area, quarter, sex): number
    for area, numbers in (
        ("Hill", ((0, 32), (6, 8), (0, 0), (18, 9))),
        ("Dale", ((5, 1), (2, 3), (6, 20), (4, 7))),
    )
    for quarter, pair in zip(QUARTERS, numbers, strict=True)
    for sex, number in zip(worlds.SEXES, pair, strict=True)
}
SHOWN = (
    "H2F H4F T4A DYF H3M T4F D2A TYM T3F T3A HYA D4A HYM",
    "H3F D4F HYM D3A H1F H2F DYM H2A HYA D4M H4F HYF T3A",
    "T2M T1A D1F H2M H3F DYA D3A",
)
"""Area, quarter or year, sex or all: H2F are the women of Hill in the second quarter."""


def place(short: str) -> Place:
    areas = {name[0]: name for name in worlds.AREAS}
    spans = {"Y": "2017/18", **{str(at): quarter for at, quarter in enumerate(QUARTERS, 1)}}
    sexes = {category[0].upper(): (kind, category) for kind, category in worlds.CATEGORIES}
    return areas[short[0]], spans[short[1]], sexes[short[2]]


@cache
def editions() -> list[Protected]:
    """Return the three editions, each made with the earlier ones and the true numbers behind them in hand."""
    made: list[Protected] = []
    frozen: list[FrozenEdition] = []
    for shown in SHOWN:
        true = worlds.figures(WORLD, map(place, shown.split()))
        made.append(protect(true, worlds.protection(RULE), frozen))
        frozen.append(FrozenEdition(str(len(frozen)), made[-1].series, truth=true))
    return made


def told(made: Protected) -> list[Fact]:
    """Return what the tables tell a reader who does not know which of the withheld numbers are small."""
    return worlds.knowing_less(worlds.facts(WORLD, made.series, RULE, 0))


def shown(made: Protected) -> dict[Place, float | None]:
    return {worlds.place_of(value): value.value for value in made.series["falls"].values}


def test_no_edition_withholds_what_earlier_ones_tell() -> None:
    """The first shows Hill's year and its men, so its women too; men of Town and of Hill, so those of Dale."""
    first, second, third = editions()
    assert Attacker(told(first)).opened(told(second)) == set()
    assert Attacker([*told(first), *told(second)]).opened(told(third)) == set()
    assert (shown(second)[place("HYF")], shown(second)[place("DYM")]) == (24, 31)
    assert shown(third)[place("DYA")] == 48


def test_nothing_opens_and_nothing_is_given_up() -> None:
    made = editions()
    assert [(one.report.already_open, one.report.contradictions) for one in made] == [(0, 0)] * 3
    assert Attacker([fact for one in made for fact in told(one)]).opened() == set()


def test_a_zero_covers_a_small_number_where_nothing_else_is_left() -> None:
    """Women of Hill, second edition: the year's 24 and 6 of a quarter are known, so two zeros must cover the 18."""
    _, second, _ = editions()
    assert [shown(second)[place(short)] for short in ("H1F", "H3F", "H4F")] == [None] * 3
    assert second.series["falls"].withheld == 6


def test_where_tables_fall_silent_they_do_not_withhold_what_is_told_already() -> None:
    """Town has 6, none of them men, Hill 1 to 5. Four quarters of Dale, each at least 1, would leave it 1 or 2."""
    nobody: World = dict.fromkeys(WORLD, 0)
    world: World = {
        **nobody,
        **{("Dale", quarter, "female"): 1 for quarter in QUARTERS},
        ("Hill", QUARTERS[0], "female"): 2,
    }
    first = protect(worlds.figures(world, map(place, ("HYA", "TYA", "TYM"))), worlds.protection(RULE))
    frozen = FrozenEdition("first", first.series)
    second = protect(
        worlds.figures(world, map(place, ("D1A", "D2A", "D3A", "D4A", "TYF"))), worlds.protection(RULE), [frozen]
    )
    markers = {worlds.place_of(value)[1]: value.markers for value in second.series["falls"].values}
    assert {markers[quarter] for quarter in QUARTERS} == {UNTOLD}
    assert shown(second)[place("TYF")] == 6
    assert second.report.already_open == 0
