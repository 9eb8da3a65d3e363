"""What every content model shares: frozen, unknown keys refused, text trimmed. No field of its own."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
PeriodLabel = Annotated[str, Field(description="The label of a period", examples=["2016/17", "2017/18 Q1"])]
AreaCode = Annotated[str, Field(description="The code of an area, as in areas.csv", examples=["E92000001"])]
MeasureId = Annotated[Slug, Field(description="The id of a measure", examples=["falls"])]


class Content(BaseModel):
    """A piece of hand-written content."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, protected_namespaces=())
