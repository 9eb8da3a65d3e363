"""What was agreed for a measure: baseline, targets and the planned path, with who agreed and when.

Working out a planned value or a rating belongs in `compute.standing`.
"""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from pipeline.catalogue.base import Content, PeriodLabel, Text


class Tolerance(Content):
    """How far off the planned value still counts as near: in the measure's own unit, with the reason."""

    value: float = Field(gt=0)
    reason: Text


class Baseline(Content):
    """Where a measure started. Without `agreed_by` it is a starting point, not an agreed baseline."""

    period: PeriodLabel
    area: str | None = None
    value: float | None = Field(default=None, description="As first published; left out: looked up")
    basis: Text = Field(description="Why this period")
    agreed_by: str | None = None
    agreed_on: date | None = None


class Target(Content):
    """A value to reach by a period. Only `agreed` and `national_standard` earn a rating."""

    kind: Literal["level", "change", "standard", "comparator", "direction"]
    value: float | None = None
    by: PeriodLabel | None = None
    area: str | None = None
    status: Literal["agreed", "national_standard", "proposed", "illustrative"]
    agreed_by: Text | None = None
    agreed_on: date | None = None
    valid_from: date | None = None
    tolerance: Tolerance | None = None
    note: str = ""

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

    what: Literal["source", "baseline", "target", "path"]
    by: Text = Field(description="By when, in plain words", examples=["the end of 2017/18"])
    citation: Text = Field(description="Who says so and where")


class PlannedValue(Content):
    """One step of an explicit planned path."""

    period: PeriodLabel
    value: float


class Trajectory(Content):
    """The planned path to the target."""

    kind: Literal["linear", "stepped", "explicit"]
    values: list[PlannedValue] = Field(default_factory=list)
    seasonal_profile: list[float] | None = Field(default=None, description="Shares of the quarters, for counts")

    @model_validator(mode="after")
    def shares_make_a_whole(self) -> "Trajectory":
        """The shares of the four quarters, first quarter first, are none below zero and add up to 1."""
        shares = self.seasonal_profile
        if shares is not None and (len(shares) != 4 or min(shares) < 0 or abs(sum(shares) - 1) > 0.001):
            msg = "seasonal_profile has four shares, none below zero, that add up to 1"
            raise ValueError(msg)
        return self
