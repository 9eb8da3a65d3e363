"""Schemes and services, and the outcomes and measures that they mean to move, as content. Nothing here claims a cause.

Whether a link is the words of a document or a reading of it is said with each link. Pages are made in `render`.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.catalogue.framework import Framework, Part
from pipeline.catalogue.loose_numbers import typed_by_hand
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import read_model
from pipeline.strict_yaml.authored import text_of

SCHEMES = "schemes.yaml"


class Aim(Content):
    """What a scheme means to move: measures, parts of the framework or both, and how that is known."""

    measures: list[Slug] = Field(default_factory=list)
    parts: list[Slug] = Field(default_factory=list, description="Keys of outcomes, goals or domains of the framework")
    said: str | None = Field(default=None, description="The document's own words for it")
    our_reading: str | None = Field(default=None, description="Why we link them, where no document says it")

    @model_validator(mode="after")
    def says_how_it_is_known(self) -> "Aim":
        """Names something, and either quotes a document or says that it is a reading."""
        if not self.measures and not self.parts:
            msg = "an aim names measures or parts of the framework"
            raise ValueError(msg)
        if (self.said is None) == (self.our_reading is None):
            msg = "an aim either quotes the document (said) or says why we read it so (our_reading), and not both"
            raise ValueError(msg)
        return self


class Scheme(Content):
    """One scheme or service. Without aims, the document does not say what it means to move."""

    key: Slug
    name: Text
    about: Text = Field(description="What the document says of it, in its words")
    where: Text = Field(description="Where in the document")
    aims: list[Aim] = Field(default_factory=list)


class Schemes(Content):
    """All schemes that one document names."""

    introduction: list[Text] = Field(min_length=1, description="For the public, a paragraph each")
    citation: Text
    schemes: list[Scheme] = Field(min_length=1)

    @model_validator(mode="after")
    def each_once(self) -> "Schemes":
        """No two schemes have one key."""
        keys = [one.key for one in self.schemes]
        doubled = sorted({key for key in keys if keys.count(key) > 1})
        if doubled:
            msg = f"'{doubled[0]}' stands twice among the schemes"
            raise ValueError(msg)
        return self


def read_schemes(site: Path, framework: Framework, measures: Sequence[str]) -> tuple[Schemes | None, list[Problem]]:
    """Read `site/schemes.yaml`; None where a project has none. Unknown measures and parts are problems."""
    file = site / SCHEMES
    if not file.exists():
        return None, []
    place = f"{site.name}/{SCHEMES}"
    found, problems = read_model(Schemes, text_of(file), place)
    aims = [(one.key, aim) for one in (found.schemes if found else []) for aim in one.aims]
    parts = keys_of(framework.domains)
    strange = [_stranger(place, key, "measure", name, measures) for key, aim in aims for name in aim.measures]
    strange += [_stranger(place, key, "part", name, parts) for key, aim in aims for name in aim.parts]
    told = [(0, "introduction", text) for text in (found.introduction if found else [])]
    told += [(0, f"{key}.our_reading", aim.our_reading or "") for key, aim in aims]
    return found, [*problems, *(problem for problem in strange if problem), *typed_by_hand(place, told)]


def keys_of(parts: Sequence[Part]) -> dict[str, Part]:
    """Return every part of the framework above its last level by its key."""
    return {part.key: part for one in parts if one.parts for part in (one, *keys_of(one.parts).values())}


def _stranger(place: str, scheme: str, what: str, name: str, known: Collection[str]) -> Problem | None:
    if name in known:
        return None
    told = f"{scheme}: the framework has no {what} '{name}'{nearest(name, known)}"
    return Problem(place, field="aims", found=told, allowed=f"a {what} of the framework", rule=f"unknown-{what}")
