"""A delivery beside the last accepted one: what it lost or wrote anew refuses it, until somebody says it is meant."""

import re

import pytest

from pipeline.steps.source_steps import receive
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_memory
from tests.support.small_project import write_small_project

YEARS = ["2010/11", "2011/12", "2012/13", "2013/14", "2014/15", "2015/16", "2016/17"]
FIGURES = "data_raw/returns/figures.csv"
MEANT = "data_raw/returns/acknowledged.yaml"


def text(rows):
    return "measure,area,period,value\n" + "".join(f"falls,{a},{y},{n}\n" for a, y, n in rows)


GOOD = [(a, y, 100 + 7 * i + len(a)) for i, y in enumerate(YEARS) for a in ("Upper", "A2")]


@pytest.fixture
def place(tmp_path):
    root = write_small_project(tmp_path)
    with open_memory(receiving=True) as warehouse:

        def deliver(rows):
            (root / FIGURES).write_text(text(rows), "utf-8")
            workspace = open_workspace(root)
            return receive(warehouse, workspace.sources["returns"], workspace.catalogue.areas)

        assert deliver(GOOD).accepted
        yield root, deliver


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (GOOD[:-2], "it ends with 2015/16, and the last delivery went on to 2016/17"),
        (GOOD[4:], "4 of the 14 records of the last delivery are gone, such as falls, A1, 2010/11"),
        ([(a, y, n * 100) for a, y, n in GOOD], "all about 100 times what they were"),
        ([(a, y, n + len(y) * i) for i, (a, y, n) in enumerate(GOOD, 1)], "14 of the 14 figures"),
    ],
    ids=["newest year", "old rows", "times 100", "written anew"],
)
def test_what_a_delivery_lost_or_wrote_anew_refuses_it(place, rows, told):
    received = place[1](rows)
    assert not received.accepted
    assert received.carried_forward
    assert [told in problem for problem in received.problems] == [True]


def test_a_new_year_a_revision_and_another_way_to_write_are_no_fault(place):
    newer = [("A1" if a == "Upper" else a, y.replace("/", "-"), n) for a, y, n in GOOD[:-1]]
    assert place[1]([*newer, ("A2", "2016/17", 300), ("A1", "2017/18", 150), ("A2", "2017/18", 151)]).accepted


def test_a_reason_lets_this_one_delivery_in_and_no_other(place):
    root, deliver = place
    (told,) = deliver(GOOD[4:]).problems
    name = re.search(r"delivery ([0-9a-f]{16})", told)
    assert name
    entry = f"check: lost, delivery: {name[1]}, what: Old years gone, why: No longer published, by: Analyst"
    (root / MEANT).write_text(f"acknowledged:\n  - {{{entry}, on: 2018-01-05}}\n", "utf-8")
    assert not deliver(GOOD[5:]).accepted
    assert deliver(GOOD[4:]).accepted


def test_a_reason_that_cannot_be_read_refuses_too(place):
    root, deliver = place
    (root / MEANT).write_text("acknowledged:\n  - {check: lost, why: Because}\n", "utf-8")
    received = deliver([*GOOD, ("A2", "2017/18", 150)])
    assert any("data_raw/returns/acknowledged.yaml" in problem for problem in received.problems)
