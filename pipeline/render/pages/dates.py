"""When reports came out and come out, and who sees one before: for the hand-written pages that say how we publish.

Of a report that is not out yet only its dates are known here. The calendar file is in `render.feeds`.
"""

from datetime import date

from markupsafe import Markup, escape

from pipeline.render.pages.annual import ANNUAL, report_link
from pipeline.render.pages.page import drawn_table
from pipeline.render.pages.parts import Cell, Head, Table
from pipeline.render.pages.words import day
from pipeline.render.site_input import Announced, EditionInput, SiteInput
from pipeline.render.wording.phrases import capital

HEAD = (Head("Comes out"), Head("Agenda"), Head("Meeting"))
NO_DATE = "The date of the next {report} has not been set."
NOBODY = "So far nobody has seen a {report} before it came out."
AFTERWARDS = "Put together afterwards, on"
STILL_TO_COME = "(still to come)"


def next_report(site: SiteInput) -> str:
    """Say when the next report comes out; that no date has been set where none has."""
    name = site.framework.words.report[0]
    if not site.announced:
        return NO_DATE.format(report=name)
    one = min(site.announced, key=lambda one: (one.release, one.name))
    return f"The next {name} comes out on {day(one.release)}. It is about {one.about}."


def report_dates(site: SiteInput) -> Markup:
    """Return the calendar of releases as a table: what is still to come first, then the newest."""
    coming = sorted(site.announced, key=lambda one: (one.release, one.name), reverse=True)
    rows = [
        (Cell(announced_words(one)), Cell(f"{day(one.release)} {STILL_TO_COME}"), *_meeting(one.agenda, one.meeting))
        for one in coming
    ]
    newest = sorted(site.reports, key=lambda one: (one.edition.cut_off, one.name), reverse=True)
    rows += [
        (Cell(report_link(one).text), Cell(_out(one)), *_meeting(one.edition.agenda, one.edition.meeting))
        for one in newest
    ]
    if not rows:
        return Markup()
    one, several = site.framework.words.report
    head = (Head(capital(one)), *HEAD)
    return Markup("\n" + drawn_table(Table("dates", f"When {several} come out", head, tuple(rows), "reasons"), str))


def announced_words(one: Announced) -> str:
    """Say what a report that is not out yet is about."""
    return f"{ANNUAL}: {one.about}" if one.is_annual else one.about


def early_access(site: SiteInput) -> Markup:
    """Return a Markdown list of the offices that saw a report before it came out, and why; or that none did."""
    lines = [
        f"- {escape(seen.who)}, from {day(seen.since)} ({escape(report_link(one).text)}): {escape(seen.why)}"
        for one in sorted(site.reports, key=lambda one: (one.edition.cut_off, one.name), reverse=True)
        for seen in one.edition.pre_release_access
    ]
    return Markup("\n".join(lines) or NOBODY.format(report=site.framework.words.report[0]))


def _out(one: EditionInput) -> str:
    edition = one.edition
    if edition.reconstructed_on:
        return f"{AFTERWARDS} {day(edition.reconstructed_on)}"
    return _day((edition.released.on if edition.released else None) or edition.release)


def _meeting(agenda: date | None, meeting: date | None) -> tuple[Cell, Cell]:
    return Cell(_day(agenda)), Cell(_day(meeting))


def _day(when: date | None) -> str:
    return day(when) if when else "No date"
