"""A finding of a survey or a forum as content: who was asked, how, when, how many, that they agreed, and what came out.

Nothing here is a figure of a measure; a finding stands beside the measures that it is about.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, Slug, Text
from pipeline.catalogue.loose_numbers import typed_by_hand
from pipeline.catalogue.measure import Measure
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import Document

FEWEST = 10
STATED = ("a figure that stands under figures or base", "figures: [{words: Easy to find, percent: 62, base: 340}]")


class Base(Content):
    """How many people were asked and how many answered; `asked` is left out where anyone could take part."""

    asked: int | None = Field(default=None, ge=1)
    answered: int = Field(ge=1)
    open_to_all: bool = Field(default=False, description="Anyone could take part, so nobody was asked one by one")

    @model_validator(mode="after")
    def fits(self) -> "Base":
        """Either so many were asked, no fewer than answered, or it was open to all."""
        if (self.asked is None) != self.open_to_all:
            msg = "say how many were asked, or open_to_all: true where anyone could take part, and not both"
            raise ValueError(msg)
        if self.asked is not None and self.answered > self.asked:
            msg = f"{self.answered} answers from {self.asked} people asked"
            raise ValueError(msg)
        return self


class Dates(Content):
    """When people were asked: first and last day."""

    first: date
    last: date

    @model_validator(mode="after")
    def in_order(self) -> "Dates":
        """The first day is not after the last."""
        if self.first > self.last:
            msg = f"the first day {self.first} is after the last day {self.last}"
            raise ValueError(msg)
        return self


class Consent(Content):
    """That those asked agreed that their answers are published, and in what words that was put to them."""

    to_publish: bool
    statement: Text = Field(description="How consent was asked for and given, in words")

    @model_validator(mode="after")
    def given(self) -> "Consent":
        """Without consent nothing is published."""
        if not self.to_publish:
            msg = "nothing may be published without consent; leave the finding out until there is consent"
            raise ValueError(msg)
        return self


class Result(Content):
    """One figure of a finding: what share said what, and how far it may be out."""

    words: Text = Field(description="What the figure is of", examples=["People who said it was easy"])
    percent: float = Field(ge=0, le=100)
    base: int = Field(ge=FEWEST, description="How many answered this question")
    margin: float | None = Field(default=None, ge=0, le=100, description="Percentage points to either side")
    no_margin_because: str | None = Field(default=None, description="Why none can be given")

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number that it states."""
        return (self.percent, self.base, *([] if self.margin is None else [self.margin]))

    @model_validator(mode="after")
    def says_how_sure(self) -> "Result":
        """A margin, or why there is none."""
        if (self.margin is None) == (self.no_margin_because is None):
            msg = "a figure has either its margin or, in no_margin_because, why there is none"
            raise ValueError(msg)
        return self


class SurveyFinding(Content):
    """What people said when they were asked."""

    title: Text
    kind: Literal["survey", "forum", "interviews", "feedback"]
    finding: list[Text] = Field(min_length=1, description="What came out, in words, a paragraph each")
    measures: list[Slug] = Field(min_length=1, description="The measures that it is about")
    who: Text = Field(description="Who was asked")
    how: Text = Field(description="How they were asked")
    base: Base
    dates: Dates
    consent: Consent
    carried_out_by: Text
    published_on: date
    figures: list[Result] = Field(default_factory=list)
    citation: Text = Field(description="Where the whole result can be read")

    @model_validator(mode="after")
    def hangs_together(self) -> "SurveyFinding":
        """Published after it was asked; no figure rests on more answers than there were."""
        if self.published_on < self.dates.last:
            msg = f"published on {self.published_on}, before the last day of asking, {self.dates.last}"
            raise ValueError(msg)
        most = max((figure.base for figure in self.figures), default=0)
        if most > self.base.answered:
            msg = f"a figure rests on {most} answers and there were {self.base.answered}"
            raise ValueError(msg)
        return self


def check_finding(finding: SurveyFinding, document: Document, measures: Mapping[str, Measure]) -> list[Problem]:
    """Return a problem for each measure that there is not, and for each figure that it does not state as one."""
    return [*_strangers(finding, document, measures), *_typed(finding, document)]


def _typed(finding: SurveyFinding, document: Document) -> list[Problem]:
    base = [n for n in (finding.base.asked, finding.base.answered) if n is not None]
    stated = {*base, *(n for one in finding.figures for n in one.numbers)}
    told = [(document.line_of(("finding", place)), "finding", text) for place, text in enumerate(finding.finding)]
    return typed_by_hand(document.file, told, stated=stated, allowed=STATED)


def _strangers(finding: SurveyFinding, document: Document, measures: Mapping[str, Measure]) -> list[Problem]:
    return [
        Problem(
            document.file,
            document.line_of(("measures", place)),
            "measures",
            f"there is no measure '{name}'{nearest(name, measures)}",
            "the id of a measure",
            rule="unknown-measure",
        )
        for place, name in enumerate(finding.measures)
        if name not in measures
    ]
