"""Who gives the figures of local measures: an owner as measures name it, the role to turn to, how often, since when.

Content of the project (`site/owners.yaml`). Which figures an owner is asked for is worked out in `returns_due`.
"""

from collections.abc import Mapping
from datetime import date

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, Text
from pipeline.catalogue.measure import Measure
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import Document

NO_CONTACT = "No contact has been agreed yet"


class Owner(Content):
    """One owner of local measures. A role is public; a contact is not, and stands only in what owners are sent."""

    name: Text = Field(description="As the measures' files name it")
    role: Text = Field(description="Who answers for the figures: a role, never a person's name")
    contact: str | None = Field(default=None, description="An office address; left out: none has been agreed")
    how_often: Text = Field(description="In words", examples=["Every three months"])
    agreed_on: date | None = Field(default=None, description="When the owner agreed to send figures; left out: not yet")


class Owners(Content):
    """All owners, and whom they ask when something is not clear."""

    ask: Text = Field(description="Whom an owner asks: a role or an office, and how", examples=["The framework team"])
    owners: list[Owner] = Field(default_factory=list)

    @model_validator(mode="after")
    def each_once(self) -> "Owners":
        """No two owners have one name."""
        names = [owner.name for owner in self.owners]
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            msg = f"'{doubled[0]}' stands twice among the owners"
            raise ValueError(msg)
        return self

    def get(self, name: str) -> Owner | None:
        """Give the owner of that name, if there is one."""
        return next((owner for owner in self.owners if owner.name == name), None)


NO_OWNERS = Owners(ask="Whoever sent you this sheet")


def check_owners(owners: Owners, document: Document, measures: Mapping[str, Measure]) -> list[Problem]:
    """Return a problem for each owner that no measure names."""
    known = {measure.owner for measure in measures.values()}
    return [
        Problem(
            document.file,
            document.line_of(("owners", place, "name")),
            f"owners[{place + 1}].name",
            f"no measure has the owner '{owner.name}'{nearest(owner.name, known)}",
            "an owner as a measure's file names it",
            rule="unknown-owner",
        )
        for place, owner in enumerate(owners.owners)
        if owner.name not in known
    ]


def check_all_owned(owners: Owners, place: str, measures: Mapping[str, Measure]) -> list[Problem]:
    """Return a problem for each owner of these (local) measures of whom nothing is said."""
    wanting = sorted({measure.owner for measure in measures.values()} - {owner.name for owner in owners.owners})
    return [
        Problem(
            place,
            found=f"nothing is said of '{name}', who owns a measure that waits for local returns",
            allowed="an entry under owners with name, role and how_often",
            example=f"- {{name: {name}, role: Head of performance, how_often: Every three months}}",
            rule="owner-missing",
        )
        for name in wanting
    ]
