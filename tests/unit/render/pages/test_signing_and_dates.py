"""A draft says that it is one; who signed what is shown; of a report still to come only its dates are told."""

from dataclasses import replace
from datetime import date

from pipeline.catalogue.edition import Access, SignOff
from pipeline.render.site_input import Announced
from tests.support.pages import build
from tests.support.site_samples import sample_site

REPORT = "editions/2017-18-q1/index.md"
DOMAIN = "editions/2017-18-q1/good-health/index.md"
WORDS = {"about": "---\ntitle: A\n---\n{{ next_report }}\n\n{{ report_dates }}\n\n{{ early_access }}\n"}
DATA = SignOff(step="data", by="Head of analysis", on=date(2017, 10, 3))
SAID = SignOff(step="commentary", by="The director", on=date(2017, 10, 4))
OUT = SignOff(step="release", by="The chair", on=date(2017, 10, 5))


def made(*, announced=(), **more):
    site = sample_site()
    (one,) = site.editions
    one = replace(one, edition=one.edition.model_copy(update={"reconstructed_on": None, **more}))
    return build(sample_site(editions=(one,), pages=WORDS, announced=announced))


def test_a_draft_says_so_in_words_on_each_of_its_pages():
    pages = made()
    for path in (REPORT, DOMAIN, "editions/index.md"):
        assert "Draft. Nobody has yet said that the figures and the words are right." in pages[path]
    assert "Draft. The figures are signed off." in made(sign_offs=[DATA])[DOMAIN]
    assert "Draft" not in made(sign_offs=[DATA, SAID])[REPORT]


def test_who_signed_which_step_and_when_is_shown():
    page = made(sign_offs=[DATA, SAID, OUT])[REPORT]
    for part in ("Head of analysis", "3 October 2017", "The director", "4 October 2017", "The chair", "5 October 2017"):
        assert part in page
    assert "Nobody yet" not in page
    assert made(sign_offs=[DATA])[REPORT].count("Nobody yet") == 1
    assert "How this report was signed off" not in build(sample_site())[REPORT]


def test_offices_that_saw_a_report_early_are_named_once_it_is_out():
    seen = Access(who="Press office & switchboard", why="To answer questions.", since=date(2017, 10, 4))
    page = made(pre_release_access=[seen])["about/index.md"]
    assert "- Press office &amp; switchboard, from 4 October 2017 (April to June 2017): To answer questions." in page
    assert "So far nobody has seen a report before it came out." in made()["about/index.md"]


def test_the_calendar_has_what_is_out_and_what_is_to_come():
    coming = Announced("2017-18-q2", "July to September 2017", date(2017, 12, 1), meeting=date(2017, 12, 8))
    pages = made(announced=(coming,), sign_offs=[DATA, SAID, OUT])
    page = pages["about/index.md"]
    assert "The next report comes out on 1 December 2017. It is about July to September 2017." in page
    assert "1 December 2017 (still to come)" in page
    assert page.index("still to come") < page.index("5 October 2017")
    calendar = pages["calendar.ics"]
    assert "SUMMARY:Report comes out: July to September 2017" in calendar
    assert "DTSTART;VALUE=DATE:20171208" in calendar
    assert "2017-18-q2" not in pages["feed.xml"]
    assert "The date of the next report has not been set." in made()["about/index.md"]
