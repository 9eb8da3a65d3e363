"""From answers to a delivery: the rows of a CSV file as the source's description has them, and what is revised.

History is kept: a file is never changed or taken away; a later one for the same figure has a later vintage.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.sources.returns.model import Answer, Returned

DELIVERY_COLUMNS = (
    "measure",
    "area",
    "period",
    "value",
    "numerator",
    "denominator",
    "markers",
    "note",
    "owner",
    "returned_by",
    "edition",
    "received_on",
    "vintage",
    "sha256",
)
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Held:
    """A figure that has been returned before: what was said, when it came, its vintage."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    markers: str
    note: str
    received_on: date
    vintage: str


@dataclass(frozen=True)
class Delivery:
    """What a return adds: the name and text of its file, and how many figures are new, revised or as before."""

    name: str
    text: str
    new: int
    revised: int
    unchanged: int


def held_from(rows: Iterable[Mapping[str, Any]]) -> dict[Key, Held]:
    """Return the latest figure for each measure, area and period from rows of deliveries (typed, areas as codes)."""
    found: dict[Key, Held] = {}
    for row in rows:
        key = (str(row["measure"]), str(row["area"]), str(row["period"]))
        one = Held(
            value=_decimal(row["value"]),
            numerator=_decimal(row["numerator"]),
            denominator=_decimal(row["denominator"]),
            markers=row["markers"] or "",
            note=row["note"] or "",
            received_on=row["received_on"],
            vintage=row["vintage"],
        )
        if key not in found or (one.received_on, one.vintage) > (found[key].received_on, found[key].vintage):
            found[key] = one
    return found


def delivery(returned: Returned, held: Mapping[Key, Held], received_on: date, sha256: str) -> Delivery:
    """Return the delivery that a good return makes. Figures that are as they were are not written again."""
    vintage = _vintage(held, received_on)
    changed = [a for a in returned.answers if not _same(a, held.get(a.key))]
    revised = [a for a in changed if a.key in held]
    common = {
        "owner": returned.owner,
        "returned_by": returned.role,
        "edition": returned.edition,
        "received_on": received_on.isoformat(),
        "vintage": vintage,
        "sha256": sha256,
    }
    rows = [{**_cells(answer, answer.key in held), **common} for answer in sorted(changed, key=lambda a: a.key)]
    name = f"{returned.edition}_{vintage}_{sha256[:8]}.csv"
    return Delivery(name, _text(rows), len(changed) - len(revised), len(revised), len(returned.answers) - len(changed))


def _vintage(held: Mapping[Key, Held], received_on: date) -> str:
    """Return the day with a number: returns of one day are told apart, and the later one wins."""
    same_day = [int(one.vintage.rpartition("-")[2]) for one in held.values() if one.received_on == received_on]
    return f"{received_on.isoformat()}-{max(same_day, default=0) + 1:02d}"


def _same(answer: Answer, held: Held | None) -> bool:
    if held is None:
        return False
    before = tuple(letter for letter in held.markers.split(";") if letter and letter != "r")
    now = tuple(letter for letter in answer.markers.split(";") if letter)
    said = (answer.value, answer.numerator, answer.denominator, now, answer.note)
    return said == (held.value, held.numerator, held.denominator, before, held.note)


def _cells(answer: Answer, known: bool) -> dict[str, str]:
    markers = [letter for letter in answer.markers.split(";") if letter]
    if known and answer.value is not None:
        markers.append("r")
    return {
        "measure": answer.measure,
        "area": answer.area,
        "period": answer.period,
        "value": _plain(answer.value),
        "numerator": _plain(answer.numerator),
        "denominator": _plain(answer.denominator),
        "markers": ";".join(sorted(markers)),
        "note": answer.note,
    }


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(repr(float(value))).normalize() + 0


def _text(rows: list[dict[str, str]]) -> str:
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(DELIVERY_COLUMNS)
    writer.writerows([row[name] for name in DELIVERY_COLUMNS] for row in rows)
    return made.getvalue()
