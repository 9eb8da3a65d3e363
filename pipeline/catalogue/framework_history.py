"""How the framework changes over the years: its versions as content, and which measures it had on a day.

A measure's file says when it came, was renamed or left; nothing of it is lost. Pages are made in `render`.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.catalogue.measure import Measure
from pipeline.errors import Problem
from pipeline.strict_yaml import read_model
from pipeline.strict_yaml.authored import text_of

VERSIONS = "versions.yaml"
Kind = Literal["added", "renamed", "retired"]


class Version(Content):
    """One version of the framework: since when it holds, and what its document says of it, aspect by aspect."""

    key: Slug
    title: Text
    state: Literal["in_force", "foreseen"] = Field(description="foreseen: a document announces it, nobody agreed it")
    valid_from: date | None = None
    citation: Text
    says: dict[Text, Text] = Field(min_length=1, description="Aspect: what the document says of it")

    @model_validator(mode="after")
    def in_force_since(self) -> "Version":
        """What is in force is so since a day; what is only foreseen is not."""
        if (self.state == "in_force") != (self.valid_from is not None):
            msg = "a version in force has valid_from, and one that is only foreseen has not"
            raise ValueError(msg)
        return self


class Versions(Content):
    """All versions of a framework, the oldest first."""

    introduction: list[Text] = Field(min_length=1, description="For the public, a paragraph each")
    versions: list[Version] = Field(min_length=1)


class Event(Content):
    """Something that happened to a measure in the framework."""

    measure: Slug
    kind: Kind
    on: date
    words: str


def read_versions(measures: Path) -> tuple[Versions | None, list[Problem]]:
    """Read `measures/versions.yaml`; None where a project has none."""
    file = measures / VERSIONS
    if not file.exists():
        return None, []
    return read_model(Versions, text_of(file), f"{measures.name}/{VERSIONS}")


def measures_on(measures: Mapping[str, Measure], day: date) -> dict[str, Measure]:
    """Return the measures that the framework had on a day, called what they were called then.

    One that came later is not among them; one that has left since is, as what it was.
    """
    return {name: _on(one, day) for name, one in measures.items() if one.added_on is None or one.added_on <= day}


def events(measures: Mapping[str, Measure]) -> list[Event]:
    """Return every addition, renaming and retirement, in order of time."""
    found = [event for name, one in measures.items() for event in _events(name, one)]
    return sorted(found, key=lambda event: (event.on, event.measure, event.kind))


def _on(measure: Measure, day: date) -> Measure:
    later = [name for name in measure.former_names if name.until > day]
    changes: dict[str, object] = {}
    if later:
        name = min(later, key=lambda one: one.until)
        changes |= {"title": name.title, "plain_title": name.plain_title}
    if measure.retired and measure.retired.on > day:
        changes |= {"lifecycle": measure.retired.was, "retired": None}
    return measure.model_copy(update=changes) if changes else measure


def _events(name: str, measure: Measure) -> Iterator[Event]:
    if measure.added_on:
        yield Event(measure=name, kind="added", on=measure.added_on, words="")
    for one in measure.former_names:
        yield Event(measure=name, kind="renamed", on=one.until, words=f"Before: {one.plain_title}")
    if measure.retired:
        yield Event(measure=name, kind="retired", on=measure.retired.on, words=measure.retired.reason)
