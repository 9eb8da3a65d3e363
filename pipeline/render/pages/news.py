"""What happened and when: reports that came out, revised figures, mistakes put right, figures taken back, definitions.

The page of what is new and the feed both tell it; what each of them says in full is on pages of their own.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.compute.revisions import Revised
from pipeline.render.pages.annual import report_link
from pipeline.render.pages.context import Context, slug
from pipeline.render.pages.parts import Link
from pipeline.render.pages.words import day
from pipeline.render.site_input import EditionInput, EditionRevisions, SiteInput

CHANGES = "revisions/"


@dataclass(frozen=True)
class News:
    """One thing that happened on a day: its kind in words, what it is about, and where to read on.

    `key` names it for good among all news, so that who follows them is told once.
    """

    on: date
    kind: str
    link: Link
    about: str
    key: str

    @property
    def day(self) -> str:
        """The day in words."""
        return day(self.on)


def news(context: Context) -> list[News]:
    """Return all that has happened as of the day of the site, newest first."""
    every = [*_reports(context), *_revised(context), *_put_right(context), *_taken_back(context), *_defined(context)]
    known = sorted((one for one in every if one.on <= context.site.as_of), key=lambda one: (one.kind, one.link.text))
    return sorted(known, key=lambda one: one.on, reverse=True)


def out_on(one: EditionInput, as_of: date) -> date:
    """Return the day a report came out, as seen from a day.

    One put together later came out on the day it was made. Seen from before that day it is shown all the same, as it
    would have come out then: with its meeting, or when its figures were gathered.
    """
    edition = one.edition
    if edition.reconstructed_on and edition.reconstructed_on <= as_of:
        return edition.reconstructed_on
    return edition.release or edition.meeting or edition.cut_off


def changed_on(one: Revised, several: EditionRevisions, site: SiteInput) -> date | None:
    """Return when a figure changed, as far as is known: not before the figures of the earlier report were gathered.

    The first that fits of the days when it was published, when the last file of its source came, and of the report.
    """
    editions = {each.slug: each for each in site.editions}
    later, earlier = editions.get(several.edition), editions.get(several.before)
    came = max((f.received_on for f in site.sources if f.source == one.after.source and f.received_on), default=None)
    days = (one.after.published_on, came, out_on(later, site.as_of) if later else None)
    return next((day for day in days if day and (earlier is None or day > earlier.edition.cut_off)), None)


def _reports(context: Context) -> Iterator[News]:
    for one in context.site.reports:
        about = f"It uses figures published by {day(one.edition.cut_off)}."
        link = report_link(one)
        yield News(out_on(one, context.site.as_of), f"New {context.said.report}", link, about, one.address)


def _revised(context: Context) -> Iterator[News]:
    """Tell the revised figures of a measure that came on one day as one piece of news."""
    found = Counter(
        (when, one.after.measure)
        for several in context.site.revisions
        for one in several.revised
        if (when := changed_on(one, several, context.site)) and one.after.measure in context.summaries
    )
    for (when, name), many in found.items():
        about = "One figure is not as it was." if many == 1 else f"{many} figures are not as they were."
        link = Link(context.summaries[name].title, CHANGES)
        yield News(when, "Revised", link, about, _key("revised", name, when))


def _put_right(context: Context) -> Iterator[News]:
    for one in context.site.corrections.corrections:
        key = _key("corrected", one.measure, one.on, one.edition, one.area, one.period)
        yield News(one.on, "Put right", Link(_title(context, one.measure), CHANGES), one.reason, key)


def _taken_back(context: Context) -> Iterator[News]:
    for one in context.site.withdrawn.withdrawals:
        key = _key("withdrawn", one.measure, one.on, one.area, one.period)
        yield News(one.on, "Taken back", Link(_title(context, one.measure), CHANGES), one.reason, key)


def _defined(context: Context) -> Iterator[News]:
    for name, measure in context.site.measures.items():
        for number, one in enumerate(measure.history):
            link = Link(measure.plain_title, context.summaries[name].url)
            key = _key("defined", name, one.on, str(number))
            yield News(one.on, "A definition has changed", link, one.what, key)


def _key(kind: str, measure: str, when: date, *more: str) -> str:
    """Return a name that is part of an address: `revisions/#corrected-falls-2017-11-01-x3-2016-17`."""
    parts = [kind, slug(measure), when.isoformat(), *("-".join(one.lower().replace("/", "-").split()) for one in more)]
    return f"{CHANGES}#{'-'.join(parts)}"


def _title(context: Context, name: str) -> str:
    measure = context.site.measures.get(name)
    return measure.plain_title if measure else name
