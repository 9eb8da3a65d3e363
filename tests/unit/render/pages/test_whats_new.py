"""What is new: each kind of news with its day, the newest first, nothing of later days, and a way there."""

from dataclasses import replace
from datetime import date

from pipeline.catalogue.correction import Correction, Corrections
from pipeline.catalogue.measure_parts import Amendment
from pipeline.compute.series import PublishedSeries
from pipeline.render.site_input import Mended
from tests.support.pages import build, html
from tests.support.site_samples import measures, sample_site

PAGE = "whats-new/index.md"


def corrected(day: date) -> Corrections:
    told = {"edition": "2017-18-q1", "measure": "babies_fed", "area": "VALE", "period": "2016/17", "by": "The analyst"}
    return Corrections(corrections=[Correction(**told, before=1.0, after=2.0, reason="One was left out.", on=day)])


def amended(day: date) -> dict:
    known = measures()
    history = [Amendment(on=day, what="Twins count as two.")]
    return {**known, "babies_fed": known["babies_fed"].model_copy(update={"history": history})}


def test_news_of_each_kind_stands_with_its_day_newest_first():
    site = sample_site(corrections=corrected(date(2017, 11, 1)), measures=amended(date(2017, 12, 1)))
    page = html(PAGE, build(site))
    order = ["22 November 2026.", "1 December 2017.", "1 November 2017."]
    assert sorted(order, key=page.index) == order
    assert "New report: " in page
    assert "One was left out." in page
    assert "Twins count as two." in page


def test_what_is_dated_later_than_the_site_is_not_news_yet():
    assert "One was left out." not in html(PAGE, build(sample_site(corrections=corrected(date(2099, 1, 1)))))


def test_without_any_it_says_so():
    assert "Nothing has come out or changed yet." in html(PAGE, build(sample_site(editions=(), revisions=())))


def test_home_and_footer_lead_to_it():
    files = build(sample_site())
    assert 'href="whats-new/"' in html("index.md", files)
    assert '"whats-new/"' in files["measures/babies-fed/index.md"]


def test_a_figure_that_was_put_right_is_told_on_its_measures_own_page_alone():
    made = build(sample_site(corrections=corrected(date(2017, 11, 1))))
    own = html("measures/babies-fed/index.md", made)
    assert "Which figures were put right" in own
    assert "One was left out." in own and "1 November 2017" in own
    others = [text for path, text in made.items() if path.startswith("measures/") and "babies-fed" not in path]
    assert others and not [text for text in others if "Which figures were put right" in text]
    assert "put right" not in html("measures/babies-fed/index.md", build(sample_site()))


def test_a_mistake_of_a_publisher_is_told_on_the_pages_of_the_figures_that_rest_on_it():
    mistake = Mended("returns", "The file says 90.", "The council said so.", "The council", date(2017, 8, 1), "f.csv:4")
    site = sample_site()
    first, *rest = site.series["babies_fed"].values
    resting = PublishedSeries(
        "babies_fed", (replace(first, source="returns", trace=("f.csv:4",), preferred=True), *rest)
    )
    for place, told in (("f.csv:4", True), ("f.csv:5", False), ("", True)):
        one = sample_site(series={**site.series, "babies_fed": resting}, mended=[replace(mistake, place=place)])
        page = html("measures/babies-fed/index.md", build(one))
        words = "The file says 90. The council said so. Reported by The council, 1 August 2017."
        assert (words in page) is told
        assert (f"Green Vale, {first.period.public}. {words}" in page) is (place == "f.csv:4")
