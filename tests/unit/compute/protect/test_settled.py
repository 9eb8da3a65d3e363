"""Tables that were settled before are not settled again; with what was kept, the door gives what it gives anew."""

import random
from itertools import product

import pytest

from pipeline.compute.protect import FrozenEdition, Outcome, protect, withhold
from tests.unit.compute.protect import worlds
from tests.unit.compute.protect.worlds import QUARTERS, SEXES, World

PLACES = worlds.places(QUARTERS)
RULE = "hes2018"


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An entry for each set of linked tables that is settled."""
    told: list[int] = []
    anew = withhold._outcome

    def listened(*asked) -> Outcome:
        told.append(1)
        return anew(*asked)

    monkeypatch.setattr(withhold, "_outcome", listened)
    return told


def some_world(seed: int) -> World:
    drawn = random.Random(seed)
    return {atom: drawn.choice((0, 1, 3, 6, 12, 40)) for atom in product(("Hill", "Dale"), QUARTERS, SEXES)}


def through(world: World, settled: dict[str, Outcome] | None, *before: FrozenEdition):
    return protect(worlds.figures(world, PLACES), worlds.protection(RULE), before, settled)


def edition(world: World) -> FrozenEdition:
    return FrozenEdition("before", through(world, None).series, truth=worlds.figures(world, PLACES))


def test_the_same_tables_are_settled_once(times: list[int]) -> None:
    kept: dict[str, Outcome] = {}
    first = through(some_world(1), kept)
    settled = len(times)
    assert settled
    assert through(some_world(1), kept) == first
    assert len(times) == settled


def test_one_other_figure_and_they_are_settled_anew(times: list[int]) -> None:
    kept: dict[str, Outcome] = {}
    world = some_world(1)
    through(world, kept)
    settled = len(times)
    for atom in world:
        through({**world, atom: world[atom] + 1}, kept)
        assert len(times) > settled, atom
        settled = len(times)


def test_an_earlier_edition_makes_them_other_tables(times: list[int]) -> None:
    kept: dict[str, Outcome] = {}
    through(some_world(1), kept)
    settled = len(times)
    through(some_world(1), kept, edition(some_world(2)))
    assert len(times) > settled


def test_whatever_was_kept_the_door_gives_what_it_gives_anew() -> None:
    kept: dict[str, Outcome] = {}
    for seed in (*range(6), *range(6)):
        world, earlier = some_world(seed), edition(some_world(seed + 1))
        assert through(world, kept) == through(world, None)
        assert through(world, kept, earlier) == through(world, None, earlier)
