"""The gate against planted defects: what ought to be found is, the rest is told, and `docs/gate.md` says so.

One project in the quick run; all seeds, with the page itself, in the long one.
"""

import pytest

from tests.gate.defects import ALL, PEERS, SITE
from tests.gate.document import CLEAN, PAGE, SEEDS, WHAT, text
from tests.gate.planting import Defect
from tests.gate.project import good
from tests.gate.rates import false_alarms, on_a_page, planted, revised, tallies, through
from tests.gate.run import MISSED

AGAIN = "out of date: run `python -m tests.gate.document`"


def row(name: str) -> str:
    found = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith(f"| {name} |")]
    assert len(found) == 1, AGAIN
    return found[0]


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_what_is_planted_is_found_by_the_check_that_ought_to(one: Defect):
    found = planted(one, 0)
    assert (found.what == MISSED) == (not one.rules), found
    assert not one.rules or one.rules & set(found.rules), found
    assert WHAT[found.what] in row(one.name), AGAIN
    assert all(f"`{rule}`" in row(one.name) for rule in found.rules), AGAIN


@pytest.mark.parametrize(("name", "rule", "page"), SITE)
def test_what_is_planted_in_the_built_website_stops_it(name: str, rule: str, page: str):
    found = on_a_page(page)
    assert rule in found.rules, found
    assert f"`{rule}`" in row(name), AGAIN


def test_a_good_website_passes():
    assert on_a_page("<h1>A</h1><p>Fewer people fall.</p>").what == MISSED


@pytest.mark.parametrize("change", [lambda made: made, revised], ids=["a new year", "a new year and a revision"])
def test_a_good_project_raises_no_alarm(change):
    assert through(change(good(0))).told == ()


def test_the_sixteen_of_the_peer_are_all_planted_and_names_stand_once():
    assert len(PEERS) == 16
    names = [one.name for one in ALL] + [name for name, _, _ in SITE]
    assert len(names) == len(set(names))


@pytest.mark.system
def test_the_page_says_what_all_projects_show():
    made = text(tallies(SEEDS), len(false_alarms(CLEAN)), len(CLEAN))
    assert PAGE.read_text("utf-8") == made, AGAIN
