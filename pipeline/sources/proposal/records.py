"""Files about single people: a description of their columns without one value, or a refusal where NHS numbers stand.

Such files never come into the project; they lie where `data_path` of project.yaml says.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.errors import ContentProblems, Problem
from pipeline.sources.layouts.cells import field_name
from pipeline.sources.layouts.grids import Grid, cell
from pipeline.sources.proposal.columns import Column
from pipeline.sources.proposal.doubt import TODO, Doubt, quoted
from pipeline.sources.proposal.look import Looked
from pipeline.sources.proposal.personal import LABELS, Personal, personal
from pipeline.sources.proposal.types import guess

NHS_NUMBERS = (
    "it holds NHS numbers, so nothing is proposed and no value is shown",
    "records without NHS numbers: delete this file, tell your information governance lead, ask for pseudonyms",
)
_LOOKED_AT = 5_000
_DAY = re.compile(r"(date|dat|day|on)$", re.IGNORECASE)


@dataclass(frozen=True)
class About:
    """A file about single people, and what shows it."""

    looked: Looked
    grid: Grid
    why: Personal


def about_people(looked: Sequence[Looked]) -> list[About]:
    """Return the files that are about single people. Raises ContentProblems for any that holds NHS numbers."""
    found = [About(one, grid, why) for one in looked for grid in one.grids if (why := personal(grid))]
    numbered = [about for about in found if about.why.nhs_numbers]
    if numbered:
        raise ContentProblems(
            [
                Problem(
                    a.looked.name,
                    field=f"{a.why.nhs_numbers} of its columns",
                    found=NHS_NUMBERS[0],
                    allowed=NHS_NUMBERS[1],
                    rule="nhs-number",
                )
                for a in numbered
            ]
        )
    return found


def records_draft(name: str, looked: Sequence[Looked], people: Sequence[About]) -> tuple[dict[str, Any], list[Doubt]]:
    """Return a record-level descriptor with names and types of columns, and what to check. No value is repeated."""
    first = people[0]
    columns = _columns(first)
    identifiers = [column.name for column in columns if field_name(column.label) in LABELS]
    days = [c.name for c in columns if guess(c, {}).type == "date"] or [c.name for c in columns if _DAY.search(c.label)]
    return _draft(name, first, (columns, identifiers, days)), list(_doubts(name, looked, (identifiers, days)))


def _columns(about: About) -> list[Column]:
    rows = about.grid.rows[about.why.header + 1 : about.why.header + _LOOKED_AT]
    made = []
    for place, label in enumerate(about.grid.rows[about.why.header]):
        counts: dict[str, int] = {}
        for row in rows:
            text = cell(row, place)
            if text:
                counts[text] = counts.get(text, 0) + 1
        made.append(Column(label or f"column_{place + 1}", label, counts, len(rows)))
    return made


def _draft(name: str, about: About, found: tuple[Sequence[Column], Sequence[str], Sequence[str]]) -> dict[str, Any]:
    columns, identifiers, days = found
    return {
        "name": name,
        "title": f"{TODO}what a record is, such as: Stays in hospital, a record a stay",
        "licenses": [{"name": "notspecified", "title": "Not for release: records of single people"}],
        "outcomes": {
            "publisher": f"{TODO}who sends the records",
            "publication": f"{TODO}what the extract is called",
            "origin": "local",
            "frequency": "quarterly",
            "lag_days": 90,
            "disclosure": f"{TODO}the rule they are under: hes2018, hes_pre2018, sus_by_date, ascof or survey",
            "layout": "records",
            "records": True,
            "pseudonymised": f"{TODO}true, once the sender has confirmed that numbers of people are pseudonyms",
            "options": {
                "identifiers": list(identifiers),
                "partition_date": days[0]
                if days
                else f"{TODO}the column with the day that puts a record into a period",
                "sentinel_dates": ["1800-01-01", "1801-01-01"],
            },
        },
        "resources": [
            {
                "name": "extract",
                "path": [f"{{data_path}}/{name}/*.{ending}" for ending in ("csv", "csv.gz", "parquet")],
                "encoding": "utf-8",
                "schema": {"fields": [_field(column) for column in columns]},
            }
        ],
    }


def _field(column: Column) -> Mapping[str, Any]:
    guessed = guess(column, {})
    form = guessed.extra.get("format")
    kind = guessed.type if guessed.type in ("date", "integer") and not guessed.markers else "string"
    return {"name": column.name, "type": kind, **({"format": form} if kind == "date" and form else {})}


def _doubts(name: str, looked: Sequence[Looked], found: tuple[Sequence[str], Sequence[str]]) -> Iterator[Doubt]:
    identifiers, days = found
    place = ", ".join(one.name for one in looked)
    yield Doubt(
        place,
        f"records of single people (columns {quoted(list(identifiers))})",
        "a record-level source: no value is shown, and no file is copied into the project",
        f"that the files lie in the folder {name} under data_path of project.yaml, outside this checkout, "
        f"named like {name}_2017-18-q1_abc.csv",
    )
    if len(days) != 1:
        told = f"{len(days)} columns of days" if days else "no column of days"
        yield Doubt(
            place,
            told,
            f"'{days[0]}' puts a record into its period" if days else "nothing",
            "outcomes.options.partition_date",
        )
    yield Doubt(
        place,
        "codes and numbers that look alike",
        "text, except plain whole numbers and days",
        "each field's type and constraints against the sender's data dictionary",
    )
    yield Doubt(
        f"data_raw/{name}",
        "no cleaning",
        "the records as they come",
        "which records count, where people live, which day counts: clean/1_<table>.sql",
    )
