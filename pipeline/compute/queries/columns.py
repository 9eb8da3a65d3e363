"""The columns that every query of a method gives, and the clean table that it reads.

The SQL of each method kind is in its own module.
"""

from collections.abc import Collection
from dataclasses import dataclass

from pipeline.catalogue.methods import Method, PopulationMethod
from pipeline.warehouse.gate import rendered

STANDARD = ("breakdown", "category", "area", "period", "statistic", "vintage")
MARKED = ("markers", "note", "published_on")
LIMITS = ("lower_95", "upper_95", "numerator", "denominator")
DEFAULTS = {"breakdown": "'all'", "category": "'all'", "statistic": "'value'", "vintage": "''"}


@dataclass(frozen=True)
class CleanTable:
    """A clean table that a method reads: its qualified name and its columns."""

    name: str
    columns: Collection[str]


def splits(method: Method) -> bool:
    """Whether the figure can be worked out for groups of records. Rates cannot: the people of a group are not known."""
    return on_records(method) and not isinstance(method, PopulationMethod)


def on_records(method: Method) -> bool:
    """Whether the method puts records into periods and areas itself, by their dates and codes."""
    return getattr(method, "date", None) is not None


def standard(name: str, table: CleanTable) -> str:
    """Return a standard column of the table, or what stands for it where the table has none."""
    if name in table.columns:
        return f"coalesce({name}, {DEFAULTS[name]})" if name in DEFAULTS else name
    return DEFAULTS.get(name, "null")


def where(*conditions: str | None) -> str:
    """Return the WHERE of those conditions that there are; fragments are written anew."""
    there = [f"({rendered(condition)})" for condition in conditions if condition]
    return f" where {' and '.join(there)}" if there else ""


def literals(texts: Collection[str]) -> str:
    """Return texts as an SQL list; never empty."""
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts) or "null"
