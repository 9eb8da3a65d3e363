"""Which clean tables depend on records by a key, as a descriptor says. Making them from it is in `clean_added`."""

from pydantic import BaseModel, ConfigDict, Field


class ByKey(BaseModel):
    """Tables of which each row comes only from the records that have its key."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str = Field(description="The column of `rows` and of each table that holds the key", examples=["spell_key"])
    rows: str = Field(
        description="A clean table that says each record's key, from that record alone", examples=["episodes"]
    )
    tables: list[str] = Field(
        min_length=1,
        description="Later ones: each row of them from the records of its key alone",
        examples=[["spells"]],
    )
