"""What is new, newest first: reports, revised figures, mistakes put right, figures taken back, changed definitions.

What each of them says in full is on pages of their own: `edition`, `revisions`, `measure`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.render.feeds import out_on
from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Link
from pipeline.render.pages.words import day

MOST = 40
CHANGES = "revisions/"


@dataclass(frozen=True)
class News:
    """One thing that happened on a day: its kind in words, what it is about, and where to read on."""

    on: date
    kind: str
    link: Link
    about: str = ""

    @property
    def day(self) -> str:
        """The day in words."""
        return day(self.on)


def whats_new_page(context: Context) -> Page:
    """Return the page of what is new as of the day of the site; it says so where there is nothing."""
    every = [*_reports(context), *_revised(context), *_put_right(context), *_taken_back(context), *_defined(context)]
    known = sorted((one for one in every if one.on <= context.site.as_of), key=lambda one: (one.kind, one.link.text))
    newest = sorted(known, key=lambda one: one.on, reverse=True)
    view = {"title": "What is new", "news": tuple(newest[:MOST]), "more": len(newest) > MOST}
    told = "The newest first: what came out, what changed and what we put right."
    return Page("whats-new/", "What is new", told, "whats_new", view, "data", trail())


def _reports(context: Context) -> Iterator[News]:
    for one in context.site.editions:
        about = f"It uses figures published by {day(one.edition.cut_off)}."
        link = Link(one.edition.title, f"editions/{one.slug}/")
        yield News(out_on(one), f"New {context.said.report}", link, about)


def _revised(context: Context) -> Iterator[News]:
    """Tell the revised figures of a measure that came on one day as one piece of news."""
    days = {one.slug: out_on(one) for one in context.site.editions}
    found = Counter(
        (when, one.after.measure)
        for several in context.site.revisions
        for one in several.revised
        if (when := one.after.published_on or days.get(several.edition)) and one.after.measure in context.summaries
    )
    for (when, name), many in found.items():
        about = "One figure is not as it was." if many == 1 else f"{many} figures are not as they were."
        yield News(when, "Revised", Link(context.summaries[name].title, CHANGES), about)


def _put_right(context: Context) -> Iterator[News]:
    for one in context.site.corrections.corrections:
        yield News(one.on, "Put right", Link(_title(context, one.measure), CHANGES), one.reason)


def _taken_back(context: Context) -> Iterator[News]:
    for one in context.site.withdrawn.withdrawals:
        yield News(one.on, "Taken back", Link(_title(context, one.measure), CHANGES), one.reason)


def _defined(context: Context) -> Iterator[News]:
    for name, measure in context.site.measures.items():
        for one in measure.history:
            link = Link(measure.plain_title, context.summaries[name].url)
            yield News(one.on, "What we count has changed", link, one.what)


def _title(context: Context, name: str) -> str:
    measure = context.site.measures.get(name)
    return measure.plain_title if measure else name
