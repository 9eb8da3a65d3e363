"""Stories: what was done, as a cited document tells it, beside the measures it bears on. They claim no cause."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.catalogue.writing import Story
from pipeline.render.pages.context import Context, domain_link, slug, trail
from pipeline.render.pages.page import Page, front_matter
from pipeline.render.pages.parts import Link
from pipeline.render.pages.static import filled
from pipeline.render.pages.words import day

HOME = Link("Stories", "stories/")
NO_CAUSE = "We do not know how much these figures changed because of this work. Many other things change them too."


@dataclass(frozen=True)
class StoryRow:
    """One story in the list of stories."""

    link: Link
    description: str
    domains: str


@dataclass(frozen=True)
class StoriesView:
    """What the list of stories says."""

    title: str
    rows: tuple[StoryRow, ...]


def stories_page(context: Context) -> Page | None:
    """Return the list of stories; None where a project has none."""
    if not context.site.stories:
        return None
    rows = tuple(_row(one, context) for one in _in_order(context.site.stories))
    description = f"What local services did, and the {context.said.measures} that it may help."
    return Page("stories/", "Stories", description, "stories", StoriesView("Stories", rows), "framework", trail())


def story_file(story: Story, context: Context, frame: Mapping[str, object]) -> tuple[str, str]:
    """Return the file of one story and its Markdown: the text, the measures it bears on, where it is told."""
    head = story.head
    page = Page(
        f"stories/{slug(story.slug)}/",
        head.title,
        head.description,
        "text",
        None,
        "framework",
        trail(HOME),
        body_class="prose",
    )
    words = filled(story.body, context, f"site/stories/{story.slug}.md", head.tables, story.line)
    parts = [f"# {head.title}", words, _measures(story, context), f"From: {head.told_in}, {day(head.told_on)}."]
    return page.file, front_matter(page, frame) + "\n" + "\n\n".join(parts) + "\n"


def stories_of(context: Context, measures: frozenset[str]) -> tuple[Link, ...]:
    """Return links to the stories that bear on any of these measures, in order."""
    return tuple(story_link(one) for one in _in_order(context.site.stories) if measures & set(one.head.measures))


def rows_of(context: Context, measures: frozenset[str]) -> tuple[StoryRow, ...]:
    """Return the stories that bear on any of these measures with what they tell, in order."""
    return tuple(_row(one, context) for one in _in_order(context.site.stories) if measures & set(one.head.measures))


def story_link(story: Story) -> Link:
    """Return the link to a story."""
    return Link(story.head.title, f"stories/{slug(story.slug)}/")


def _row(story: Story, context: Context) -> StoryRow:
    return StoryRow(story_link(story), story.head.description, " and ".join(_domains(story, context)))


def _measures(story: Story, context: Context) -> str:
    known = [(name, context.site.measures[name]) for name in story.head.measures if name in context.site.measures]
    lines = [f"- [{measure.plain_title}](../../measures/{slug(name)}/)" for name, measure in known]
    return "\n".join(["## What this may help", "", *lines, "", NO_CAUSE])


def _domains(story: Story, context: Context) -> list[str]:
    names = [domain_link(context.domain_of(m)).text for m in story.head.measures if m in context.places]
    return list(dict.fromkeys(names))


def _in_order(stories: Mapping[str, Story]) -> list[Story]:
    return sorted(stories.values(), key=lambda one: (one.head.title, one.slug))
