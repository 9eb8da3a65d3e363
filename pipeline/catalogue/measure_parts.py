"""The small parts of a measure's definition: its life, published figures, breaks, changes, review.

The measure itself, with its unit and sources, is in `measure`.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from pipeline.catalogue.base import AreaCode, Content, PeriodLabel, Slug, Text

LEFT = "No service collects it any more."


class Retired(Content):
    """When a measure left the framework, and why."""

    on: date = Field(description="The day from which it is no longer in the framework")
    reason: Text = Field(description="Why, for readers", examples=[LEFT])
    was: Literal["pilot", "developmental", "proposed", "part"] = Field(default="pilot", description="What it was then")


class FormerName(Content):
    """What a measure was called in the framework before."""

    title: Text = Field(description="Its title then, as in the framework's document", examples=["Reduction in falls"])
    plain_title: Text = Field(description="Its name for the public then", examples=["Falls"])
    until: date = Field(description="The day from which it has the next name")


class KnownValue(Content):
    """A figure already published that every run must meet again."""

    period: PeriodLabel
    area: AreaCode
    value: float = Field(description="The figure as it was published", examples=[12.5])
    source: Slug | None = Field(
        default=None, description="The source that gives it; left out: any", examples=["returns"]
    )
    citation: Text = Field(description="Where it was published", examples=["Annual report 2016/17, page 4"])


class Break(Content):
    """A point from which figures are not comparable with those before."""

    at: PeriodLabel = Field(description="The first period of the new series")
    reason: Text = Field(description="What changed, for readers", examples=["From then on falls at work are counted."])


class Amendment(Content):
    """A change to what the measure counts or how: readers see it on the measure's page."""

    on: date = Field(description="The day of the change")
    what: Text = Field(description="What was changed, in plain words", examples=["Falls at work are counted too."])
    why: str | None = Field(default=None, description="Why", examples=["The national definition changed."])


class Support(Content):
    """Where a reader can turn who is affected by what a page is about."""

    topic: Slug = Field(description="A topic under support in project.yaml", examples=["bereavement"])


class Review(Content):
    """When the definition was last looked at and is next due."""

    last: date = Field(description="The day when it was last looked at")
    next: date = Field(description="The day by which it is looked at again")


class NoData(Content):
    """Why there is no figure (yet), for readers, and what would bring one."""

    state: Literal["awaiting", "discontinued", "never_collected"] = Field(
        description="Whether a figure is still to come, no longer made, or was never collected"
    )
    reason: Text = Field(description="Why there is no figure, for readers", examples=["Nobody has asked people yet."])
    needs: str | None = Field(
        default=None,
        description="What would bring a figure, and who could give it",
        examples=["A survey by the council."],
    )
    last_period: PeriodLabel | None = Field(
        default=None,
        description="For discontinued: the last one collected. A report of a day before its end does not know of it",
    )
