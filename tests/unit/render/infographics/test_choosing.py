"""Which measures lead, and that progress and areas to improve come from one symmetric rule."""

import pytest

from pipeline.catalogue.edition import Override
from pipeline.render.infographics.choosing import compared, leading, ordered, progress, to_improve
from tests.unit.render.infographics.cases import candidate, change


def ids(several):
    return [one.id for one in several]


def test_one_of_each_domain_before_a_second_of_any():
    several = [candidate(f"d{d}_{n}", d, 10 * d + n, change("no_clear_change")) for d in range(3) for n in range(3)]
    assert ids(leading(several, 4)) == ["d0_0", "d0_1", "d1_0", "d2_0"]
    assert ids(leading(reversed(several), 4)) == ids(leading(several, 4))


def test_a_clear_change_is_taken_first_whichever_way_it_went():
    calm = [candidate(f"calm{n}", n, n, change("no_clear_change")) for n in range(4)]
    for direction in ("improving", "worsening"):
        clear = candidate("clear", 3, 99, change(direction, headline=True))
        assert "clear" in ids(leading([*calm, clear], 4))


def test_beyond_95_but_not_998_percent_is_not_clear():
    calm = [candidate(f"calm{n}", n, n, change("no_clear_change")) for n in range(4)]
    near = candidate("near", 3, 99, change("improving", headline=False))
    assert "near" not in ids(leading([*calm, near], 4))
    assert progress([near]) == ()


def test_what_can_be_compared_comes_before_what_cannot():
    alone, with_past = candidate("alone", 0, 1), candidate("with_past", 0, 2, change("higher"))
    assert ids(leading([alone, with_past], 1)) == ["with_past"]


@pytest.mark.parametrize(
    "barred",
    [
        {"sensitive": True},
        {"doubted": True},
        {"official": False},
        {"counted": False},
        {"synthetic": True},
        {"state": "overdue"},
        {"value": None},
    ],
)
def test_never_leads(barred):
    clear = change("improving", headline=True)
    assert leading([candidate("x", 0, 1, clear, **barred)], 4) == ()
    assert ids(leading([candidate("x", 0, 1, clear)], 4)) == ["x"]


def test_progress_and_areas_to_improve_mirror_each_other():
    turned = {"improving": "worsening", "worsening": "improving", "higher": "higher"}
    ways = ["improving", "worsening", "higher", "worsening"]
    several = [candidate(f"m{n}", n, n, change(way, headline=True)) for n, way in enumerate(ways)]
    mirrored = [candidate(f"m{n}", n, n, change(turned[way], headline=True)) for n, way in enumerate(ways)]
    assert ids(progress(several)) == ids(to_improve(mirrored)) == ["m0"]
    assert ids(to_improve(several)) == ids(progress(mirrored)) == ["m1", "m3"]


def test_measures_about_harm_come_last_in_every_list():
    harm = candidate("harm", 0, 0, change("worsening", headline=True), sensitive=True)
    other = candidate("other", 5, 5, change("worsening", headline=True))
    assert ids(to_improve([harm, other])) == ["other", "harm"]
    assert ids(ordered([harm, other])) == ["other", "harm"]


def override(list_, measure, instead=None):
    return Override(measure=measure, list=list_, instead=instead, reason="It is not ready", by="The editor")


def test_an_editor_may_leave_out_what_got_better_but_never_empty_what_got_worse():
    better = candidate("better", 0, 0, change("improving", headline=True))
    worse = candidate("worse", 1, 1, change("worsening", headline=True))
    other = candidate("other", 2, 2, change("no_clear_change"))
    known = [better, worse, other]
    assert progress(known, [override("got_better", "better")]) == ()
    assert ids(to_improve(known, [override("to_improve", "worse", "other")])) == ["other"]
    assert ids(to_improve(known, [override("to_improve", "worse", "no_such")])) == ["worse"]
    assert ids(to_improve(known, [override("got_better", "worse")])) == ["worse"]


def test_made_up_figures_are_in_no_list():
    made_up = candidate("made_up", 0, 0, change("improving", headline=True), official=False)
    assert ordered([made_up]) == progress([made_up]) == ()
    assert compared([made_up]) == 0


def test_compared_counts_only_what_was_tested():
    several = [candidate("tested", 0, 0, change("no_clear_change")), candidate("alone", 0, 1)]
    assert compared(several) == 1
