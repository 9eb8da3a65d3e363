"""Tags: free words that group measures across domains, each with a title for readers, in `tags.yaml`.

Which measures have a tag is said in their own files; the page that lists them belongs in `render`.
"""

from collections.abc import Mapping
from pathlib import Path

from pydantic import Field

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.catalogue.measure import Measure
from pipeline.errors import Problem, listed, nearest
from pipeline.strict_yaml import Document, read_model
from pipeline.strict_yaml.authored import text_of

TAGS = "tags.yaml"


class Tag(Content):
    """One tag, as readers see it."""

    title: Text = Field(description="Its name for readers", examples=["Carers"])
    introduction: Text | None = Field(
        default=None, description="A sentence on what its measures share", examples=["How carers are, and who helps."]
    )


class Tags(Content):
    """The tags that measures may have, in the order in which readers see them."""

    tags: dict[Slug, Tag] = Field(description="Each tag by the word that measure files use")


def read_tags(folder: Path) -> tuple[Mapping[str, Tag], list[Problem]]:
    """Read the file of a `measures` folder; a project without one has no tags."""
    file = folder / TAGS
    if not file.exists():
        return {}, []
    read, problems = read_model(Tags, text_of(file), f"{folder.name}/{TAGS}")
    return (read.tags if read else {}), problems


def unknown_tags(
    measures: Mapping[str, Measure], documents: Mapping[str, Document], tags: Mapping[str, Tag]
) -> list[Problem]:
    """Return a problem for each tag of a measure that has no title, with the nearest that has."""
    return [
        Problem(
            *documents[name].place_of(("tags", place)),
            "tags",
            f"there is no tag '{tag}'{nearest(tag, tags)}",
            f"a key under tags in measures/tags.yaml, with its title{listed(tags)}",
            "tags: {carers: {title: Carers}}",
            "unknown-tag",
        )
        for name, measure in measures.items()
        for place, tag in enumerate(measure.tags)
        if tag not in tags
    ]
