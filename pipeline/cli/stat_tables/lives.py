"""The `life_expectancy` statistic: an abridged life table of each area, a row an age band.

The arithmetic is in `pipeline.compute.statistics.life_table`.
"""

import re
from collections.abc import Sequence

from pipeline.cli.stat_tables.single import LIMITS
from pipeline.cli.stat_tables.table import Record, Row, Table, by_key, write_table
from pipeline.compute.statistics.life_table import METHOD, AgeBand, life_expectancy

EXAMPLE = "area,startage,pops,deaths"
AGE = ("startage", "start_age", "age", "ageband")
PEOPLE = ("pops", "pop", "population")
RESULT = ("pops_used", "dths_used", "value", "lowercl", "uppercl", *LIMITS, "confidence", "statistic", "method")


def life_expectancy_table(table: Table) -> str:
    """`startage` (0, 1, 5, 10 … 90), `pops`, `deaths`, with an optional `area`, to years of life from each age on.

    An age band may be written `0`, `1-4`, `90+`. `lowercl` and `uppercl` are the 95 % limits. No value without all
    20 bands, for 5,000 people or fewer, or without a death in the last band.
    """
    age = table.column(*AGE, example=EXAMPLE)
    people = table.column(*PEOPLE, example=EXAMPLE)
    table.column("deaths", example=EXAMPLE)
    area = table.optional("area")
    bands = {key: [_band(table, row, age, people) for row in rows] for key, rows in by_key(table.rows, area).items()}
    table.done()
    records = [
        {**row.cells, **record}
        for key, rows in by_key(table.rows, area).items()
        for row, record in zip(rows, _records(bands[key]), strict=True)
    ]
    return write_table(records, [*(name for name in table.header if name not in RESULT), *RESULT])


def _band(table: Table, row: Row, age: str, people: str) -> AgeBand:
    found = re.search(r"\d+", row.text(age))
    if found is None:
        table.refuse(row.line, age, f"found '{row.text(age)}'", "the first age of the band", "65")
    return AgeBand(int(found[0]) if found else -1, table.count(row, people), table.count(row, "deaths"))


def _records(bands: Sequence[AgeBand]) -> list[Record]:
    usual, wide = life_expectancy(bands), life_expectancy(bands, level=0.998)
    records: list[Record] = []
    for band, near, far in zip(bands, usual, wide, strict=True):
        older = [other for other in bands if other.start >= band.start]
        cells = (
            sum(other.population or 0 for other in older), sum(other.deaths or 0 for other in older),
            near.value, near.lower, near.upper, near.lower, near.upper, far.lower, far.upper,
            "95%, 99.8%", f"life expectancy at {band.start}", METHOD,
        )  # fmt: skip
        records.append(dict(zip(RESULT, cells, strict=True)))
    return records
