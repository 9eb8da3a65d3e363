"""Row counts of sources under a disclosure rule, as metadata, the table of sources and `explain` may tell them.

Counts of files and cleaning steps lie beside published figures, so they are never exact. Figures themselves go through
the door in `compute.protect`.
"""

from collections.abc import Mapping

from pipeline.compute.protect import safe_count
from pipeline.sources.descriptor import Source

ROUNDED = "hes2018"
"""Told in fives whatever the rule of the day: rows kept and rows left out would else give each other away."""
WITHHELD = "withheld: so few that people could be recognised"


def under_a_rule(source: Source) -> bool:
    """Say whether a source is under disclosure control."""
    return source.package.outcomes.disclosure != "none"


def told_rows(source: Source, rows: int) -> int | None:
    """Return how many rows a file or table has, as it may be told: in fives, and None for 1 to 7, under a rule."""
    return safe_count(rows, ROUNDED) if under_a_rule(source) else rows


def row_facts(source: Source, rows: Mapping[str, int]) -> dict[str, int | str]:
    """Return row counts a table for metadata, as they may be told."""
    told = {table: told_rows(source, count) for table, count in rows.items()}
    return {f"rows of {table}": WITHHELD if count is None else count for table, count in told.items()}
