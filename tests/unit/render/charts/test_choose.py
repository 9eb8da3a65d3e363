"""What a measure's chart shows: years and quarters never on one line, titles that claim no more than is known."""

from dataclasses import replace

import pytest

from pipeline.catalogue.measure import Unit
from pipeline.compute.series import PublishedSeries, Value, with_values
from pipeline.compute.standing.synthetic import worked_through
from pipeline.periods import (
    Period,
    calendar_year,
    financial_quarter,
    financial_year,
    from_label,
    pooled_years,
    rolling_year,
    school_year,
    shift,
    span,
)
from pipeline.render.charts import LineChartData, chart_for
from pipeline.render.charts.period_axis import filled, range_words, short_words
from tests.unit.render.wording.cases import AREAS, NOTHING, change, measure, standing

YEARS = span(financial_year(2013), financial_year(2016))
QUARTER = financial_quarter(2017, 1)
COUNT = {"kind": "count", "decimals": 0, "noun": "admissions"}


def value(period: Period, number: float | None, area: str = "TR", **others) -> Value:
    return Value("admissions", area, period, "paper", number, preferred=True, **others)


def series(*values: Value) -> PublishedSeries:
    return with_values(PublishedSeries("emergency_admissions"), list(values))


def yearly(area: str = "TR") -> list[Value]:
    return [value(period, 10.0 + number, area) for number, period in enumerate(YEARS)]


def test_a_quarters_percentage_stands_apart_from_the_years() -> None:
    made = chart_for(measure(), series(*yearly(), value(QUARTER, 12.5)), standing(), AREAS)
    assert made is not None
    assert [(slot.label, slot.separate) for slot in made.axis][-2:] == [
        ("2016 to 2017", False),
        ("April to June 2017", True),
    ]
    assert made.notes == () and made.starts_at_zero is False
    assert made.id == "emergency-admissions"


def test_a_quarters_count_is_never_drawn_with_counts_of_years() -> None:
    made = chart_for(measure(unit=COUNT), series(*yearly(), value(QUARTER, 3)), standing(), AREAS)
    assert made is not None
    assert [slot.label for slot in made.axis] == [period.public for period in YEARS]
    assert QUARTER.public not in [point.x_label for line in made.lines for point in line.points]
    assert made.notes == ("April to June 2017: 3 admissions. It is not drawn, as 3 months are not a year.",)
    assert made.starts_at_zero


def test_many_quarters_make_a_chart_of_quarters() -> None:
    quarters = [value(period, 3.0) for period in span(financial_quarter(2014, 1), QUARTER)]
    made = chart_for(measure(unit=COUNT), series(*yearly(), *quarters), standing(), AREAS)
    assert made is not None
    assert [slot.label for slot in made.axis] == [v.period.public for v in quarters]
    assert not any(slot.separate for slot in made.axis)


def test_lines_are_the_area_the_comparator_and_the_parts_that_have_figures() -> None:
    made = chart_for(measure(), series(*yearly(), *yearly("E92000001"), *yearly("N")), standing(), AREAS)
    assert made is not None
    assert [(line.label, line.role) for line in made.lines] == [
        ("Two Rivers area", "actual"),
        ("England", "comparator"),
        ("Northmoor CCG", "area"),
    ]


@pytest.mark.parametrize(
    "values",
    [
        [],
        [value(YEARS[0], None, markers=frozenset("c")), value(YEARS[1], None)],
        [value(YEARS[0], 2332), value(YEARS[1], None), value(QUARTER, 577)],
    ],
)
def test_no_chart_of_fewer_than_two_figures(values: list[Value]) -> None:
    assert chart_for(measure(unit=COUNT), series(*values), standing(), AREAS) is None


def test_a_missing_year_keeps_its_place_and_a_withheld_one_its_mark() -> None:
    hidden = value(YEARS[3], None, markers=frozenset("c"))
    made = chart_for(measure(), series(value(YEARS[0], 1.0), value(YEARS[2], 2.0), hidden), standing(), AREAS)
    assert made is not None
    assert [slot.label for slot in made.axis] == [period.public for period in YEARS]
    assert made.lines[0].points[-1].markers == frozenset("c")


def test_the_title_judges_only_what_the_standing_judges() -> None:
    figures = series(*yearly(), value(QUARTER, 12.5))
    mute = chart_for(measure(), figures, standing(), AREAS)
    told = standing(period=YEARS[-1], value=13.0, previous=change("improving", 15.0, YEARS[-2]))
    judged = chart_for(measure(), figures, told, AREAS)
    assert mute is not None and judged is not None
    assert mute.title == "13.0% in 2016 to 2017, after 12.0% in 2015 to 2016"
    assert judged.title == "From 15.0% to 13.0% since 2015 to 2016: better, by more than chance"
    assert mute.subtitle == (
        "Emergency admissions, Two Rivers area, financial years ending March 2014 to March 2017, "
        "and April to June 2017, percentage (%)"
    )


AGREED = {"agreed_by": "The Board", "agreed_on": "2017-10-02"}


def aimed(status: str, unit: dict | None = None, **trajectory: object) -> LineChartData:
    """Draw a measure that started at 12 in 2013/14 and aims at 8 in 2016/17."""
    target = {"kind": "level", "value": 8.0, "by": "2016/17", "status": status, **AGREED}
    base = {"period": "2013/14", "basis": "First year", "value": 12.0}
    more = {"unit": unit} if unit else {}
    one = measure(trajectory=trajectory, targets=[target], baseline=base, **more)
    stands = standing(target=8.0, target_by=YEARS[-1], target_status=status)
    made = chart_for(one, series(*yearly()), stands, AREAS)
    assert made is not None
    return made


@pytest.mark.parametrize(("status", "drawn"), [("agreed", True), ("national_standard", True), ("proposed", False)])
def test_only_agreed_targets_and_plans_are_drawn(status: str, drawn: bool) -> None:
    made = aimed(status, kind="linear")
    words = "Target" if status == "agreed" else "National standard"
    assert made.target == ((words, 8.0) if drawn else None)
    assert bool(made.planned) is drawn


def test_the_planned_path_is_a_line_steps_or_what_is_written() -> None:
    line = aimed("agreed", kind="linear").planned
    assert [round(value, 2) for _, value in line] == [12.0, 10.67, 9.33, 8.0]
    steps = aimed("agreed", kind="stepped", values=[{"period": "2015/16", "value": 10.0}]).planned
    assert [value for _, value in steps] == [12.0, 12.0, 10.0, 8.0]
    written = aimed("agreed", kind="explicit", values=[{"period": "2014/15", "value": 11.5}]).planned
    assert written == ((YEARS[1].public, 11.5),)


def test_what_was_agreed_for_the_whole_is_not_drawn_for_a_part() -> None:
    target = {"kind": "level", "value": 8.0, "by": "2016/17", "status": "agreed", **AGREED}
    base = {"period": "2013/14", "basis": "First year", "value": 12.0, **AGREED}
    one = measure(trajectory={"kind": "linear"}, targets=[target], baseline=base)
    figures = series(*yearly(), *(value(when, 5.0, area="N") for when in YEARS))
    whole, part = (
        chart_for(one, figures, standing(area=code, target=8.0, target_by=YEARS[-1], target_status="agreed"), AREAS)
        for code in (one.areas[0], "N")
    )
    assert whole is not None and part is not None
    assert (whole.baseline, whole.target, len(whole.planned)) == (("Baseline", 12.0), ("Target", 8.0), 4)
    assert (part.baseline, part.target, part.planned) == (("Starting point", 5.0), None, ())


def test_a_target_for_a_year_is_no_line_across_quarters() -> None:
    quarters = [value(period, 3.0) for period in span(financial_quarter(2014, 1), QUARTER)]
    target = {"kind": "level", "value": 12.0, "by": "2016/17", "status": "agreed", **AGREED}
    stands = standing(target=12.0, target_by=YEARS[-1], target_status="agreed")
    made = chart_for(measure(unit=COUNT, targets=[target]), series(*quarters), stands, AREAS)
    assert made is not None and made.target is None


def months(figures: list[float], **more: object) -> LineChartData:
    """Draw a chart of months from April 2015 on."""
    first = from_label("2015-04")
    values = [value(shift(first, n), figure) for n, figure in enumerate(figures)]
    made = chart_for(measure(**more), series(*values), standing(), AREAS)
    assert made is not None
    return made


STEADY = [40.0, 42.0, 41.0, 39.0, 40.0, 41.0, 42.0, 40.0, 39.0, 41.0, 40.0, 42.0, 41.0]


def test_thirteen_months_have_limits_and_unusual_points_are_marked() -> None:
    made = months([*STEADY, 60.0])
    assert made.limits[0].lower < 40 < made.limits[0].upper < 60
    assert (made.limits[0].first, made.limits[0].last) == ("April 2015", "May 2016")
    assert [p.special for p in made.lines[0].points][-2:] == ["", "worse"]
    assert [p.special for p in months([*STEADY, 60.0], polarity="higher").lines[0].points][-1] == "better"


def test_twelve_months_have_none_and_say_so() -> None:
    made = months(STEADY[:12])
    assert made.limits == ()
    assert any("fewer than 13 figures" in note for note in made.notes)
    broken = months([*STEADY, 50.0, 51.0], breaks=[{"at": "2016-05", "reason": "A new form."}])
    assert len(broken.limits) == 1 and any("since the break" in note for note in broken.notes)
    assert all(not p.special for p in broken.lines[0].points[-2:])


def test_the_drawn_range_stops_at_none_and_at_all() -> None:
    made = months([0.0, 9.0] * 7)
    assert made.limits[0].lower == 0
    assert months([91.0, 100.0] * 7).limits[0].upper == 100


def test_years_have_no_process_limits() -> None:
    made = chart_for(measure(), series(*yearly()), standing(), AREAS)
    assert made is not None and made.limits == () and not any("13" in note for note in made.notes)


def test_a_baseline_that_nobody_agreed_is_a_starting_point() -> None:
    base = {"period": "2014/15", "basis": "First year"}
    agreed = base | {"agreed_by": "The Board", "agreed_on": "2017-10-02", "value": 10.5}
    started = chart_for(measure(baseline=base), series(*yearly()), standing(), AREAS)
    settled = chart_for(measure(baseline=agreed), series(*yearly()), standing(), AREAS)
    assert started is not None and settled is not None
    assert started.baseline == ("Starting point", 11.0)
    assert settled.baseline == ("Baseline", 10.5)


def test_breaks_inside_the_line_are_drawn() -> None:
    breaks = [{"at": "2015/16", "reason": "New survey"}, {"at": "2010/11", "reason": "Before"}]
    made = chart_for(measure(breaks=breaks), series(*yearly()), standing(), AREAS)
    assert made is not None and made.breaks == (("2015 to 2016", "New survey"),)


def test_synthetic_figures_are_drawn_only_as_a_series_of_their_own_that_says_so() -> None:
    made_up = series(*(replace(v, preferred=False, origin="synthetic") for v in yearly()))
    for claimed in (False, True):
        assert chart_for(measure(), made_up, standing(synthetic=claimed, previous=NOTHING), AREAS) is None
    apart = worked_through(measure(), made_up)
    assert apart is not None
    made = chart_for(apart.measure, apart.series, standing(synthetic=True, previous=NOTHING), AREAS)
    assert made is not None and made.synthetic


def test_two_yearly_surveys_leave_no_gap_between_waves() -> None:
    waves = [financial_year(year) for year in (2012, 2014, 2018)]
    assert [p.start.year for p in filled(waves, "two_yearly")] == [2012, 2014, 2016, 2018]
    assert [p.start.year for p in filled([*waves, financial_year(2015)], "two_yearly")] == [2012, 2014, 2015, 2018]
    assert len(filled(waves, "annual")) == 7
    pooled = [pooled_years(2010, 2012), pooled_years(2013, 2015)]
    assert filled(pooled, "three_year_pooled") == tuple(pooled)


@pytest.mark.parametrize(
    ("period", "short"),
    [
        (financial_year(2016), "2016 to 2017"),
        (financial_quarter(2017, 1), "Apr to Jun 2017"),
        (school_year(2016), "2016 to 2017"),
        (rolling_year(2015, 10), "year to Sep 2016"),
        (pooled_years(2013, 2015), "2013 to 2015"),
        (calendar_year(2016), "2016"),
    ],
)
def test_words_under_the_axis(period: Period, short: str) -> None:
    assert short_words(period) == short


def test_range_words() -> None:
    assert range_words([school_year(2012), school_year(2016)]) == "school years ending August 2013 to August 2017"
    assert range_words([calendar_year(2012), calendar_year(2016)]) == "2012 to 2016"
    assert range_words([QUARTER]) == "April to June 2017"


def test_units_that_grow_with_time_start_at_zero() -> None:
    for unit in (Unit(kind="rate_per", decimals=1, per=1000), Unit(kind="money", decimals=0)):
        made = chart_for(measure(unit=unit.model_dump(exclude_none=True)), series(*yearly()), standing(), AREAS)
        assert made is not None and made.starts_at_zero


def test_a_line_of_months_that_stops_before_the_newest_year_gives_way_to_the_years() -> None:
    months = [value(period, 5.0) for period in span(from_label("2015-04"), from_label("2016-03"))]
    made = chart_for(measure(), series(*yearly(), *months), standing(), AREAS)
    assert made is not None
    assert [slot.label for slot in made.axis] == [period.public for period in YEARS]
    newer = [value(from_label(f"2017-0{month}"), 5.0) for month in (1, 2, 3)]
    assert len(chart_for(measure(), series(*yearly(), *months, *newer), standing(), AREAS).axis) > len(YEARS)
    few = chart_for(measure(), series(*yearly()[-2:], *months), standing(), AREAS)
    assert len(few.axis) == 12, "two years are no line that is worth more than twelve months"
