"""The feed and the calendar: only what is out, whole and the same each time, by the rules of their formats."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as Tree

from pipeline.catalogue.correction import Correction, Corrections
from pipeline.render.feeds import ATOM, calendar
from pipeline.render.feeds import atom_feed as feed_of
from pipeline.render.pages.context import make_context
from pipeline.render.site_input import SiteInput
from tests.support.site_samples import sample_site

SPACE = {"a": ATOM}


def atom_feed(site: SiteInput) -> str:
    return feed_of(make_context(site, site.series, site.standings, site.yearly))


def with_edition(**changes: object) -> SiteInput:
    site = sample_site()
    one = site.editions[0]
    return replace(site, editions=[replace(one, edition=one.edition.model_copy(update=changes))])


def test_the_feed_has_an_entry_a_report_with_what_atom_asks_for():
    feed = Tree.fromstring(atom_feed(sample_site()))
    for needed in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert feed.find(needed, SPACE) is not None, needed
    (entry,) = feed.findall("a:entry", SPACE)
    for needed in ("a:id", "a:title", "a:updated", "a:summary"):
        assert entry.findtext(needed, namespaces=SPACE), needed


def test_a_report_that_is_not_out_yet_is_not_in_the_feed():
    site = with_edition(reconstructed_on=None, release=date(2099, 1, 1), cut_off=date(2098, 12, 1))
    assert Tree.fromstring(atom_feed(site)).findall("a:entry", SPACE) == []


def test_a_site_as_of_an_earlier_day_has_the_reports_that_it_shows():
    site = replace(with_edition(meeting=None), as_of=date(2018, 1, 31))
    (entry,) = Tree.fromstring(atom_feed(site)).findall("a:entry", SPACE)
    assert entry.findtext("a:updated", namespaces=SPACE) == f"{site.editions[0].edition.cut_off}T00:00:00Z"


def test_what_was_put_right_is_an_entry_of_its_own_with_a_name_that_stays():
    told = {"edition": "2017-18-q1", "measure": "babies_fed", "period": "2016/17", "by": "The analyst"}
    told |= {"before": 1.0, "after": 2.0, "reason": "One was left out.", "on": date(2017, 11, 1)}
    both = [Correction.model_validate({**told, "area": area}) for area in ("VALE", "NORTH")]
    made = atom_feed(replace(sample_site(), corrections=Corrections(corrections=both)))
    assert made.startswith('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"')
    entries = Tree.fromstring(made).findall("a:entry", SPACE)
    assert [one.findtext("a:summary", namespaces=SPACE) for one in entries[1:]] == ["One was left out."] * 2
    ids = [str(one.findtext("a:id", namespaces=SPACE)) for one in entries]
    assert ids[1] == "https://outcomes.example.org/revisions/#corrected-babies-fed-2017-11-01-2017-18-q1-vale-2016-17"
    assert len(set(ids)) == len(ids)
    days = [str(one.findtext("a:updated", namespaces=SPACE)) for one in entries]
    assert days == sorted(days, reverse=True)


def test_titles_are_escaped_in_both():
    site = with_edition(title="Falls & <b>harm</b>; one, two", release=date(2018, 1, 2))
    assert "New report: Falls & <b>harm</b>; one, two" in [e.text for e in Tree.fromstring(atom_feed(site)).iter()]
    assert "Falls & <b>harm</b>\\; one\\, two" in calendar(site).replace("\r\n ", "")


def test_the_calendar_has_release_and_meeting_and_short_lines():
    site = with_edition(title="A very long title " * 12, release=date(2018, 1, 2), meeting=date(2018, 1, 9))
    made = calendar(site)
    assert made.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert made.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in made.split("\r\n")) <= 75
    assert [line for line in made.split("\r\n") if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20180102",
        "DTSTART;VALUE=DATE:20180109",
    ]
    assert made == calendar(site)
