"""What was agreed for a measure: baseline, targets and the planned path, with who agreed and when.

Working out a planned value or a rating belongs in `compute.standing`.
"""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from pipeline.catalogue.base import AreaCode, Content, PeriodLabel, Text


class Tolerance(Content):
    """How far off the planned value still counts as near: in the measure's own unit, with the reason."""

    value: float = Field(gt=0, description="How far, in the measure's own unit", examples=[5])
    reason: Text = Field(description="Why so far", examples=["One year in six moves that much by chance."])


class Baseline(Content):
    """Where a measure started. Without `agreed_by` it is a starting point, not an agreed baseline."""

    period: PeriodLabel
    area: AreaCode | None = Field(
        default=None, description="Left out: the headline area; others start from their own figure of the period"
    )
    value: float | None = Field(default=None, description="As first published; left out: looked up", examples=[200])
    basis: Text = Field(description="Why this period", examples=["The year before the programme began"])
    agreed_by: str | None = Field(default=None, description="Who agreed it", examples=["The Board"])
    agreed_on: date | None = Field(default=None, description="When it was agreed")


class Target(Content):
    """A value to reach by a period. Only `agreed` and `national_standard` earn a rating."""

    kind: Literal["level", "change", "standard", "comparator", "direction"] = Field(
        description="A value, a change from the baseline, a standard, another area's value, or a direction alone"
    )
    value: float | None = Field(default=None, description="What is to be reached", examples=[180])
    by: PeriodLabel | None = Field(default=None, description="The period in which it is to be reached")
    area: AreaCode | None = Field(
        default=None, description="Left out: the headline area; of a national standard: every area"
    )
    status: Literal["agreed", "national_standard", "proposed", "illustrative"] = Field(
        description="How firm it is: only agreed and national_standard earn a rating"
    )
    agreed_by: Text | None = Field(default=None, description="Who; agreed targets say so", examples=["The Board"])
    agreed_on: date | None = Field(default=None, description="When; agreed targets say so")
    valid_from: date | None = Field(default=None, description="The day from which it holds; left out: agreed_on")
    tolerance: Tolerance | None = Field(default=None, description="How far off still counts as near")
    note: str = Field(default="", description="What else is to be said", examples=["First agreed"])

    @model_validator(mode="after")
    def says_who_and_what(self) -> "Target":
        """An agreed target names who agreed it and when; every kind but `direction` has a value."""
        if self.status == "agreed" and not (self.agreed_by and self.agreed_on):
            msg = "an agreed target says who agreed it (agreed_by) and when (agreed_on)"
            raise ValueError(msg)
        if self.kind not in ("direction", "comparator") and self.value is None:
            msg = f"a target of kind {self.kind} has a value"
            raise ValueError(msg)
        return self

    @property
    def earns_rating(self) -> bool:
        """Whether progress against it may be rated in public."""
        return self.status in ("agreed", "national_standard")


class Expected(Content):
    """When something that a measure still lacks is expected, as somebody wrote it."""

    what: Literal["source", "baseline", "target", "path"] = Field(description="What is expected")
    by: Text = Field(description="By when, in plain words", examples=["the end of 2017/18"])
    citation: Text = Field(description="Who says so and where", examples=["The Board's paper, 2.2"])


class PlannedValue(Content):
    """One step of an explicit planned path."""

    period: PeriodLabel
    value: float = Field(description="What is planned for it", examples=[190])


class Trajectory(Content):
    """The planned path to the target."""

    kind: Literal["linear", "stepped", "explicit"] = Field(description="A straight line, steps, or a value a period")
    values: list[PlannedValue] = Field(default_factory=list, description="For explicit: the values")
    seasonal_profile: list[float] | None = Field(
        default=None,
        description="Shares of the quarters, for counts; left out: those of the three full years before, where known",
        examples=[[0.25, 0.25, 0.25, 0.25]],
    )

    @model_validator(mode="after")
    def shares_make_a_whole(self) -> "Trajectory":
        """The shares of the four quarters, first quarter first, are none below zero and add up to 1."""
        shares = self.seasonal_profile
        if shares is not None and (len(shares) != 4 or min(shares) < 0 or abs(sum(shares) - 1) > 0.001):
            msg = "seasonal_profile has four shares, none below zero, that add up to 1"
            raise ValueError(msg)
        return self
