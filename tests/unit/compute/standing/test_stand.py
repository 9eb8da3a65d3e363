"""A measure's standing as a whole: quarters never against years, late data, doubts."""

from datetime import date

from pipeline.compute.standing import stand as module
from pipeline.compute.standing.stand import Pasts, When, stand, stand_year
from pipeline.periods import from_label, shift
from tests.support.values import measure, series, value

NOW = When("latest", date(2017, 10, 2))


def test_a_quarter_is_not_compared_with_a_year():
    told = stand(measure(), series(value("2016/17", 44.1), value("2017/18 Q1", 42.5)), "W", NOW)
    assert told.value == 42.5
    assert told.previous.direction == told.year_ago.direction == "not_comparable"


def test_the_last_whole_year_has_a_standing_of_its_own():
    made = series(value("2015/16", 41.0), value("2016/17", 44.1), value("2017/18 Q1", 42.5))
    told = stand_year(measure(), made, "W", NOW)
    assert told.period.label == "2016/17"
    assert told.previous.change == 44.1 - 41.0


def test_a_series_of_years_has_no_second_standing():
    assert stand_year(measure(), series(value("2016/17", 44.1)), "W", NOW) is None


def test_a_quarter_is_compared_with_the_same_quarter_a_year_before():
    made = series(value("2016/17 Q1", 40.0), value("2016/17 Q4", 41.0), value("2017/18 Q1", 42.5))
    told = stand(measure(), made, "W", NOW)
    assert told.year_ago.value == 40.0
    assert told.previous.value == 41.0


def test_nothing_yet_says_why():
    about = {"sources": [], "no_data": {"state": "awaiting", "reason": "Nobody has counted yet."}}
    told = stand(measure(**about), series(), "W", NOW)
    assert (told.state, told.value, told.rating) == ("awaiting", None, "no_target")
    assert told.quality_reason == "There is no figure."


def test_the_end_of_a_collection_is_no_reason_for_how_its_last_figure_stands_against_the_plan():
    ended = {"state": "discontinued", "reason": "The count stopped in 2017."}
    told = stand(measure(no_data=ended), series(value("2016/17", 44.1)), "W", NOW)
    assert (told.state, told.quality_reason) == ("discontinued", ended["reason"])
    assert told.rule == "No target has been agreed, so there is no rating."
    assert stand(measure(no_data=ended), series(), "W", NOW).rule == ended["reason"]


def test_a_withheld_figure_is_withheld_and_not_zero():
    gap = value("2016/17", None, markers=frozenset("c"), note="Withheld so that nobody can be recognised.")
    told = stand(measure(), series(gap), "W", NOW)
    assert (told.state, told.value) == ("withheld", None)


def test_late_is_told_by_the_measures_lag():
    made = series(value("2014/15", 41.0))
    assert stand(measure(), made, "W", When("latest", date(2016, 5, 30))).state == "current"
    assert stand(measure(), made, "W", When("latest", date(2016, 5, 31))).state == "overdue"


def test_a_doubted_figure_has_poor_quality_and_says_why():
    told = stand(measure(), series(value("2016/17", 44.1, markers=frozenset("q"), note="An odd mix.")), "W", NOW)
    assert (told.quality, told.quality_reason) == ("poor", "An odd mix.")


def test_the_order_of_rows_never_matters():
    rows = [value("2015/16", 41.0), value("2016/17", 44.1), value("2014/15", 40.0)]
    assert stand(measure(), series(*rows), "W", NOW) == stand(measure(), series(*reversed(rows)), "W", NOW)


def test_england_is_compared_only_with_an_interval_and_in_the_same_period():
    about = measure(comparator="E")
    bare = stand(about, series(value("2016/17", 44.1), value("2016/17", 50.0, area="E")), "W", NOW)
    assert (bare.comparator_value, bare.against_comparator) == (50.0, "not_compared")
    counted = value("2016/17", 44.1, numerator=441, denominator=1000)
    assert stand(about, series(counted, value("2016/17", 50.0, area="E")), "W", NOW).against_comparator == "better"


def quarters(figures, **about):
    """Counts by quarter from 2013/14 on, seen as a measure stands."""
    first = from_label("2013/14 Q1")
    values = [value(shift(first, n).label, figure) for n, figure in enumerate(figures)]
    return stand(measure(unit={"kind": "count", "decimals": 0}, **about), series(*values), "W", NOW)


WAVES = (1000, 1400, 1050, 1350, 1100, 1450, 1000, 1400, 1150, 1300, 1050, 1450, 1350, 1000)


def test_a_change_within_the_usual_ups_and_downs_is_never_better_or_worse():
    told = quarters(WAVES)
    assert told.spc_variation == "common_cause"
    assert told.previous.upper < 0, "counts alone would call it a change"
    assert (told.previous.direction, told.previous.headline) == ("no_clear_change", False)
    assert "usual ups and downs" in told.previous.rule


def test_too_few_figures_for_limits_leave_the_test_of_the_two_figures():
    told = quarters(WAVES[2:])
    assert told.spc_variation == "too_few_points"
    assert told.previous.direction == "improving" and told.previous.headline


def test_an_unusual_figure_keeps_its_verdict():
    told = quarters((*WAVES[:-1], 3000))
    assert told.spc_variation == "concern_high"
    assert told.previous.direction == "worsening"


def test_what_was_worked_out_for_another_moment_changes_nothing(monkeypatch):
    asked, real = [], module.trend_reading
    monkeypatch.setattr(module, "trend_reading", lambda *given: asked.append(1) or real(*given))
    years = [value(f"20{year}/{year + 1}", float(count)) for year, count in enumerate((9, 8, 9, 5, 4, 2, 7), start=10)]
    moments = [When("latest", date(2018, 1, 1)), When("2017-q1", date(2017, 6, 1)), When("2012-q1", date(2012, 6, 1))]
    known = [(made, when) for made in (series(*years[:6]), series(*years)) for when in moments]
    alone = [stand(measure(), made, "W", when) for made, when in known]
    assert len(asked) == len(known)
    pasts: Pasts = {}
    assert [stand(measure(), made, "W", when, pasts) for made, when in known] == alone
    assert len(asked) == len(known) + len(pasts)
    assert len(pasts) == 2
