"""How far a figure can be trusted, in plain words under fixed headings; what was changed; periods in words."""

from datetime import date

from pipeline.compute.series import PublishedSeries
from tests.support.pages import build, html
from tests.support.site_samples import HOME_AREA, measure, measures, sample_site, series, values

FED = "babies_fed"
PAGE = "measures/babies-fed/index.md"


def told(of: str = PAGE, **changed: object) -> str:
    made = html(of, build(sample_site(**changed)))
    assert 'id="how-we-know"' in made
    return made.split('id="how-we-know"')[1].split("</section>")[0]


def test_every_heading_is_answered_for_a_figure_and_none_without_one():
    answers = told()
    for heading in ("Is it what we want", "How sure", "How new", "be set beside", "What kind of figure"):
        assert heading in answers
    assert "It is a pilot measure" in answers
    assert "This page is not an official statistic. " not in answers, "each statement is a paragraph of its own"
    assert "<p>This page is not an official statistic.</p>" in answers
    assert "The figure comes from tables or papers that Green Vale published." in answers
    assert 'id="how-we-know"' not in html("measures/nasty-title/index.md")


def test_the_range_of_a_full_count_means_something_else_than_that_of_a_survey():
    counted = [*values("infections_all", HOME_AREA, [400.0, 424.0])]
    answers = told(
        "measures/infections-all/index.md", series={"infections_all": PublishedSeries("infections_all", tuple(counted))}
    )
    assert "Everyone or everything on record was counted" in answers
    asked = values(FED, HOME_AREA, [46.0], lower_95=40.0, upper_95=52.0)
    answers = told(series={FED: PublishedSeries(FED, tuple(asked))})
    assert "The likely range is 40.0% to 52.0%." in answers
    assert "Where only some people were asked" in answers
    assert "We do not hold the numbers that a likely range is worked out from." in told(), "no range without them"


def test_time_that_is_counted_has_no_range_and_that_is_the_reason():
    unit = {"kind": "percent", "decimals": 1, "separate_events": False}
    answers = told(measures=measures() | {FED: measure("babies", 1, unit=unit)})
    assert "This is time, not people: one long stay gives a lot of it." in answers
    assert "We do not hold" not in answers


def test_doubt_and_provisional_are_said_and_so_is_the_day_of_publication():
    one = values(FED, HOME_AREA, [46.0], markers=frozenset({"p", "q"}), published_on=date(2017, 10, 2))
    answers = told(series={FED: PublishedSeries(FED, tuple(one))})
    assert "We doubt this figure." in answers
    assert "It is provisional, so it may still change." in answers
    assert "It came out on 2 October 2017." in answers


def test_a_break_warns_with_its_period_and_reason():
    broken = measures() | {FED: measure("babies", 1, breaks=[{"at": "2015/16", "reason": "A new form."}])}
    assert "Do not set figures from 2015 to 2016 on beside earlier ones. A new form." in told(measures=broken)
    assert "We know of no change in the way it was counted" in told()


def test_changes_of_definition_and_target_are_told_or_that_there_are_none():
    made = html(PAGE)
    assert "No change has been noted since it was written down here." in made
    assert "None so far." in made
    target = {"kind": "level", "value": 50, "by": "2020/21", "status": "agreed", "agreed_by": "Board"}
    changed = measure(
        "babies",
        1,
        history=[{"on": date(2017, 9, 1), "what": "Twins count twice since 2016/17.", "why": "They are two."}],
        targets=[target | {"agreed_on": date(2017, 5, 1)}],
    )
    made = html(PAGE, build(sample_site(measures=measures() | {FED: changed})))
    assert "1 September 2017: Twins count twice since 2016 to 2017. They are two." in made
    assert "Since 1 May 2017: 50.0% by 2020 to 2021. Agreed target." in made


def test_written_texts_tell_periods_in_words():
    known = series()
    noted = tuple(values(FED, HOME_AREA, [46.0], note="Lost in 2014/15."))
    written = measures() | {
        FED: measure("babies", 1, caveats=["Since 2013/14 it is counted twice."], title="The rise since 2012/13")
    }
    made = html(PAGE, build(sample_site(measures=written, series=known | {FED: PublishedSeries(FED, noted)})))
    assert "Since 2013 to 2014 it is counted twice." in made
    assert "Lost in 2014 to 2015." in made
    assert "The rise since 2012/13" in made, "the framework's own words stay"
