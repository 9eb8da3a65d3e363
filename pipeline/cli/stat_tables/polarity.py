"""The polarity column: which way is good, as a Fingertips number or in words.

What polarity does to a judgement is worked out in `pipeline.compute.statistics.compare`.
"""

from pipeline.catalogue.measure import Polarity
from pipeline.cli.stat_tables.table import Row, Table

MEANINGS: dict[str, Polarity | None] = {
    "0": "lower",
    "1": "higher",
    "99": "no_judgement",
    "-1": None,
    "lower": "lower",
    "higher": "higher",
    "towards_zero": "towards_zero",
    "no_judgement": "no_judgement",
    "not_applicable": None,
    "none": "no_judgement",
    "low is good": "lower",
    "high is good": "higher",
    "no judgement": "no_judgement",
}


def read_polarity(table: Table, row: Row) -> Polarity | None:
    """The row's `polarity`: 0 or low is good (also if empty), 1 high is good, 99 no judgement, -1 does not apply."""
    return MEANINGS[table.choice(row, "polarity", MEANINGS, "0")]
