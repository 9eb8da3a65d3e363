"""One edition of the quarterly report as a model: its dates, its front sheet and its recommendations.

Which values it may use follows from the cut-off and is worked out in `compute`; freezing belongs in `publish`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, PeriodLabel, Slug, Text
from pipeline.catalogue.edition_rules import broken
from pipeline.catalogue.loose_numbers import loose_numbers
from pipeline.errors import Problem, nearest

EditionState = Literal["draft", "data_signed_off", "signed_off"]


class FrontSheet(Content):
    """The front sheet of the Board's paper, line by line."""

    report_to: Text
    by: list[Text] = Field(min_length=1)
    title: Text
    purpose: Text
    recommendations: list[Text] = Field(min_length=1)
    contact_officers: list[Text] = Field(
        default_factory=list, description="Who answers questions on the paper, by office, and how to reach them"
    )


class Override(Content):
    """An editor's choice against the rule that picks what leads a report, with a reason and a name.

    What is left out of "to improve" needs something in its place, so that nobody can empty that list.
    """

    measure: Slug
    list: Literal["got_better", "to_improve"]
    instead: Slug | None = Field(default=None, description="The measure that takes its place")
    reason: Text
    by: Text = Field(description="Who decided, by name or office")

    @model_validator(mode="after")
    def never_empties_to_improve(self) -> "Override":
        """A measure left out of `to_improve` is replaced by another one."""
        if self.list == "to_improve" and self.instead is None:
            msg = "what is left out of to_improve needs another measure in its place (instead)"
            raise ValueError(msg)
        if self.instead == self.measure:
            msg = "instead names another measure than the one left out"
            raise ValueError(msg)
        return self


class SignOff(Content):
    """A step towards readers: who says that figures, then words, are right, and who let it out; on which day."""

    step: Literal["data", "commentary", "release"]
    by: Text = Field(description="Who signed, by office")
    on: date


class Access(Content):
    """An office that sees the edition before its day of release."""

    who: Text = Field(description="By office, never a person's name")
    why: Text
    since: date = Field(description="The first day on which it may see the edition")


class Edition(Content):
    """A quarter's edition. It uses only values published by its cut-off."""

    title: Text
    period: PeriodLabel
    cut_off: date
    meeting: date | None = None
    agenda: date | None = None
    release: date | None = None
    reconstructed_on: date | None = Field(default=None, description="Made later from what was published by then")
    front_sheet: FrontSheet
    foreword: str = ""
    quoted: list[Text] = Field(default_factory=list, description="Figures in its words that a cited document has")
    background_documents: list[Text] = Field(default_factory=list)
    overrides: list[Override] = Field(default_factory=list)
    sign_offs: list[SignOff] = Field(default_factory=list)
    pre_release_access: list[Access] = Field(default_factory=list)

    @model_validator(mode="after")
    def keeps_its_rules(self) -> "Edition":
        """Its parts fit each other, and its words have no figure of their own: two would come to differ."""
        told = [words for _, words in broken(self)]
        typed = [number for text in self.own_words for number in loose_numbers(text) if number not in self.quoted]
        if typed:
            found = f"the foreword or another text has figures typed by hand ({', '.join(typed)})"
            told.append(f"{found}: leave them to the tables, or list under quoted those that a cited document has")
        if told:
            raise ValueError("; ".join(told))
        return self

    @property
    def own_words(self) -> tuple[str, ...]:
        """Everything in it that somebody wrote for readers."""
        sheet = self.front_sheet
        return (self.foreword, sheet.title, sheet.purpose, *sheet.recommendations)

    @property
    def foreword_paragraphs(self) -> tuple[str, ...]:
        """The foreword part by part; an empty line in folded YAML is a new line here."""
        return tuple(part.strip() for part in self.foreword.split("\n") if part.strip())

    @property
    def state(self) -> EditionState:
        """How far the edition has got. One put together after the event has nobody to sign it."""
        steps = {one.step for one in self.sign_offs}
        if self.reconstructed_on or steps >= {"data", "commentary"}:
            return "signed_off"
        return "data_signed_off" if steps else "draft"

    @property
    def shown_from(self) -> date:
        """The first day that readers may see it: its release or, where none is set, its cut-off.

        Before its cut-off a report's figures are not all in, so nobody can be shown it yet.
        """
        return self.release or self.cut_off

    def is_embargoed(self, today: date) -> bool:
        """Whether the first day that readers may see it is still to come."""
        return self.shown_from > today

    @property
    def released(self) -> SignOff | None:
        """Who let it out and when, where somebody has."""
        return next((one for one in self.sign_offs if one.step == "release"), None)


def strange_overrides(
    editions: Mapping[str, Edition], measures: Sequence[str], place: str = "site/editions/{}/edition.yaml"
) -> list[Problem]:
    """Return a problem a measure that an override names and the framework does not have."""
    return [
        Problem(
            file=place.format(slug),
            field="overrides",
            found=f"'{name}' is no measure of the framework{nearest(name, measures)}",
            allowed="the id of a measure",
        )
        for slug, edition in editions.items()
        for one in edition.overrides
        for name in (one.measure, one.instead)
        if name and name not in measures
    ]
