"""What people told us: on a page of its own and on the measures it is about, with base, dates, consent and margin."""

from dataclasses import replace

from pipeline.catalogue.findings import SurveyFinding
from tests.support.findings import finding
from tests.support.pages import build, html
from tests.support.site_samples import sample_site


def site(**several: SurveyFinding):
    return build(replace(sample_site(), findings=several))


def one(**more) -> SurveyFinding:
    return SurveyFinding.model_validate(finding() | {"measures": ["babies_fed"]} | more)


def test_without_findings_the_page_says_how_they_get_there_and_no_measure_shows_a_box():
    files = build(sample_site())
    page = html("findings/index.md", files)
    assert "There is nothing here yet" in page
    assert "that they agreed that the results are published" in page
    assert "What people told us" not in html("measures/babies-fed/index.md", files)


def test_a_finding_says_who_how_when_how_many_and_that_they_agreed():
    page = html("findings/index.md", site(valley_survey=one()))
    assert "There is nothing here yet" not in page
    for words in (
        "1,200 of the 3,000 people asked.",
        "1 May 2017 to 31 May 2017",
        "Parents of babies",
        "A letter with a form",
        "Each form asked for it.",
        "This may be out by 2.8 percentage points either way.",
        "Valley reports 3. Published on 1 July 2017.",
    ):
        assert words in page, words


def test_an_open_forum_and_a_figure_without_a_margin_say_so():
    figures = [{"words": "Said yes", "percent": 50, "base": 20, "no_margin_because": "people chose to come."}]
    page = html(
        "findings/index.md", site(a=one(kind="forum", base={"answered": 40, "open_to_all": True}, figures=figures))
    )
    assert "40 people took part. Anyone could." in page
    assert "How far this may be out is not known: people chose to come." in page


def test_it_stands_on_the_measures_it_is_about_and_only_there():
    files = site(valley_survey=one())
    assert "It is not the figure of this measure." in html("measures/babies-fed/index.md", files)
    assert "Feeding in the valley" not in html("measures/hidden-harm/index.md", files)
    assert 'href="../measures/babies-fed/"' in html("findings/index.md", files)
