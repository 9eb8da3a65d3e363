"""Attacks across populations that overlap: those who live in a county, those registered with practices in it.

Neither holds the other, and no table shows who is in only one of them. A reader who knows that one of the two groups
is empty (nobody registered here lives away, or nobody who lives here is registered away) must not find the other.
"""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.compute.protect import FrozenEdition, Protected, protect
from tests.unit.compute.protect import placed_worlds
from tests.unit.compute.protect.attacker import Attacker
from tests.unit.compute.protect.placed_worlds import MONTHS, World
from tests.unit.compute.protect.worlds import knowing_less, marks_alone

RULES = ("hes_pre2018", "hes2018")
quick_to_fail = (Phase.explicit, Phase.reuse, Phase.generate)
slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
careful = settings(phases=quick_to_fail, max_examples=30, deadline=None, suppress_health_check=slow)
few = st.one_of(st.just(0), st.integers(0, 9))
many = st.one_of(st.integers(0, 9), st.integers(0, 60))


@st.composite
def small_worlds(draw: st.DrawFn) -> World:
    """Most who live in the county are registered in it; those in only one population are few or none."""
    made: dict[tuple[str, str, str], int] = {}
    empty = {month: draw(st.sampled_from(("away", "elsewhere", "neither"))) for month in MONTHS}
    for home, practice, month in placed_worlds.every_atom():
        inside = home == "County" and practice != "elsewhere"
        nobody = empty[month] in {home, practice}
        made[home, practice, month] = 0 if nobody else draw(many if inside else few)
    return made


def opened(world: World, made: Protected, rule: str, first: Protected | None = None) -> set[str]:
    """Return what the readers to guard against find out beyond what the marks of small numbers tell by themselves.

    `first`: what an earlier edition showed. A reader of the marks has that in hand: two practices with 7 each are
    withheld whatever else is, and who knew that both are small and that 14 live there, known since, would know them.
    """
    told, known = placed_worlds.facts(world, made.series, rule), placed_worlds.known_empty(world)
    before = placed_worlds.facts(world, first.series, rule) if first else []
    secrets = placed_worlds.in_only_one(world, rule)
    plain = Attacker([*knowing_less([*before, *told]), *known]).opened(secrets)
    marks = Attacker([*before, *marks_alone(told), *known]).opened(secrets)
    return plain | (Attacker([*before, *told, *known]).opened(secrets) - marks)


def through(world: World, rule: str, *areas: str, told: bool = True) -> Protected:
    return protect(
        placed_worlds.figures(world, placed_worlds.places(*areas)), placed_worlds.protection(rule, told=told)
    )


@careful
@given(small_worlds(), st.sampled_from(RULES), st.sampled_from((("Both",), ("North", "South"), ())))
def test_nobody_is_found_between_two_populations(world: World, rule: str, areas: tuple[str, ...]) -> None:
    made = through(world, rule, *areas)
    assert made.report.already_open == made.report.contradictions == 0
    assert opened(world, made, rule) == set()


@careful
@given(small_worlds(), st.sampled_from(RULES), st.booleans(), st.booleans())
def test_nobody_is_found_between_two_editions(world: World, rule: str, living_first: bool, kept: bool) -> None:
    """The first edition counts in one way, the second in the other too: each way is harmless by itself."""
    series = placed_worlds.figures(world, placed_worlds.places())
    names = ["living", "registered"] if living_first else ["registered", "living"]
    first = {names[0]: series[names[0]]}
    told = placed_worlds.protection(rule)
    out = protect(first, told)
    frozen = FrozenEdition("first", out.series, truth=first if kept else None)
    second = {names[1]: series[names[1]]} if kept else series
    made = protect(second, told, [frozen])
    assert made.report.already_open == made.report.contradictions == 0
    assert opened(world, made, rule, out) == set()


def two_not_registered() -> World:
    """90 live in the county, 88 of them are registered in it in the first month; nobody registered lives away."""
    numbers = {"North": 48, "South": 40, "elsewhere": 2}
    return {
        atom: numbers[atom[1]] + (30 if atom[2] != MONTHS[0] else 0) if atom[0] == "County" else 0
        for atom in placed_worlds.every_atom()
    }


def test_the_attack_finds_them_where_the_door_was_not_told() -> None:
    world = two_not_registered()
    alone = through(world, "hes_pre2018", told=False)
    assert [one.withheld for one in alone.series.values()] == [0, 0]
    assert opened(world, alone, "hes_pre2018") == {f"only living {MONTHS[0]}"}
    made = through(world, "hes_pre2018")
    assert opened(world, made, "hes_pre2018") == set()
    assert sum(one.withheld for one in made.series.values()) > 0


@pytest.mark.parametrize("areas", [("Both",), ("North", "South"), ()])
def test_it_is_the_same_whichever_population_is_larger(areas: tuple[str, ...]) -> None:
    """Here two who are registered live away, and nobody who lives in the county is registered elsewhere."""
    world = {atom: number if atom[1] != "elsewhere" else 0 for atom, number in two_not_registered().items()}
    world["away", "North", MONTHS[0]] = 2
    alone = through(world, "hes_pre2018", *areas, told=False)
    assert f"only registered {MONTHS[0]}" in opened(world, alone, "hes_pre2018")
    made = through(world, "hes_pre2018", *areas)
    assert opened(world, made, "hes_pre2018") == set()
    assert sum(one.withheld for one in made.series.values()) > 0


def test_populations_that_differ_by_many_lose_nothing() -> None:
    world = {atom: 30 for atom in placed_worlds.every_atom() if atom[:2] != ("away", "South")}
    world |= {("away", "South", month): 7 for month in MONTHS}
    assert [one.withheld for one in through(world, "hes_pre2018").series.values()] == [0, 0]
