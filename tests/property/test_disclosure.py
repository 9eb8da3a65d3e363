"""Attacks on the disclosure door: whatever the numbers, no reader of all editions can work out what is withheld."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.compute.protect import FrozenEdition, protect
from pipeline.compute.series import UNTOLD, PublishedSeries, Series
from tests.unit.compute.protect import worlds
from tests.unit.compute.protect.attacker import Attacker, Fact, by_trying_everything
from tests.unit.compute.protect.worlds import QUARTERS, SEXES, World

RULES = ("hes_pre2018", "hes2018")
RULE_PAIRS = (("hes_pre2018", "hes_pre2018"), ("hes_pre2018", "hes2018"), ("hes2018", "hes2018"))
small_numbers = st.one_of(st.integers(0, 9), st.integers(0, 40))
# Shrinking a failure costs many minutes and says little here: the world that fails is small already.
quick_to_fail = (Phase.explicit, Phase.reuse, Phase.generate)
careful = settings(phases=quick_to_fail, max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def small_worlds(draw: st.DrawFn, *, quarters: int = 4, highest: int = 40) -> World:
    number = small_numbers if highest == 40 else st.integers(0, highest)
    return {atom: draw(number) for atom in product(("Hill", "Dale"), QUARTERS[:quarters], SEXES)}


@st.composite
def revised(draw: st.DrawFn, world: World) -> World:
    """The same world as it was found to be later: a few numbers differ a little."""
    changed = draw(st.lists(st.sampled_from(sorted(world)), max_size=3, unique=True))
    return {**world, **{atom: max(0, world[atom] + draw(st.sampled_from((-2, -1, 1, 2, 30)))) for atom in changed}}


def publish(world: World, shown: tuple[worlds.Place, ...], rule: str, frozen: list[FrozenEdition] = []):  # noqa: B006
    return protect(worlds.figures(world, shown), worlds.protection(rule), frozen)


def linked(earlier: World, later: World, shown: tuple[worlds.Place, ...]) -> Attacker:
    """A reader who knows which numbers did not change from edition 0 to edition 1."""
    unchanged = [atom for atom in earlier if earlier[atom] == later[atom]]
    same = {(0, *atom): (1, *atom) for atom in unchanged}
    equal = [p for p in shown if worlds.truth(earlier, p) == worlds.truth(later, p)]
    pairs = [tuple(frozenset((e, *atom) for atom in worlds.atoms(p)) for e in (0, 1)) for p in equal]
    return Attacker(same=same, equal=pairs)


def still_withheld(before: list[Fact], after: list[Fact], earlier: World, later: World) -> list[Fact]:
    """What was withheld and has not changed is withheld again: the second mark tells nothing new of how small it is.

    Where the first mark left open whether it is zero, a second one that does not would tell that.
    """
    hidden = {fact.name[1:]: fact for fact in before if fact.withheld}
    told: list[Fact] = []
    for fact in after:
        old = hidden.get(fact.name[1:]) if fact.withheld else None
        unchanged = old and sum(earlier[a[1:]] for a in old.atoms) == sum(later[a[1:]] for a in fact.atoms)  # type: ignore[index]
        told.append(_once_more(old, fact) if old and unchanged else fact)
    return told


def _once_more(old: Fact, fact: Fact) -> Fact:
    return replace(fact, low=max(old.low, fact.marked), high=old.high, marked=max(old.marked, fact.marked))


def assert_nothing_opens(told: list[Fact], reader: Attacker | None = None, before: list[Fact] | None = None) -> None:
    """No withheld number has fewer than three values left, save what a reader knew from earlier editions alone.

    A reader who also knows which numbers are small learns no more than that alone tells, beside earlier editions: as if
    this one showed nothing at all, zeros neither.
    """
    reader, before = reader or Attacker(), before or []
    plain, plainly = worlds.knowing_less(before), worlds.knowing_less(told)
    known = reader.having(plain).opened(told) if before else set()
    assert not known.intersection(fact.name for fact in before if fact.withheld)
    assert reader.having([*plain, *plainly]).opened() <= known
    marks = reader.having([*before, *worlds.marks_alone(told)]).opened()
    assert reader.having([*before, *told]).opened() <= known | marks


@careful
@given(small_worlds(), st.sampled_from(RULES), st.booleans())
def test_no_withheld_number_is_pinned_within_an_edition(world: World, rule: str, sexes: bool) -> None:
    shown = worlds.places(QUARTERS, sexes=sexes)
    made = publish(world, shown, rule)
    assert made.report.already_open == made.report.contradictions == 0
    assert_nothing_opens(worlds.facts(world, made.series, rule, 0))


@settings(careful, max_examples=40)
@given(small_worlds(quarters=1, highest=12), st.sampled_from(RULES))
def test_trying_every_number_pins_none(world: World, rule: str) -> None:
    made = publish(world, worlds.places(QUARTERS[:1], year=False), rule)
    told = worlds.facts(world, made.series, rule, 0)
    left, marks = by_trying_everything(told, 20), by_trying_everything(worlds.marks_alone(told), 20)
    assert all(len(values) >= 3 or len(marks[name]) < 3 for name, values in left.items())
    left = by_trying_everything(worlds.knowing_less(told), 20)
    assert all(len(values) >= 3 for values in left.values())


@careful
@given(st.data(), small_worlds(), st.sampled_from(RULE_PAIRS))
def test_no_withheld_number_is_pinned_by_two_editions(
    data: st.DataObject, world: World, rules: tuple[str, str]
) -> None:
    later = data.draw(revised(world))
    known = data.draw(st.integers(1, 4))
    places = (worlds.places(QUARTERS[:known], year=known == 4), worlds.places(QUARTERS))
    first = publish(world, places[0], rules[0])
    kept = later != world or data.draw(st.booleans())
    truth = worlds.figures(world, places[0]) if kept else None
    frozen = FrozenEdition("first", first.series, {worlds.SOURCE: rules[0]}, truth)
    second = publish(later, places[1], rules[1], [frozen])
    before = worlds.facts(world, first.series, rules[0], 0)
    after = still_withheld(before, worlds.facts(later, second.series, rules[1], 1), world, later)
    assert_nothing_opens(after, linked(world, later, places[0]), before)


@settings(careful, max_examples=8)
@given(small_worlds(), st.sampled_from(RULES), st.data())
def test_three_editions_that_each_show_something_else(world: World, rule: str, data: st.DataObject) -> None:
    """No edition shows all. One world, so every table speaks of the same people."""
    some = st.lists(st.sampled_from(worlds.places(QUARTERS)), min_size=5, max_size=25, unique=True)
    assert_editions_open_nothing(world, rule, [data.draw(some) for _ in range(3)], kept=data.draw(st.booleans()))


@settings(careful, max_examples=8)
@given(small_worlds(highest=9), st.sampled_from(RULES), st.data())
def test_five_editions_whose_truth_nobody_kept(world: World, rule: str, data: st.DataObject) -> None:
    """Each shows little, so that most of what was withheld is in no later table."""
    some = st.lists(st.sampled_from(worlds.places(QUARTERS)), min_size=2, max_size=9, unique=True)
    assert_editions_open_nothing(world, rule, [data.draw(some) for _ in range(5)], kept=False)


def assert_editions_open_nothing(world: World, rule: str, shown: list[list[worlds.Place]], *, kept: bool) -> None:
    """No edition opens anything, whether or not the truth is kept: the reader knows the small ones all the same."""
    editions: list[FrozenEdition] = []
    told: list[Fact] = []
    for at, places in enumerate(shown):
        made = publish(world, tuple(places), rule, editions)
        truth = worlds.figures(world, places) if kept else None
        editions.append(FrozenEdition(str(at), made.series, truth=truth))
        now = worlds.facts(world, made.series, rule, 0)
        assert_nothing_opens(now, before=told)
        told += now


@careful
@given(small_worlds(), st.sampled_from(RULES), st.data())
def test_tables_with_holes_are_safe_too(world: World, rule: str, data: st.DataObject) -> None:
    everything = worlds.places(QUARTERS)
    left_out = data.draw(st.sets(st.sampled_from(everything), max_size=12))
    made = publish(world, tuple(place for place in everything if place not in left_out), rule)
    assert_nothing_opens(worlds.facts(world, made.series, rule, 0))


@careful
@given(small_worlds(), st.sampled_from(RULES))
def test_nothing_that_is_withheld_is_published_anywhere(world: World, rule: str) -> None:
    made = publish(world, worlds.places(QUARTERS), rule)
    for value in (value for one in made.series.values() for value in one.values):
        true = worlds.truth(world, worlds.place_of(value))
        assert not any(":" in row for row in value.trace)
        if "c" in value.markers:
            assert (value.value, value.numerator, value.lower_95, value.upper_95, value.trace) == (None,) * 4 + ((),)
            assert value.note
            assert true or value.markers >= UNTOLD
        else:
            assert not 0 < true <= worlds.SMALL[rule]


@careful
@given(small_worlds(), st.sampled_from(RULES), st.booleans())
def test_going_through_the_door_again_changes_nothing(world: World, rule: str, retyped: bool) -> None:
    made = publish(world, worlds.places(QUARTERS), rule)
    again: dict[str, Series] = dict(made.series)
    if retyped and rule == "hes_pre2018":
        again = {name: Series(name, one.values) for name, one in made.series.items()}
    assert protect(again, worlds.protection(rule)).series == made.series


@careful
@given(small_worlds(), st.sampled_from(RULES))
def test_large_numbers_lose_nothing_and_order_does_not_matter(world: World, rule: str) -> None:
    large = {atom: number + 20 if number else 0 for atom, number in world.items()}
    shown = worlds.places(QUARTERS)
    assert not any(one.withheld for one in publish(large, shown, rule).series.values())
    straight, turned = publish(world, shown, rule), publish(world, shown[::-1], rule)
    for name, one in straight.series.items():
        assert set(one.values) == set(turned.series[name].values)


def test_the_attacker_can_attack() -> None:
    """With the small number alone withheld, as if there were no door, it is found out."""
    world = {atom: 3 if at == 0 else 30 for at, atom in enumerate(product(("Hill", "Dale"), QUARTERS, SEXES))}
    series = worlds.figures(world, worlds.places(QUARTERS))
    bare = {}
    for name, one in series.items():
        kept = [v if worlds.truth(world, worlds.place_of(v)) > 5 else replace(v, value=None) for v in one.values]
        bare[name] = PublishedSeries(name, tuple(kept))
    assert len(Attacker(worlds.facts(world, bare, "hes_pre2018", 0)).opened()) == 2


@pytest.mark.parametrize("rule", RULES)
def test_a_total_that_would_open_an_earlier_edition_is_withheld(rule: str) -> None:
    """The first edition withholds the town's total beside nothing; the second would give the other parts."""
    world = dict.fromkeys(product(("Hill", "Dale"), QUARTERS, SEXES), 0)
    world[("Hill", QUARTERS[0], "male")], world[("Dale", QUARTERS[0], "male")] = 3, 9
    hill = (("Hill", QUARTERS[0], ("all", "all")),)
    rest = (("Dale", QUARTERS[0], ("all", "all")), ("Town", QUARTERS[0], ("all", "all")))
    first = publish(world, hill, rule)
    frozen = FrozenEdition("first", first.series)
    alone = publish(world, rest[1:], rule, [frozen]).series["falls"]
    assert alone.withheld == 0
    both = publish(world, rest, rule, [frozen]).series["falls"]
    assert both.withheld == (1 if rule == "hes_pre2018" else 0)
