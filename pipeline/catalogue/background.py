"""Documents that a project rests on, domain by domain, as content: `site/background.yaml`. Only what can be cited.

Publications that figures come from are known from the sources' own descriptions and are not listed here.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import read_model
from pipeline.strict_yaml.authored import text_of

BACKGROUND = "background.yaml"


class Document(Content):
    """One document: who published it and when, what we use it for, where it can be read."""

    title: Text
    publisher: Text
    published: Text = Field(description="When, as the document says it", examples=["2 October 2017", "autumn 2019"])
    known_by: date = Field(description="The day, or the last day, on which it came out: no earlier report lists it")
    about: Text = Field(description="What we use it for, in a sentence")
    link: str | None = Field(default=None, pattern=r"^https://\S+$")
    not_published: Text | None = Field(default=None, description="Where there is no link: how it can be seen")
    domains: list[Slug] = Field(default_factory=list, description="Keys of domains; none: of all of them")

    @model_validator(mode="after")
    def can_be_found(self) -> "Document":
        """There is a link, or it is said that there is none."""
        if (self.link is None) == (self.not_published is None):
            msg = "a document has a link, or says under not_published how it can be seen, and not both"
            raise ValueError(msg)
        return self


class Background(Content):
    """All background documents of a project."""

    documents: list[Document] = Field(min_length=1)

    def of(self, domain: str, on: date) -> Iterator[Document]:
        """Give the documents of a domain that were out on a day, in the order written."""
        yield from (d for d in self.documents if d.known_by <= on and (not d.domains or domain in d.domains))


def read_background(site: Path, domains: Sequence[str]) -> tuple[Background | None, list[Problem]]:
    """Read `site/background.yaml`; None where a project has none. An unknown domain is a problem."""
    file = site / BACKGROUND
    if not file.exists():
        return None, []
    place = f"{site.name}/{BACKGROUND}"
    found, problems = read_model(Background, text_of(file), place)
    strangers = [
        Problem(
            place,
            field=f"documents[{number}].domains",
            found=f"there is no domain '{key}'{nearest(key, domains)}",
            allowed=f"one of {', '.join(domains)}",
            rule="unknown-domain",
        )
        for number, one in enumerate(found.documents if found else (), start=1)
        for key in one.domains
        if key not in domains
    ]
    return found, [*problems, *strangers]
