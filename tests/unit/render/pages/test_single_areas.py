"""What got better or worse in single areas stands beside what is told of the whole, by one rule for both."""

from dataclasses import replace

import pytest

from pipeline.compute.series import PublishedSeries, Value
from pipeline.compute.standing.elsewhere import stand_elsewhere
from pipeline.compute.standing.result import InArea
from pipeline.compute.standing.stand import When, stand
from pipeline.periods import parse
from pipeline.render.infographics.quarter import quarter_sheet
from pipeline.render.infographics.room import Room
from pipeline.render.pages.context import make_context
from pipeline.render.pages.single_areas import SingleAreas, single_areas
from pipeline.render.site_input import SiteInput
from tests.support.pages import build, html
from tests.support.site_samples import HOME_AREA, NATION, PART, measure, sample_site, values
from tests.unit.render.papers.cases import edition_of, paper_of, with_edition
from tests.unit.render.papers.test_annual import paper_of_year, site_with_a_year
from tests.unit.render.papers.test_content import told

ON = When("latest", sample_site().as_of)
INFECTIONS = measure(
    "infections", 5, plain_title="Infections", polarity="lower", unit={"kind": "count", "decimals": 0, "noun": "cases"}
)
WORSE = "Worse in North Vale: Infections (203 in 2015 to 2016, then 246 cases in 2016 to 2017)"
BETTER = "Better in North Vale: Infections (246 in 2015 to 2016, then 203 cases in 2016 to 2017)"


def counts(area: str, before: float, after: float, **more: object) -> list[Value]:
    return [replace(v, **more) for v in values("infections_all", area, [None, None, None, before, after])]


def stands(*several: Value, **changed: object) -> tuple[InArea, ...]:
    """How the infections stand in the single areas, from these figures."""
    one, series = INFECTIONS.model_copy(update=changed), PublishedSeries("infections_all", several)
    return stand_elsewhere(one, series, {a: stand(one, series, a, ON) for a in one.areas}, ON, years=True)


def site(*several: Value) -> SiteInput:
    """The invented site, with infections as they went in the single areas, now and in its reports."""
    base = site_with_a_year()
    found = {"elsewhere": {"infections_all": stands(*several)}}
    known = {**base.measures, "infections_all": INFECTIONS}
    reports = {"editions": (replace(base.editions[0], **found),), "annual": (replace(base.annual[0], **found),)}
    return replace(base, measures=known, **reports, **found)


def said(*several: Value) -> SingleAreas:
    made = site(*several)
    context = make_context(made, made.series, made.standings, made.yearly, made.elsewhere)
    return single_areas(one.parts for one in context.summaries.values())


def line(one: SingleAreas) -> list[str]:
    return [f"{change.lead}: {change.title} ({change.figures})" for change in one.changes]


def test_better_and_worse_in_an_area_are_told_by_one_rule():
    assert line(said(*counts(PART, 203, 246))) == [WORSE]
    assert line(said(*counts(PART, 246, 203))) == [BETTER]
    assert said(*counts(PART, 203, 246)).tests.startswith("We tested 1 figure of a single area.")


def test_what_chance_could_do_is_no_change():
    made = said(*counts(PART, 221, 194))
    assert made.changes == ()
    assert made.title == "In single areas, nothing changed by more than chance."


def test_where_nothing_was_tested_nothing_is_said():
    withheld = counts(PART, 203, 246, value=None, markers=frozenset("c"))
    doubted = counts(PART, 203, 246, markers=frozenset("q"))
    made_up = counts(PART, 203, 246, origin="synthetic", preferred=False)
    for several in (withheld, doubted, made_up):
        assert said(*several) == SingleAreas("", (), "")


def test_a_place_to_compare_with_and_the_whole_are_no_single_areas():
    found = stands(*counts(HOME_AREA, 203, 246), areas=[HOME_AREA, PART, NATION], comparator=NATION)
    assert [one.standing.area for one in found] == [PART]


def test_the_last_whole_year_is_told_where_nothing_can_be_said_of_the_latest_quarter():
    quarter = Value("infections_all", PART, parse("2017/18 Q1"), "board_paper", 61, preferred=True)
    assert line(said(*counts(PART, 203, 246), quarter)) == [WORSE]


@pytest.mark.parametrize("page", ["index.md", "editions/2017-18-q1/index.md", "annual/2016-17/index.md"])
def test_home_and_reports_say_it(page: str):
    made = html(page, build(site(*counts(PART, 203, 246))))
    assert "In single areas, by more than chance:" in made
    assert "Worse in North Vale" in made and "203 in 2015 to 2016, then 246 cases in 2016 to 2017" in made
    assert "In single areas" not in html(page, build(sample_site() if "annual" not in page else site_with_a_year()))


def test_the_measures_page_and_papers_say_it():
    known = site(*counts(PART, 203, 246))
    both = PublishedSeries("infections_all", (*counts(HOME_AREA, 424, 440), *counts(PART, 203, 246)))
    page = html("measures/infections-all/index.md", build(replace(known, series={**known.series, both.measure: both})))
    assert "Worse in North Vale: 203 in 2015 to 2016, then 246 cases in 2016 to 2017" in page


def test_a_sheet_has_no_room_for_it_and_says_that_it_is_about_the_whole():
    known = site(*counts(PART, 203, 246), *counts(HOME_AREA, 424, 440))
    one = known.editions[0]
    figures = PublishedSeries("infections_all", tuple(counts(HOME_AREA, 424, 440)))
    stands = {"infections_all": stand(INFECTIONS, figures, HOME_AREA, ON)}
    context = make_context(known, {"infections_all": figures}, stands, {}, one.elsewhere)
    changes = quarter_sheet(context, one, Room(entries=2)).changes
    assert (changes.none, changes.compared) == ("No clear changes", "We could test 1 measure of the whole area.")


def test_papers_say_it_and_that_the_rest_is_of_the_whole():
    known = site(*counts(PART, 203, 246))
    assert "Worse in North Vale: Infections:" in told(
        paper_of(with_edition(known, edition_of(known))), "What the figures show"
    )
    year = told(paper_of_year(known), "What got better, what got worse, what we cannot tell")
    assert "Worse in North Vale: Infections:" in year
    end = told(paper_of_year(known), "Conclusion and reasons for recommendations")
    assert "In single areas, no figures got better and 1 got worse." in end
