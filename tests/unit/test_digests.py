"""Hashes of values: the same for the same in any process, another for any difference."""

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date

import pytest

from pipeline.catalogue.measure import Unit
from pipeline.digests import Fingerprinted, _plain, digest, value_digest
from pipeline.periods import financial_year
from tests.support.project import REPOSITORY


@dataclass(frozen=True)
class Dot:
    """A value to tell from others."""

    at: float | None
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Spot:
    """Another kind of value with the same parts."""

    at: float | None
    marks: frozenset[str] = frozenset()


def unit(decimals: int) -> Unit:
    return Unit.model_validate({"kind": "percent", "decimals": decimals})


@dataclass(frozen=True)
class Met(Fingerprinted):
    """A value that keeps its hash."""

    at: float | None
    on: date = date(2020, 1, 1)
    marks: frozenset[str] = frozenset()


class Odd:
    """A value of which nothing is known."""


OTHERS = [Dot(1.0), Dot(2.0), Dot(None), Dot(1.0, frozenset("a")), Spot(1.0), (Dot(1.0),), (Dot(1.0), Dot(1.0)), "1.0"]


def test_values_that_differ_in_anything_have_other_hashes() -> None:
    several = [*OTHERS, unit(0), unit(1), (unit(0), "x"), (unit(0), "y")]
    assert len({value_digest(one) for one in several}) == len(several)


@pytest.mark.parametrize("value", OTHERS)
def test_the_same_value_has_the_same_hash(value: object) -> None:
    assert value_digest(value) == value_digest(value)


def test_the_order_of_a_set_does_not_matter_in_another_process() -> None:
    code = "from pipeline.digests import value_digest; print(value_digest(frozenset('abcdefgh')))"
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=REPOSITORY,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]


def test_no_two_lists_of_parts_are_alike() -> None:
    assert len({digest(one) for one in (["ab"], ["a", "b"], ["", "ab"], [])}) == 4


def test_what_a_value_worked_out_from_its_parts_and_keeps_changes_no_hash() -> None:
    asked, other = financial_year(2017), financial_year(2017)
    assert (asked.label, asked.public) == ("2017/18", "2017 to 2018")
    assert vars(asked) != vars(other)
    assert (asked, hash(asked)) == (other, hash(other))
    assert _plain(asked) == _plain(other)


def test_a_value_that_keeps_its_hash_is_told_from_others_and_from_what_is_made_of_it() -> None:
    one = Met(1.0)
    several = [one, Met(2.0), Met(1.0, date(2020, 1, 2)), Met(1.0, marks=frozenset("a")), replace(one, at=None)]
    assert len({value_digest(value) for value in several}) == len(several)
    assert value_digest([one, one]) == value_digest([Met(1.0), Met(1.0)])
    assert value_digest(replace(one, at=2.0)) == value_digest(Met(2.0))
    assert value_digest(Met(1.0)) != value_digest(Dot(1.0))


def test_what_cannot_be_told_apart_is_refused() -> None:
    with pytest.raises(TypeError, match="Odd is of no kind"):
        value_digest([Odd()])
