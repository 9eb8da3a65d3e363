"""What other programs subscribe to: an Atom feed of what is new and a calendar of dates. Same content, same bytes.

What there is to tell is gathered in `pages.news`.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit
from xml.etree import ElementTree as Tree

from pipeline.catalogue.edition import Edition
from pipeline.catalogue.framework import Words
from pipeline.render.pages.annual import ANNUAL
from pipeline.render.pages.context import Context
from pipeline.render.pages.news import News, news, out_on
from pipeline.render.site_input import Announced, EditionInput, SiteInput
from pipeline.render.wording.phrases import capital

ATOM = "http://www.w3.org/2005/Atom"
FEED, CALENDAR = "feed.xml", "calendar.ics"
MOST = 40
"""Entries of the feed: as many as its readers keep."""
OCTETS = 73
"""RFC 5545, 3.1: a line has at most 75 octets without its end; a folded line begins with a blank."""


def feeds(context: Context) -> dict[str, str]:
    """Return the feed and the calendar by path in the site."""
    return {FEED: atom_feed(context), CALENDAR: calendar(context.site)}


def atom_feed(context: Context) -> str:
    """Return an Atom feed (RFC 4287) of reports, changed figures and definitions, the newest first."""
    site, home, told = context.site, _home(context.site), news(context)[:MOST]
    feed = Tree.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _text(feed, "id", home)
    _text(feed, "title", f"{site.settings.title}: what is new")
    _text(feed, "updated", _moment(max((one.on for one in told), default=site.as_of)))
    Tree.SubElement(feed, "link", {"rel": "self", "href": f"{home}{FEED}", "type": "application/atom+xml"})
    Tree.SubElement(feed, "link", {"rel": "alternate", "href": home, "type": "text/html"})
    _text(Tree.SubElement(feed, "author"), "name", site.settings.brand.name)
    for one in told:
        _entry(feed, one, home)
    Tree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: Tree.Element, one: News, home: str) -> None:
    entry = Tree.SubElement(feed, "entry")
    _text(entry, "id", f"{home}{one.key}")
    _text(entry, "title", f"{one.kind}: {one.link.text}")
    _text(entry, "updated", _moment(one.on))
    Tree.SubElement(entry, "link", {"rel": "alternate", "href": f"{home}{one.link.url}", "type": "text/html"})
    _text(entry, "summary", one.about)


def calendar(site: SiteInput) -> str:
    """Return the dates of reports and meetings as an iCalendar file (RFC 5545)."""
    host, said = urlsplit(_home(site)).hostname, site.framework.words
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_escaped(site.settings.title)}//Releases//EN"]
    for one in _newest_first(site):
        for kind, words, when in _dates(one.edition, said, is_annual=one.name != one.slug):
            lines += _event(f"{one.name}-{kind}@{host}", when, f"{words}: {one.edition.title}")
    for one in sorted(site.announced, key=lambda one: (one.release, one.name)):
        for kind, words, when in _dates(one, said, is_annual=one.is_annual):
            lines += _event(f"{one.name}-{kind}@{host}", when, f"{words}: {one.about}")
    return "".join(f"{line}\r\n" for line in _folded([*lines, "END:VCALENDAR"]))


def _dates(one: Edition | Announced, said: Words, *, is_annual: bool) -> Iterator[tuple[str, str, date]]:
    if one.release:
        yield "release", f"{ANNUAL if is_annual else capital(said.report[0])} comes out", one.release
    if one.meeting:
        yield "meeting", said.meeting, one.meeting


def _event(uid: str, when: date, title: str) -> list[str]:
    stamp = datetime.combine(when, time(0)).strftime("%Y%m%dT%H%M%SZ")
    start = f"DTSTART;VALUE=DATE:{when:%Y%m%d}"
    return ["BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{stamp}", start, f"SUMMARY:{_escaped(title)}", "END:VEVENT"]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        part = ""
        for sign in line:
            if len(f"{part}{sign}".encode()) > OCTETS:
                yield part
                part = " "
            part += sign
        yield part


def _newest_first(site: SiteInput) -> list[EditionInput]:
    return sorted(site.reports, key=lambda one: (out_on(one, site.as_of), one.name), reverse=True)


def _moment(when: date) -> str:
    return datetime.combine(when, time(0), UTC).isoformat().replace("+00:00", "Z")


def _home(site: SiteInput) -> str:
    return site.settings.site_url.rstrip("/") + "/"


def _text(parent: Tree.Element, name: str, text: str) -> None:
    Tree.SubElement(parent, name).text = text
