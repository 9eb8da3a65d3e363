"""A year's report is one like the others: in feed, calendar and news, frozen, corrected, with the names of its day."""

from dataclasses import replace
from datetime import date

from pipeline.catalogue.correction import Correction, Corrections
from pipeline.catalogue.edition import SignOff
from pipeline.catalogue.measure_parts import FormerName
from pipeline.render.feeds import calendar
from pipeline.render.site_input import Announced
from tests.support.pages import build, html
from tests.unit.render.pages.test_feeds import atom_feed
from tests.unit.render.papers.test_annual import files_of_year, site_with_a_year

PAGE, NAME = "annual/2016-17/index.md", "annual-2016-17"
TITLE = "Annual report: April 2016 to March 2017"
WORDS = {"about": "---\ntitle: A\n---\n{{ next_report }}\n\n{{ report_dates }}\n"}


def signed(**more: object):
    steps = [SignOff(step="data", by="The analyst", on=date(2018, 1, 2))]
    given = {"reconstructed_on": None, "release": date(2018, 1, 9), "meeting": date(2018, 1, 16)}
    return site_with_a_year(**given, sign_offs=[step.model_dump() for step in steps], **more)


def test_feed_calendar_dates_and_news_have_it():
    site = replace(signed(), pages=WORDS)
    feed, dates = atom_feed(site), calendar(site)
    assert "/annual/2016-17/</id>" in feed
    assert TITLE in feed
    assert "Annual report comes out: April 2016 to March 2017" in dates
    assert "UID:annual-2016-17-meeting@" in dates
    files = build(site)
    for page in ("whats-new/index.md", "about/index.md", "editions/index.md"):
        assert TITLE in html(page, files), page
    assert "9 January 2018" in html("about/index.md", files)


def test_one_that_is_still_to_come_has_a_date_and_nothing_else():
    coming = Announced(NAME, "2016 to 2017", date(2018, 3, 1), is_annual=True)
    site = replace(site_with_a_year(), annual=(), announced=(coming,), pages=WORDS)
    page = html("about/index.md", build(site))
    assert "Annual report: 2016 to 2017" in page
    assert "1 March 2018 (still to come)" in page
    assert "Annual report comes out: 2016 to 2017" in calendar(site)
    assert "annual" not in atom_feed(site)


def test_how_far_it_has_got_is_said_and_who_signed():
    page = html(PAGE, build(signed()))
    assert "Draft. The figures are signed off. The words are not yet, and may change." in page
    assert "The figures are right: The analyst, 2 January 2018." in page
    assert "The words are right: Nobody yet." in page


def test_it_shows_the_framework_of_its_day():
    site = site_with_a_year()
    now = {"plain_title": "Fed by nobody", "added_on": None}
    former = [FormerName(title="Old", plain_title="Babies of old", until=date(2019, 1, 1))]
    fed = site.measures["babies_fed"].model_copy(update={**now, "former_names": former})
    late = site.measures["early_deaths"].model_copy(update={"added_on": date(2019, 1, 1)})
    files = build(replace(site, measures={**site.measures, "babies_fed": fed, "early_deaths": late}))
    page = html(PAGE, files)
    assert "Babies of old" in page
    assert "Fed by nobody" not in page
    assert "early-deaths" not in page
    assert "early-deaths" in html(PAGE, files_of_year())


def test_a_frozen_one_stays_and_its_correction_stands_above_it():
    kept = '---\ntitle: "Then"\n---\n<div class="content">\n<h1>As it was</h1>\n</div>\n'
    frozen = {NAME: {PAGE: kept.encode(), "annual/2016-17/2016-17-annual-report.pdf": b"then"}}
    told = {"measure": "babies_fed", "area": "VALE", "period": "2016/17", "by": "The analyst", "before": 1.0}
    wrong = Correction(**told, edition=NAME, after=2.0, reason="One was left out.", on=date(2018, 2, 1))
    files = build(replace(site_with_a_year(), frozen=frozen, corrections=Corrections(corrections=[wrong])))
    page = html(PAGE, files)
    assert "As it was" in page
    assert "What was done, and what people said" not in page
    assert "Correction" in page
    assert "One was left out." in page
    assert "annual/2016-17/2016-17-annual-report.docx" not in files
