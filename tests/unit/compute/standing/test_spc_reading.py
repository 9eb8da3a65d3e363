"""The reading of a process: 13 figures of one kind since the last break, gaps left open, only agreed targets."""

import pytest

from pipeline.compute.standing.spc_reading import SpcReading, process_points, spc_reading
from pipeline.compute.standing.stand import latest_of, stand
from pipeline.periods import from_label, shift
from tests.support.values import measure, series, value
from tests.unit.compute.standing.test_stand import NOW

STEADY = (40, 42, 41, 39, 40, 41, 42, 40, 39, 41, 40, 42, 41, 40)
FIRST = from_label("2016-01")


def monthly(figures, **about):
    return [value(shift(FIRST, n).label, figure, **about) for n, figure in enumerate(figures)]


def read(values, goal=None, **about):
    made = series(*values).of("W")
    return spc_reading(measure(**about), made, latest_of(made), goal)


def test_usual_ups_and_downs_are_common_cause():
    assert read(monthly(STEADY)) == SpcReading("common_cause", "")


@pytest.mark.parametrize(
    ("last", "polarity", "said"),
    [
        (60, {"polarity": "lower"}, "concern_high"),
        (60, {"polarity": "higher"}, "improvement_high"),
        (20, {"polarity": "lower"}, "improvement_low"),
        (20, {"polarity": "higher"}, "concern_low"),
        (60, {"polarity": "no_judgement", "polarity_reason": "More reports can be good."}, "neutral_high"),
    ],
)
def test_a_point_beyond_the_limits_is_unusual(last, polarity, said):
    assert read(monthly((*STEADY, last)), **polarity).variation == said


@pytest.mark.parametrize(
    ("goal", "said"), [(60, "consistent_pass"), (20, "consistent_fail"), (40, "inconsistent"), (None, "")]
)
def test_assurance_sets_the_target_against_the_limits(goal, said):
    assert read(monthly(STEADY), goal).assurance == said


@pytest.mark.parametrize("figures", [(40,), STEADY[:12], (*STEADY[:6], None, *STEADY[6:12]), (40,) * 12])
def test_under_thirteen_figures_are_too_few(figures):
    assert read(monthly(figures), 60) == SpcReading("too_few_points", "")


def test_a_constant_series_is_common_cause():
    assert read(monthly((40,) * 13)).variation == "common_cause"


def test_new_limits_start_at_a_break_and_too_few_since_then_are_said():
    figures, at = (*STEADY, *(n + 20 for n in STEADY)), {"at": "2017-03", "reason": "A new form."}
    assert read(monthly(figures)).variation == "concern_high"
    assert read(monthly(figures), breaks=[at]).variation == "common_cause"
    assert read(monthly(figures[:20]), breaks=[at]).variation == "too_few_points"


def test_a_break_in_a_month_without_a_figure_starts_the_next_point():
    figures = monthly((*STEADY, None, *(n + 20 for n in STEADY)))
    for values in (figures, [v for v in figures if v.value is not None]):
        assert read(values, breaks=[{"at": "2017-03", "reason": "New."}]).variation == "common_cause"


def test_a_withheld_month_and_a_missing_one_are_the_same_gap():
    rows = monthly((*STEADY, None, 43, 44, 60))
    assert read(rows) == read([v for v in rows if v.value is not None])


def test_a_withheld_month_breaks_a_run():
    before, after = (*STEADY, 39.5, 40, 40.5, 41), (41.2, 41.4, 41.6)
    assert read(monthly((*before, *after))).variation == "concern_high"
    assert read(monthly((*before, None, *after))).variation == "common_cause"


def test_a_doubted_latest_figure_is_not_read():
    assert read([*monthly(STEADY), value("2017-03", 90, markers=frozenset("q"))]) == SpcReading()


def test_only_figures_of_one_kind_are_read():
    years = [value(f"{year}/{year % 100 + 1:02d}", 40.0) for year in range(2000, 2016)]
    assert read(years) == SpcReading()
    assert read([*years, value("2016/17 Q1", 40.0)]).variation == "too_few_points"


def test_nothing_there_says_nothing():
    assert read([]) == SpcReading()
    assert read(monthly((None, None))) == SpcReading()


def standing(target, **about):
    made = measure(frequency="monthly", targets=[target], **about)
    return stand(made, series(*monthly(STEADY)), "W", NOW)


def test_only_a_target_that_earns_a_rating_earns_assurance():
    level = {"kind": "standard", "value": 60}
    assert standing({**level, "status": "national_standard"}).spc_assurance == "consistent_pass"
    assert standing({**level, "status": "proposed"}).spc_assurance == ""


def test_a_yearly_count_is_no_target_for_a_month():
    target = {"kind": "level", "value": 500, "by": "2017/18", "status": "national_standard"}
    assert standing(target, unit={"kind": "count", "decimals": 0}).spc_assurance == ""
    assert standing(target).spc_assurance == "consistent_pass"


@pytest.mark.parametrize(("figures", "drawn"), [(12, 0), (13, 13), (14, 14)])
def test_a_chart_has_limits_from_thirteen_figures_on(figures, drawn):
    values = monthly([40.0 + n % 3 for n in range(figures)])
    points = process_points(measure(), values, values[-1].period)
    assert sum(point.limits is not None for point in points) == drawn
    assert len(points) == figures
