"""Looking in a finished site for figures that are withheld, each in its own place: data, pages, drawings, search.

The door decides what is withheld; this looks at what was written after it. A finding names the place and never the
figure. Which figures are withheld, and what they truly are, is handed in.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.errors import Problem
from pipeline.publish.verify.told_figures import places_in

NUMBERS = ("value", "lower_95", "upper_95", "numerator", "denominator")
KEY = ("measure", "breakdown", "category", "area", "period", "statistic", "source", "vintage")
RULE = "withheld-published"
TOLD = "a figure that is withheld stands here in its own place; it is never published"
SHEET = "Values"


@dataclass(frozen=True)
class Withheld:
    """One figure that is withheld: its key, the words its place is told by, and how the true figure would be written.

    `category` is empty for everybody together; `groups` are then the words of the measure's groups, which are others.
    """

    key: tuple[str, ...]
    area: str
    period: str
    category: str
    groups: tuple[str, ...]
    figures: frozenset[str]

    @property
    def measure(self) -> str:
        """The measure's id."""
        return self.key[0]


def published_withheld(site: Path, files: Iterable[str], held: Mapping[str, Sequence[Withheld]]) -> list[Problem]:
    """Return a problem for each place of a built site that tells a withheld figure, sorted.

    `held` is what is withheld by edition; `""` stands for what is shown now, in tables of data and on measures' pages.
    """
    found = [one for path in sorted(files) for one in _in_file(site, path, held)]
    return sorted(set(found))


def _in_file(site: Path, path: str, held: Mapping[str, Sequence[Withheld]]) -> Iterator[Problem]:
    parts = path.split("/")
    if parts[0] == "data":
        edition = parts[2] if parts[1] == "editions" else ""
        keys = {one.key for one in held.get(edition, ())}
        yield from (_problem(path, f"row {row}") for row in _told_rows(site / path, keys))
        return
    own = [one for one in held.get("", ()) if is_about(path, one.measure)]
    own = list(held.get("", ())) if parts[0] == "pagefind" else own
    if own:
        yield from (_problem(path, place) for place in places_in(site / path, own))


def is_about(path: str, measure: str) -> bool:
    """Say whether a file is a measure's own page or one of its drawings."""
    page = measure.replace("_", "-")
    drawing = path.removeprefix("assets/charts/")
    return path.startswith(f"measures/{page}/") or (drawing != path and drawing.split(".")[0] in (page, measure))


def _told_rows(file: Path, keys: set[tuple[str, ...]]) -> Iterator[int]:
    for number, row in enumerate(_rows(file), 2):
        key = tuple(str(row.get(name) or "") for name in KEY)
        if key in keys and any(isinstance(_figure(row.get(name)), float) for name in NUMBERS):
            yield number


def _figure(cell: Any) -> float | None:
    try:
        return float(cell)
    except (TypeError, ValueError):
        return None


def _rows(file: Path) -> Iterable[Mapping[str, Any]]:
    """Return the rows of a table of values in any of its forms; none of another file."""
    if file.name.startswith("values.") and file.suffix == ".csv":
        return list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    if file.name.startswith("values.") and file.suffix == ".parquet":
        return pq.read_table(file).to_pylist()
    if file.parent.name == "measures" and file.suffix == ".json":
        return json.loads(file.read_text("utf-8"))["values"]
    return _sheet(file) if file.suffix == ".xlsx" else []


def _sheet(file: Path) -> list[Mapping[str, Any]]:
    from openpyxl import load_workbook  # takes a third of a second to load

    book = load_workbook(file, read_only=True)
    rows = list(book[SHEET].iter_rows(values_only=True)) if SHEET in book.sheetnames else []
    head = next((i for i, row in enumerate(rows) if row[:1] == ("Measure",)), None)
    book.close()
    if head is None:
        return []
    return [_plain(row) for row in rows[head + 1 :]]


def _plain(row: Sequence[Any]) -> dict[str, Any]:
    """Return a row of the sheet by the names of the published table; a mark in place of an empty cell is dropped."""
    cells = ["" if isinstance(cell, str) and cell.startswith("[") else cell for cell in row]
    return {**dict(zip(KEY, cells, strict=False)), **dict(zip(NUMBERS, cells[11:16], strict=False))}


def _problem(path: str, place: str) -> Problem:
    return Problem(path, field=place, found=TOLD, rule=RULE)
