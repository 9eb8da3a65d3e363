"""Layout `delayed_transfers`: the monthly workbooks of delayed transfers of care, by council or by trust.

Columns shift and blocks come and go over the years: delayed days alone, then days and beds under the same labels.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import Field

from pipeline.errors import Problem
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.adding_up import parts_fault, sum_fault
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.bodies import body
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, some, stop, stop_if_any
from pipeline.sources.layouts.grids import Grid, Row, cell
from pipeline.sources.layouts.headers import Header, Wanted, find_tables
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options, options_of
from pipeline.sources.layouts.preambles import dated_period
from pipeline.sources.records import RawTable

LABELS = {"region": ["Region", "SHA"], "ons_code": ["ONS Geography"], "code": ["Code"], "name": ["Name"]}
WANTED = Wanted({**LABELS, "total": ["Total"]}, frozenset({"ons_code"}), frozenset("*"), repeats=True)
DAYS = "delayed days"
BLOCKS = {DAYS: "days", "dtoc beds": "beds", "average number of people delayed per day": "beds"}
NATION = "england"


class DelayOptions(Options):
    """Options of `delayed_transfers`."""

    sheets: list[str] = Field(min_length=1, description="The sheet to read", examples=[["LA - by responsible org"]])


def read_delayed_transfers(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read period, region, ons_code, code, name, part, days, beds, published_on, revised_on: a record for each part.

    `part` is the column's label (`NHS`), for reasons its letter (`Dii`). The totals are checked and left out.
    """
    options = options_of(DelayOptions, source, resource)
    rows: list[Row] = []
    for file in files:
        for grid, header in find_tables(grids_of(file, options, resource.encoding), WANTED, each=True):
            rows += _records(grid, header)
    return arranged(source, resource, options, rows)


def _records(grid: Grid, header: Header) -> list[Row]:
    blocks = _blocks(grid, header)
    about = dated_period(grid, header.index)
    figures = {f"{b}/{p}": (c,) for b, parts in blocks.items() for p, c in parts.items()}
    wide = replace(header, at={**header.at, **figures})
    listed = [
        Row(grid.file, grid.sheet, number, {name: cell(record, at[0]) for name, at in wide.at.items()})
        for number, record in body(grid, wide)
    ]
    stop_if_any(_contradictions(listed, blocks))
    return [long for row in listed for long in _long(row, about, blocks)]


def _blocks(grid: Grid, header: Header) -> dict[str, dict[str, int]]:
    """Return block -> part -> column. A block ends with its total; what it counts stands in the record above."""
    above = grid.rows[header.index - 1] if header.index else ()
    known = {column for name in LABELS for column in header.at.get(name, ())}
    blocks: dict[str, dict[str, int]] = {}
    block, current = DAYS, {}
    for column, label in enumerate(grid.rows[header.index]):
        title = folded(cell(above, column))
        if title and column not in known:
            block = title
        if column in known or not label:
            continue
        current[_part(label)] = column
        if folded(label) == "total":
            _add_block(grid, header, blocks, (block, current))
            current = {}
    if current:
        said = (f"{some(current)} stand after the last total", "parts followed by their total")
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="blocks"))
    return blocks


def _add_block(
    grid: Grid, header: Header, blocks: dict[str, dict[str, int]], block: tuple[str, dict[str, int]]
) -> None:
    title, parts = block
    name = BLOCKS.get(title)
    if (
        name is None
        or name in blocks
        or len(parts) < 2
        or (blocks and parts.keys() != next(iter(blocks.values())).keys())
    ):
        said = (
            f"the block '{title}' with {some(parts)} is not known, or is there twice",
            f"blocks titled {some(BLOCKS)} with the same parts and a total",
        )
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="blocks"))
    blocks[name] = parts


def _part(label: str) -> str:
    """Name a part: reasons by their letter, since their words changed over the years."""
    reason = re.match(r"([A-O])(i{0,2})\)", label, re.IGNORECASE)
    if reason:
        return reason[1].upper() + reason[2].lower()
    return "total" if folded(label) == "total" else label


def _contradictions(listed: Sequence[Row], blocks: dict[str, dict[str, int]]) -> list[Problem]:
    """Parts against totals in each record, and all places against the nation; beds are days shared out, so rounded."""
    days = [f"days/{part}" for part in blocks["days"]]
    problems = [parts_fault(row, "days/total", [name for name in days if name != "days/total"]) for row in listed]
    nation = [row for row in listed if folded(row.cells["name"]) == NATION]
    places = [row for row in listed if row not in nation]
    problems += [sum_fault(row, name, places) for row in nation for name in days]
    return [problem for problem in problems if problem]


def _long(row: Row, about: dict[str, str], blocks: dict[str, dict[str, int]]) -> list[Row]:
    place = {name: row.cells.get(name, "") for name in LABELS}
    out = []
    for part in blocks["days"]:
        if part != "total":
            figures = {name: row.cells.get(f"{name}/{part}", "") for name in ("days", "beds")}
            out.append(Row(row.file, row.sheet, row.row, {**about, **place, "part": part, **figures}))
    return out
