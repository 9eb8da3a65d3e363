"""What every content model shares: frozen, unknown keys refused, text trimmed. No field of its own."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
PeriodLabel = Annotated[str, Field(examples=["2016/17", "2017/18 Q1"])]


class Content(BaseModel):
    """A piece of hand-written content."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, protected_namespaces=())
