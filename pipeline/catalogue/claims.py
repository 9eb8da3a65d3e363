"""What a document said of measures, quoted word by word, to be set beside what the figures let us say.

The quotations are content (`site/claims/*.yaml`); our own sentences are made in `render`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.catalogue.loose_numbers import typed_by_hand
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import read_model
from pipeline.strict_yaml.authored import text_of

Verdict = Literal["same", "less", "differs", "doubted"]


class Claim(Content):
    """One statement: its words, where they stand, the areas they are about, and what we make of them.

    Figures in `why` are references that are filled in, as in hand-written pages.
    """

    said: Text = Field(description="The document's own words")
    where: Text = Field(examples=["paragraph 2.5, first point"])
    measure: Slug
    areas: list[Text] = Field(min_length=1, description="Codes; our sentences are told for each")
    verdict: Verdict
    why: list[Text] = Field(min_length=1)


class Claims(Content):
    """A document's claims, the edition whose figures they are held against, and where the page stands."""

    title: Text
    description: Text
    address: str = Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$", examples=["about/the-paper-and-us"])
    edition: str = Field(pattern=r"^[a-z0-9-]+$")
    document: Text
    published_by: Text
    published_on: date
    introduction: list[Text] = Field(min_length=1)
    claims: list[Claim] = Field(min_length=1)


def read_claims(folder: Path, measures: Sequence[str]) -> tuple[dict[str, Claims], list[Problem]]:
    """Read every file of claims by name. Unknown measures and figures typed by hand are problems."""
    found: dict[str, Claims] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*.yaml")):
        place = f"{folder.parent.name}/{folder.name}/{file.name}"
        made, faults = read_model(Claims, text_of(file), place)
        problems += faults
        if made is not None:
            found[file.stem] = made
            problems += _strangers(made, measures, place) + _loose(made, place)
    return found, problems


def _strangers(made: Claims, measures: Sequence[str], place: str) -> list[Problem]:
    allowed = "the id of a measure, which is the name of its file"
    return [
        Problem(place, 0, "measure", f"there is no measure '{one.measure}'{nearest(one.measure, measures)}", allowed)
        for one in made.claims
        if one.measure not in measures
    ]


def strange_editions(claims: Mapping[str, Claims], editions: Sequence[str]) -> list[Problem]:
    """Return a problem for each file of claims that is held against an edition that does not exist."""
    return [
        Problem(f"site/claims/{name}.yaml", 0, "edition", f"there is no edition '{one.edition}'", ", ".join(editions))
        for name, one in claims.items()
        if one.edition not in editions
    ]


def _loose(made: Claims, place: str) -> list[Problem]:
    told = [(0, "introduction", text) for text in made.introduction]
    told += [(0, f"claims.{number}.why", text) for number, one in enumerate(made.claims) for text in one.why]
    return typed_by_hand(place, told)
