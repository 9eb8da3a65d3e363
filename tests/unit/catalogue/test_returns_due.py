"""Which figures an owner is asked for: by frequency, lag, what came before, and what adds up by itself."""

from datetime import date

import pytest

from pipeline.areas import Area, Areas
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.owners import Owners
from pipeline.catalogue.returns_board import Local, asked, board, local_measures
from pipeline.catalogue.returns_due import asked_areas, may_be_given, periods_due
from pipeline.periods import from_label
from tests.support.site_samples import measure

AREAS = Areas(
    (
        Area("W", "Twin Valleys", "Twin Valleys", "partnership", ("A1", "A2")),
        Area("A1", "Upper Valley", "Upper", "council"),
        Area("A2", "Lower Valley", "Lower", "council"),
    )
)
ENTRY = {"source": "local_returns", "method": {"kind": "published"}, "fit": "exact"}


def edition(period="2017/18 Q1", cut_off=date(2017, 10, 2)) -> Edition:
    sheet = {"report_to": "a", "by": ["b"], "title": "c", "purpose": "d", "recommendations": ["e"]}
    return Edition.model_validate({"title": "t", "period": period, "cut_off": cut_off, "front_sheet": sheet})


def local(**more):
    given = {"frequency": "quarterly", "lag_days": 28, "areas": ["W"], "comparator": None, "sources": [ENTRY]}
    return measure("walks", 1, **(given | more))


@pytest.mark.parametrize(
    ("frequency", "lag", "labels"),
    [
        ("monthly", 28, ["2017-04", "2017-05", "2017-06"]),
        ("monthly", 100, ["2017-04", "2017-05"]),
        ("quarterly", 28, ["2017/18 Q1"]),
        ("quarterly", 120, ["2016/17 Q4"]),
        ("annual", 90, ["2016/17"]),
        ("annual", 244, ["2015/16"]),
        ("school_year", 60, ["2015/16 school year"]),
        ("three_year_pooled", 90, ["2014 to 2016"]),
        ("rolling_year", 28, ["2016-07 to 2017-06"]),
    ],
)
def test_the_periods_of_the_edition_that_are_due_by_its_cut_off(frequency, lag, labels):
    one = local(frequency=frequency, lag_days=lag)
    assert [period.label for period in periods_due(one, edition())] == labels


def test_a_report_on_a_quarter_of_the_calendar_asks_for_periods_of_the_calendar():
    one = edition("2017 Q2")
    assert [p.label for p in periods_due(local(), one)] == ["2017 Q2"]
    assert [p.label for p in periods_due(local(frequency="annual", lag_days=90), one)] == ["2016"]
    assert may_be_given(local(), one, from_label("2017 Q1"))
    assert not may_be_given(local(), one, from_label("2016/17 Q4"))


def test_after_figures_have_come_every_period_since_is_asked_for():
    held = [from_label("2016/17 Q2"), from_label("2016/17 Q1")]
    assert [p.label for p in periods_due(local(), edition(), held)] == ["2016/17 Q3", "2016/17 Q4", "2017/18 Q1"]


def test_what_has_come_for_the_edition_stays_on_its_list():
    assert [p.label for p in periods_due(local(), edition(), [from_label("2017/18 Q1")])] == ["2017/18 Q1"]


@pytest.mark.parametrize(
    ("label", "good"), [("2017/18 Q1", True), ("2016/17 Q4", True), ("2017/18 Q3", False), ("2016/17", False)]
)
def test_older_figures_may_be_given_again_and_none_of_the_future(label, good):
    assert may_be_given(local(), edition(), from_label(label)) is good


def test_a_count_that_adds_up_from_its_parts_is_not_asked_for_but_a_percentage_is():
    count = local(areas=["W", "A1", "A2"], unit={"kind": "count", "decimals": 0, "noun": "walks"})
    share = local(areas=["W", "A1", "A2"])
    assert asked_areas(count, count.sources[0], AREAS) == ["A1", "A2"]
    assert asked_areas(share, share.sources[0], AREAS) == ["W", "A1", "A2"]


def places(agreed_on=None):
    owner = {"name": "Green Vale Council", "role": "Analyst", "how_often": "Often"}
    owner |= {"agreed_on": agreed_on} if agreed_on else {}
    owners = Owners.model_validate({"ask": "Us", "owners": [owner]})
    return Local(local_measures({"walks": local()}, ["local_returns"]), AREAS, owners)


KEY = ("walks", "W", "2017/18 Q1")


@pytest.mark.parametrize(
    ("agreed_on", "held", "today", "state"),
    [
        (None, {}, date(2017, 9, 1), "not_asked"),
        (date(2017, 4, 1), {}, date(2017, 7, 28), "waiting"),
        (date(2017, 4, 1), {}, date(2017, 7, 29), "late"),
        (date(2017, 4, 1), {KEY: date(2017, 8, 1)}, date(2017, 9, 1), "received"),
        (None, {KEY: date(2017, 8, 1)}, date(2017, 9, 1), "received"),
    ],
)
def test_a_figure_is_late_only_where_its_owner_agreed_to_send_it(agreed_on, held, today, state):
    (line,) = board(places(agreed_on), edition(), held, today)
    assert (line.state, line.outstanding) == (state, state != "received")


def test_only_exact_local_measures_that_are_not_retired_are_asked_for():
    gone = {"lifecycle": "retired", "retired": {"on": date(2017, 1, 1), "reason": "It ended."}}
    close = {"sources": [{**ENTRY, "fit": "close", "difference": "Nearly."}], "no_data": NO_DATA}
    measures = {"walks": local(), "gone": local(**gone), "near": local(**close)}
    kept = Local(local_measures(measures, ["local_returns"]), AREAS, Owners(ask="Us"))
    assert [one.measure for one in asked(kept, edition(), [])] == ["walks"]


NO_DATA = {"state": "awaiting", "reason": "Not yet."}
