"""Checks that look for the unlikely and the impossible in a series: each finds its fault, and leaves the like alone."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.areas import load
from pipeline.catalogue.acknowledged import Acknowledged
from pipeline.compute.checks import BLOCKING, CHECKS, Finding, check_figures, judged
from pipeline.compute.checks.finding import without_figures
from tests.support.small_project import ALIASES, AREAS
from tests.support.values import measure, series, value

PLACES = load(AREAS, ALIASES)
COUNT = {"unit": {"kind": "count", "decimals": 0}, "breakdowns": [{"by": "sex"}]}
YEARS = [f"20{n:02}/{n + 1}" for n in range(10, 18)]
STEADY = [812, 798, 820, 805, 790, 815, 808, 801]
LATE = {"published_on": date(2019, 6, 1)}


def line(numbers, **changes):
    return [value(year, number, **{**LATE, **changes}) for year, number in zip(YEARS, numbers, strict=False)]


def found(values, **definition):
    told = check_figures(measure(**definition), series(*values), PLACES)
    assert all(f.blocks == (f.check in BLOCKING) for f in told)
    return {f.check for f in told}


def test_every_check_says_what_it_asks_and_only_some_block():
    assert set(CHECKS) > BLOCKING


def test_a_steady_series_is_not_doubted():
    assert found(line(STEADY), **COUNT) == set()
    assert found(line([44.1, 44.9, 46.0, 45.2, 47.3, 48.1, 47.7, 49.0])) == set()


@pytest.mark.parametrize("at", range(8))
@pytest.mark.parametrize("times", [100, 10, 0.01, 0])
def test_a_figure_in_another_unit_is_doubted(at, times):
    numbers = [n * times if i == at else n for i, n in enumerate(STEADY)]
    assert "jumps" in found(line(numbers), **COUNT)


def test_large_numbers_are_written_out():
    told = check_figures(
        measure(**COUNT), series(*line([n * 1000 if i != 3 else 9 for i, n in enumerate(STEADY)])), PLACES
    )
    assert [f.told for f in told] == ["9 for W; figures around it suggest about 806000"]


def test_small_counts_may_vary_by_chance():
    assert found(line([3, 9, 2, 6, 11, 4, 1, 8]), **COUNT) == set()


def test_a_new_level_is_doubted_and_a_declared_break_is_not():
    numbers = [*STEADY[:4], *(n * 2 for n in STEADY[4:])]
    assert "jumps" in found(line(numbers), **COUNT)
    assert found(line(numbers), **COUNT, breaks=[{"at": "2014/15", "reason": "Counted anew"}]) == set()


def test_of_two_figures_the_newer_is_looked_at():
    told = check_figures(measure(**COUNT), series(*line([110, 11000])), PLACES)
    assert [(f.check, f.period, f.blocks) for f in told] == [("jumps", "2011/12", False)]


def test_the_same_figures_again_are_doubted():
    both = [*line([812, 798, 798]), *line([401, 377, 377], area="A1"), *line([411, 421, 421], area="A2")]
    assert found(both, **COUNT) == {"repeated"}
    assert found([*line([5, 4, 4])], **COUNT) == set(), "a small count may well come out again"


def test_a_year_left_out_is_doubted():
    values = [v for v in line(STEADY) if v.period.label != "2013/14"]
    assert found(values, **COUNT) == {"holes"}
    assert found([v for i, v in enumerate(line(STEADY)) if i % 2 == 0], **COUNT) == set(), (
        "every second year is regular"
    )


def test_an_area_left_out_of_the_newest_year_is_doubted():
    values = [*line(STEADY[:5], area="A1"), *line(STEADY[:4], area="A2")]
    assert found(values, **COUNT) == {"holes"}
    marked = value("2014/15", None, area="A2", markers=frozenset({"x"}), **LATE)
    assert found([*values, marked], **COUNT) == set(), "a gap that says so is no hole"


def test_a_count_is_the_sum_of_its_areas_and_groups():
    parts = [*line([400], area="A1"), *line([412], area="A2")]
    assert found([*line([812]), *parts], **COUNT) == set()
    assert found([*line([821]), *parts], **COUNT) == {"sums"}
    groups = [*line([400], breakdown="sex", category="Men"), *line([412], breakdown="sex", category="Women")]
    assert found([*line([812]), *groups], **COUNT) == set()
    assert found([*line([821]), *groups], **COUNT) == {"sums"}


def test_a_percentage_is_what_its_parts_give():
    assert found(line([44.1], numerator=441, denominator=1000)) == set()
    assert found(line([41.4], numerator=441, denominator=1000)) == {"shares"}


def test_a_group_misspelt_is_doubted_and_bands_of_age_are_not():
    women = line(STEADY[:3], breakdown="sex", category="Female")
    assert found([*women, value("2013/14", 400, breakdown="sex", category="Femle", **LATE)], **COUNT) >= {"spelling"}
    bands = [
        value(y, 90, breakdown="age", category=c, **LATE)
        for y, c in (("2010/11", "5 to 9"), ("2011/12", "5 to 9"), ("2012/13", "5 to 19"))
    ]
    assert "spelling" not in found(bands, **COUNT)


def test_a_figure_from_before_its_time_stops_publication():
    told = check_figures(measure(), series(value("2098/99", 44.0)), PLACES)
    assert [(f.check, f.blocks) for f in told] == [("early", True)]


@pytest.mark.parametrize(("day", "said"), [(date(2016, 3, 31), {"early"}), (date(2016, 4, 1), set())])
def test_a_figure_may_be_published_on_the_first_day_of_its_period(day, said):
    assert found([value("2016/17", 44.0, published_on=day)]) == said


def test_two_figures_for_one_place_and_time_stop_publication():
    one = value("2016/17", 44.0)
    told = check_figures(measure(), series(one, replace(one, value=45.0)), PLACES)
    assert [(f.check, f.blocks) for f in told] == [("doubled", True)]
    assert found([one, one]) == set()


def entry(finding, **changes):
    facts = {"why": "Looked at.", "by": "The analyst", "on": date(2019, 7, 1), "what": finding.told, **changes}
    return Acknowledged(measure=finding.measure, check=finding.check, area=finding.area, period=finding.period, **facts)


def test_an_acknowledgement_holds_for_its_finding_word_for_word():
    doubt = Finding("falls", "jumps", "W", "2016/17", "8 for W")
    assert judged([doubt], [entry(doubt)]).open == ()
    other = judged([doubt], [entry(doubt, what="7 for W")])
    assert (other.open, len(other.idle)) == ((doubt,), 1)


def test_what_stops_publication_cannot_be_acknowledged():
    stop = Finding("falls", "bounds", "W", "2016/17", "-1 is below zero", blocks=True)
    found = judged([stop], [entry(stop)])
    assert (found.open, found.acknowledged, len(found.idle)) == ((), (), 1)


def test_a_finding_under_disclosure_control_keeps_its_place_and_loses_its_figure():
    doubt = Finding("falls", "jumps", "W", "2016/17", "8 for W")
    (told,) = without_figures([doubt])
    assert (told.area, told.period) == ("W", "2016/17")
    assert "8" not in told.told


def test_groups_without_a_whole_are_doubted_unless_the_definition_says_why():
    groups = [v for name in ("Women", "Men") for v in line(STEADY, breakdown="sex", category=name)]
    told = [f for f in check_figures(measure(**COUNT), series(*groups), PLACES) if f.check == "no_whole"]
    assert [(f.area, f.period, f.blocks) for f in told] == [("W", YEARS[-1], False)]
    assert told[0].told.startswith("there are only figures by sex, none for the whole")
    assert "no_whole" not in found([*groups, *line(STEADY)], **COUNT)
    why = {"state": "awaiting", "reason": "Nobody has said which group leads.", "needs": "A decision"}
    assert "no_whole" not in found(groups, **COUNT, no_data=why)
