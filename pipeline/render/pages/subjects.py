"""The page of measures by subject: each tag with a title as a heading, and below it its measures of every domain."""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.render.pages.context import Context, trail
from pipeline.render.pages.navigation import BY_SUBJECT
from pipeline.render.pages.page import Page
from pipeline.render.pages.parts import Link
from pipeline.render.pages.said import in_words
from pipeline.render.pages.summary import Summary

ADDRESS = "subjects/"


@dataclass(frozen=True)
class Subject:
    """One tag as readers see it, with its measures in the framework's order."""

    anchor: str
    title: str
    introduction: str
    measures: tuple[Summary, ...]


@dataclass(frozen=True)
class SubjectsView:
    """What the page says, in finished strings."""

    title: str
    lead: str
    subjects: tuple[Subject, ...]


def subjects_page(context: Context) -> Page | None:
    """Return the page; None where no measure has a tag."""
    subjects = tuple(_subjects(context))
    if not subjects:
        return None
    title = f"{context.said.measures.capitalize()} by subject"
    lead = f"Some subjects run through the whole framework. Here are the {context.said.measures} on each."
    return Page(ADDRESS, title, lead, "subjects", SubjectsView(title, lead, subjects), "", trail())


def subjects_link(context: Context) -> Link | None:
    """Return a link to the page, for those who look through a list; None where there is no such page."""
    title = in_words(BY_SUBJECT, context.said)
    return Link(title, ADDRESS) if any(measure.tags for measure in context.site.measures.values()) else None


def subject_links(context: Context, measure: str) -> tuple[Link, ...]:
    """Return a link to each subject of a measure, in the order of the page."""
    own = context.site.measures[measure].tags
    return tuple(Link(tag.title, f"{ADDRESS}#{_anchor(key)}") for key, tag in context.site.tags.items() if key in own)


def _subjects(context: Context) -> Iterator[Subject]:
    for key, tag in context.site.tags.items():
        found = [summary for id_, summary in context.summaries.items() if key in context.site.measures[id_].tags]
        if found:
            yield Subject(_anchor(key), tag.title, tag.introduction or "", tuple(found))


def _anchor(key: str) -> str:
    return f"subject-{key.replace('_', '-')}"
