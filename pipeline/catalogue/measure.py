"""The measure definition file as a model: one measure, everything a reader or a machine needs to know of it.

Its place in the framework follows from `indicator`; loading and cross-checks belong in `load` and `checks`.
"""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from pipeline.catalogue.base import AreaCode, Content, MeasureId, Slug, Text
from pipeline.catalogue.measure_parts import (
    Amendment,
    Break,
    FormerName,
    KnownValue,
    NoData,
    Retired,
    Review,
    Support,
)
from pipeline.catalogue.methods import DERIVED, DERIVED_KINDS, AnyMethod, SqlExpression
from pipeline.catalogue.targets import Baseline, Expected, Target, Trajectory

Polarity = Literal["higher", "lower", "towards_zero", "no_judgement"]
Frequency = Literal[
    "monthly",
    "quarterly",
    "annual",
    "school_year",
    "two_yearly",
    "three_year_pooled",
    "rolling_year",
    "ad_hoc",
]


class Unit(Content):
    """What the figure counts and how it is shown."""

    kind: Literal["percent", "count", "days", "rate_per", "score", "index", "ratio", "money", "points"] = Field(
        description="What sort of figure it is"
    )
    decimals: int = Field(ge=0, le=4, description="How many decimal places are shown", examples=[1])
    per: int | None = Field(default=None, description="For rate_per: for each so many", examples=[100000])
    noun: str | None = Field(default=None, description="What is counted, in the plural", examples=["admissions"])
    currency: Text = Field(default="£", description="For money: the sign before a sum", examples=["€"])
    maximum: float | None = Field(default=None, description="The highest value there can be", examples=[24])
    separate_events: bool = Field(
        default=True,
        description="false: one person can account for many of what is counted, such as days, so chance is not tested",
    )

    @model_validator(mode="after")
    def per_with_rates(self) -> "Unit":
        """`per` goes with rates and only with them."""
        if (self.kind == "rate_per") != (self.per is not None):
            msg = "per is given for unit kind rate_per and for no other"
            raise ValueError(msg)
        return self


class MeasureSource(Content):
    """One place that the figure can come from. The first exact one with a value is the public figure."""

    source: Slug = Field(
        description="A folder of data_raw, or derived where it is worked out from other measures", examples=["returns"]
    )
    method: AnyMethod = Field(description="How the figure comes out of the source")
    fit: Literal["exact", "close", "context"] = Field(
        description="Whether it is the measure as defined, close to it, or for background only"
    )
    difference: str | None = Field(
        default=None, description="In words, for close and context", examples=["Adults only, not children."]
    )
    areas: list[AreaCode] | None = Field(default=None, description="Only these of the measure's areas")

    @model_validator(mode="after")
    def says_the_difference(self) -> "MeasureSource":
        """A source that is not exact says how it differs."""
        if self.fit != "exact" and not self.difference:
            msg = "a source whose fit is close or context says the difference in words"
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def derived_or_not(self) -> "MeasureSource":
        """Gap, ratio and bundle work on other measures: their source is the word derived, and no other's is."""
        if isinstance(self.method, DERIVED_KINDS) != (self.source == DERIVED):
            msg = f"the source is {DERIVED} for gap, ratio and bundle, which work on other measures, and for no other"
            raise ValueError(msg)
        return self


class Breakdown(Content):
    """A split of the figure into groups: those that the source gives, or those that `of` puts its records into."""

    by: Slug = Field(description="What the groups are made by", examples=["sex"])
    of: SqlExpression | None = Field(
        default=None,
        description="For records: the group of each, in words for readers; where it is not known, a group of its own",
        examples=["case sex when '1' then 'Men' when '2' then 'Women' end"],
    )
    additive: bool = Field(default=True, description="Whether the groups add up to the whole")


class Measure(Content):
    """One measure of the framework, as its definition file says it."""

    title: Text = Field(description="As in the framework's document", examples=["Reduction in falls"])
    plain_title: Text = Field(description="For the public, in plain words", examples=["Older people hurt in a fall"])
    question: Text = Field(description="What the reader wants to know", examples=["Are fewer people falling?"])
    indicator: Slug = Field(description="The key of its indicator in framework.yaml", examples=["falls"])
    order: int = Field(ge=1, description="Its place in the framework's document", examples=[12])
    definition: Text = Field(
        description="What is counted, of whom, in a sentence or two",
        examples=["People aged 65 or over hurt in a fall."],
    )
    numerator: str | None = Field(
        default=None, description="What is counted, where it is a share or rate", examples=["People hurt in a fall"]
    )
    denominator: str | None = Field(
        default=None, description="Out of what, where it is a share or rate", examples=["People aged 65 or over"]
    )
    lifecycle: Literal["pilot", "developmental", "proposed", "part", "retired"] = Field(
        description="How far it is: in use, still being worked out, proposed, part of another measure, no longer used"
    )
    lifecycle_note: str | None = Field(
        default=None,
        description="Who says so and what it means",
        examples=["The Board's paper names it."],
    )
    retired: Retired | None = Field(default=None, description="When it left the framework and why, for retired alone")
    added_on: date | None = Field(default=None, description="When it came into the framework; left out: at its start")
    former_names: list[FormerName] = Field(default_factory=list, description="What it was called before")
    former_ids: list[MeasureId] = Field(
        default_factory=list, description="Ids it had before; their addresses lead to it"
    )
    polarity: Polarity = Field(description="Which way is better; there is no default")
    polarity_reason: str | None = Field(
        default=None, description="Why, where it is not plain", examples=["More may mean that more ask for help."]
    )
    unit: Unit
    frequency: Frequency = Field(description="How often there is a new figure")
    lag_days: int = Field(ge=0, description="Days after the end of a period until its figure is due", examples=[60])
    areas: list[AreaCode] = Field(min_length=1, description="Official codes; the first one is the headline area")
    comparator: AreaCode | None = Field(default=None, description="The area that it is set beside")
    breakdowns: list[Breakdown] = Field(default_factory=list, description="Groups that the figure is split into")
    sources: list[MeasureSource] = Field(default_factory=list, description="Where it can come from, the best first")
    no_data: NoData | None = Field(default=None, description="Why there is no figure")
    baseline: Baseline | None = Field(default=None, description="Where it started")
    targets: list[Target] = Field(default_factory=list, description="What is to be reached, and who agreed it")
    trajectory: Trajectory | None = Field(default=None, description="The planned path to the target")
    expected: list[Expected] = Field(default_factory=list, description="When what it still lacks is expected")
    known_values: list[KnownValue] = Field(default_factory=list, description="Published figures that must come out")
    breaks: list[Break] = Field(default_factory=list, description="Where figures stop being comparable")
    caveats: list[Text] = Field(
        default_factory=list,
        description="What readers must know",
        examples=[["Falls at work are not counted."]],
    )
    quoted: list[Text] = Field(
        default_factory=list, description="Figures in the words of this file that a cited document has", examples=["9%"]
    )
    official_codes: list[Text] = Field(
        default_factory=list, description="Its codes in national frameworks", examples=[["PHOF 2.24i"]]
    )
    related: list[MeasureId] = Field(default_factory=list, description="Measures to read beside it")
    tags: list[Slug] = Field(default_factory=list, description="Words of tags.yaml", examples=[["carers"]])
    support: list[Support] = Field(default_factory=list, description="Where readers who are affected can turn")
    history: list[Amendment] = Field(default_factory=list, description="Changes to the definition, oldest first")
    owner: Text = Field(description="Who answers for the figure", examples=["Public health"])
    author: Text = Field(description="Who wrote the definition", examples=["An analyst"])
    checker: Text = Field(description="Who checked it, someone else than the author", examples=["Another analyst"])
    review: Review = Field(description="When it was looked at and is looked at again")

    @model_validator(mode="after")
    def has_figures_or_says_why_not(self) -> "Measure":
        """No exact source: `no_data` says why; no judgement: says why; retired: says when and why; days: no events."""
        if not any(source.fit == "exact" for source in self.sources) and self.no_data is None:
            msg = "a measure without an exact source says in no_data why there is no figure"
            raise ValueError(msg)
        if self.unit.separate_events and any(getattr(source.method, "a_day", False) for source in self.sources):
            msg = "days that people spent (a_day) are no separate events: the unit says separate_events: false"
            raise ValueError(msg)
        if self.polarity == "no_judgement" and not self.polarity_reason:
            msg = "polarity no_judgement says why in polarity_reason"
            raise ValueError(msg)
        if (self.lifecycle == "retired") != (self.retired is not None):
            msg = "a measure whose lifecycle is retired has retired: {on, reason}, and no other has"
            raise ValueError(msg)
        return self
