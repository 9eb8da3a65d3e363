"""The measure definition file as a model: one measure, everything a reader or a machine needs to know of it.

Its place in the framework follows from `indicator`; loading and cross-checks belong in `load` and `checks`.
"""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, PeriodLabel, Slug, Text
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

    kind: Literal["percent", "count", "days", "rate_per", "score", "index", "ratio", "money", "points"]
    decimals: int = Field(ge=0, le=4)
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


class Retired(Content):
    """When a measure left the framework, and why."""

    on: date
    reason: Text
    was: Literal["pilot", "developmental", "proposed", "part"] = Field(default="pilot", description="What it was then")


class FormerName(Content):
    """What a measure was called in the framework before."""

    title: Text
    plain_title: Text
    until: date = Field(description="The day from which it has the next name")


class MeasureSource(Content):
    """One place that the figure can come from. The first exact one with a value is the public figure."""

    source: Slug = Field(description="A folder of data_raw, or derived where it is worked out from other measures")
    method: AnyMethod
    fit: Literal["exact", "close", "context"]
    difference: str | None = Field(default=None, description="In words, for close and context")
    areas: list[str] | None = Field(default=None, description="Only these of the measure's areas")

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

    by: Slug
    of: SqlExpression | None = Field(
        default=None,
        description="For records: the group of each, in words for readers; where it is not known, a group of its own",
        examples=["case sex when '1' then 'Men' when '2' then 'Women' end"],
    )
    additive: bool = Field(default=True, description="Whether the groups add up to the whole")


class KnownValue(Content):
    """A figure already published that every run must meet again."""

    period: PeriodLabel
    area: str
    value: float
    source: Slug | None = None
    citation: Text


class Break(Content):
    """A point from which figures are not comparable with those before."""

    at: PeriodLabel = Field(description="The first period of the new series")
    reason: Text


class Amendment(Content):
    """A change to what the measure counts or how: readers see it on the measure's page."""

    on: date
    what: Text = Field(description="What was changed, in plain words")
    why: str | None = None


class Support(Content):
    """Where a reader can turn who is affected by what a page is about."""

    topic: Slug = Field(description="A topic under support in project.yaml", examples=["bereavement"])


class Review(Content):
    """When the definition was last looked at and is next due."""

    last: date
    next: date


class NoData(Content):
    """Why there is no figure (yet), for readers, and what would bring one."""

    state: Literal["awaiting", "discontinued", "never_collected"]
    reason: Text
    needs: str | None = Field(default=None, description="What would bring a figure, and who could give it")
    last_period: PeriodLabel | None = Field(
        default=None,
        description="For discontinued: the last one collected. A report of a day before its end does not know of it",
    )


class Measure(Content):
    """One measure of the framework, as its definition file says it."""

    title: Text = Field(description="As in the framework's document")
    plain_title: Text = Field(description="For the public, in plain words")
    question: Text = Field(description="What the reader wants to know", examples=["Are fewer people falling?"])
    indicator: Slug = Field(description="The key of its indicator in framework.yaml")
    order: int = Field(ge=1, description="Its place in the framework's document")
    definition: Text
    numerator: str | None = None
    denominator: str | None = None
    lifecycle: Literal["pilot", "developmental", "proposed", "part", "retired"]
    lifecycle_note: str | None = Field(default=None, description="Who says so and what it means")
    retired: Retired | None = None
    added_on: date | None = Field(default=None, description="When it came into the framework; left out: at its start")
    former_names: list[FormerName] = Field(default_factory=list)
    former_ids: list[Slug] = Field(default_factory=list, description="Ids it had before; their addresses lead to it")
    polarity: Polarity
    polarity_reason: str | None = Field(default=None, description="Why, where it is not plain")
    unit: Unit
    frequency: Frequency
    lag_days: int = Field(ge=0, description="Days after the end of a period until its figure is due")
    areas: list[str] = Field(min_length=1, description="Official codes; the first one is the headline area")
    comparator: str | None = None
    breakdowns: list[Breakdown] = Field(default_factory=list)
    sources: list[MeasureSource] = Field(default_factory=list)
    no_data: NoData | None = None
    baseline: Baseline | None = None
    targets: list[Target] = Field(default_factory=list)
    trajectory: Trajectory | None = None
    expected: list[Expected] = Field(default_factory=list, description="When what it still lacks is expected")
    known_values: list[KnownValue] = Field(default_factory=list)
    breaks: list[Break] = Field(default_factory=list)
    caveats: list[Text] = Field(default_factory=list)
    quoted: list[Text] = Field(
        default_factory=list, description="Figures in the words of this file that a cited document has", examples=["9%"]
    )
    official_codes: list[Text] = Field(default_factory=list)
    related: list[Slug] = Field(default_factory=list)
    tags: list[Slug] = Field(default_factory=list, description="Words of tags.yaml that group measures across domains")
    support: list[Support] = Field(default_factory=list)
    history: list[Amendment] = Field(default_factory=list, description="Changes to the definition, oldest first")
    owner: Text
    author: Text
    checker: Text
    review: Review

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
