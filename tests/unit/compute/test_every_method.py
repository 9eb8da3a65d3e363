"""Every place that tells methods apart knows all of them: a new kind is refused there, never taken for another one."""

from typing import get_args

import pytest

from pipeline.catalogue import methods as kinds
from pipeline.catalogue.units import UNITS
from pipeline.cli.measure_questions import METHODS
from pipeline.compute.queries.dispatch import GATHERED
from pipeline.compute.queries.figures import PLAIN, figures
from pipeline.compute.queries.terms import Terms
from pipeline.compute.standing.to_date import way_to_add
from pipeline.periods import from_label
from pipeline.render.wording import worked
from pipeline.steps.protection import counted_by
from tests.support.values import measure, value

ALL = get_args(get_args(kinds.AnyMethod)[0])
OWN = [kind for kind in ALL if kind not in kinds.DERIVED_KINDS]
ON_RECORDS = {"date": "day", "area": "home", "periods": ["financial_year"]}
NEEDS = {
    kinds.Proportion: {"numerator": "late", "denominator": "true"},
    kinds.Rate: {"population": "people"},
    kinds.DirectlyStandardisedRate: {"population": "people"},
    kinds.Mean: {"value": "days"},
    kinds.TruncatedMean: {"value": "days", "drop_top": 10, "cohort": "stays"},
    kinds.Ratio: {"numerator": ["a"], "denominator": ["b"]},
    kinds.Gap: {"of": "a"},
    kinds.Bundle: {"of": ["a", "b"]},
}
TERMS = Terms(areas=("A1",), periods=(from_label("2016/17"),))


class Another(kinds.RecordMethod):
    """A kind of method that nobody has told the other places of."""

    kind: str = "another"


def word(kind) -> str:
    return get_args(kind.model_fields["kind"].annotation)[0]


def method(kind, **more):
    return kind.model_validate({"kind": word(kind), **NEEDS.get(kind, {}), **more})


def measure_by(one):
    """A measure like the plain one; what gives its figures is put in unseen, as no file could say it."""
    given = measure()
    entry = given.sources[0].model_copy(update={"method": one})
    return given.model_copy(update={"sources": (entry,)})


def test_all_kinds_are_found():
    assert len(ALL) == 11
    assert {word(kind) for kind in ALL} >= {"published", "truncated_mean", "bundle"}


def test_each_has_its_units_or_is_said_to_follow_its_measure():
    assert set(UNITS) | {"published", "gap"} == {word(kind) for kind in ALL}


def test_each_can_be_drafted_but_those_made_from_other_measures():
    assert set(METHODS) == {word(kind) for kind in OWN}


@pytest.mark.parametrize("kind", ALL, ids=word)
def test_each_has_a_worked_example(kind):
    assert worked.steps(worked.Behind(value("2016/17", 5), word(kind)), measure().unit)


def test_each_has_words_of_its_own_there_or_is_a_division_or_a_count():
    assert {word(kind) for kind in ALL} == worked.SPECIAL | worked.DIVIDED_OR_COUNTED


@pytest.mark.parametrize("kind", OWN, ids=word)
def test_the_door_knows_what_each_rests_on(kind):
    given = measure_by(method(kind))
    assert counted_by(given, given.sources[0]).of


@pytest.mark.parametrize("kind", ALL, ids=word)
def test_each_says_whether_its_quarters_add_up(kind):
    assert way_to_add(measure_by(method(kind)), "returns") in ("parts", "people", "days", None)


@pytest.mark.parametrize("kind", OWN, ids=word)
def test_each_has_its_query_and_its_arithmetic(kind):
    assert kind in GATHERED or kind in PLAIN
    if kind in GATHERED:
        assert figures(method(kind, **ON_RECORDS), [], TERMS)


@pytest.mark.parametrize(
    "place",
    [
        lambda given: counted_by(given, given.sources[0]),
        lambda given: way_to_add(given, "returns"),
        lambda given: worked.steps(worked.Behind(value("2016/17", 5), given.sources[0].method.kind), given.unit),
        lambda given: figures(given.sources[0].method, [], TERMS),
    ],
    ids=["the door", "quarters", "worked example", "arithmetic"],
)
def test_a_kind_that_a_place_does_not_know_is_refused_by_name(place):
    with pytest.raises(NotImplementedError, match="another"):
        place(measure_by(Another(**ON_RECORDS)))
