"""When figures of a source are expected, and when they came, as its descriptor says: each with who says so.

Models only. What is late at a day is worked out in `arrivals`.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from pipeline.periods import from_label

SourceFrequency = Literal["none", "monthly", "quarterly", "annual", "school_year", "two_yearly", "three_year_pooled"]


def _label(text: str) -> str:
    """Refuse what names no period; a problem raised here carries what is allowed."""
    return from_label(text).label


Label = Annotated[str, AfterValidator(_label), Field(examples=["2017/18 Q1"])]


class Timed(BaseModel):
    """Frozen; unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Arrived(Timed):
    """A delivery that came: which period it brought, on which day."""

    period: Label
    received_on: date


class Expected(Timed):
    """The next delivery as it was announced: which period, on which day, and where that is said."""

    period: Label
    expected_on: date
    said_by: str = Field(min_length=1)


class Ended(Timed):
    """A collection that has ended: after which period, and where that is said."""

    after: Label
    said_by: str = Field(min_length=1)
