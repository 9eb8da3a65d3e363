"""Layout `ccg_outcomes`: CCG Outcomes Indicator Set workbooks, with buried headers and tables beside and below others.

A sheet may hold several tables; in each, a label that comes again starts the next block of the same record.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from pydantic import Field

from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.adding_up import SumOptions, contradictions
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.bodies import body
from pipeline.sources.layouts.faults import fault, some, stop, stop_if_any
from pipeline.sources.layouts.grids import Grid, Row, cell
from pipeline.sources.layouts.headers import Header, Wanted, find_tables
from pipeline.sources.layouts.listing import Labels
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import options_of
from pipeline.sources.records import RawTable

_RANGE = re.compile(r"(?P<lower>-?\d[\d.,]*) ?(?:-|–|to) ?(?P<upper>-?\d[\d.,]*)")


class OutcomesOptions(SumOptions):
    """Options of `ccg_outcomes`."""

    sheets: list[str] = Field(min_length=1, description="The sheet to read", examples=[["1.14"]])
    columns: Labels = Field(min_length=1, description="Field -> its label, or several spellings of it")
    optional: list[str] = Field(default=[], description="Fields whose column may be absent")
    shared: list[str] = Field(default=[], description="Fields that a block takes from the one to its left")
    ranges: dict[str, tuple[str, str]] = Field(default={}, description="Field as '46.9 - 52.7' -> its two fields")
    leave_out: list[str] = Field(default=[], description="Labels known and not read")
    other_tables: Literal["refuse", "leave_out"] = Field(default="refuse", description="Tables under other headers")


def read_ccg_outcomes(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read every table of the sheets into records of the named fields. Raises ContentProblems where blocks differ."""
    options = options_of(OutcomesOptions, source, resource)
    labels = {name: [label] if isinstance(label, str) else label for name, label in options.columns.items()}
    wanted = Wanted(labels, frozenset(options.optional), frozenset(options.leave_out), repeats=True, unnamed=True)
    rows: list[Row] = []
    for file in files:
        for grid, header in find_tables(grids_of(file, options, resource.encoding), wanted, each=True):
            rows += _records(grid, header, options)
    stop_if_any(contradictions(rows, options))
    return arranged(source, resource, options, rows)


def _records(grid: Grid, header: Header, options: OutcomesOptions) -> list[Row]:
    blocks = _blocks(grid, header, options)
    rows = []
    for number, record in body(grid, header, cut=options.other_tables == "leave_out"):
        for block in blocks:
            cells = {name: cell(record, column) for name, column in block.items()}
            own = [name for name in cells if name not in options.shared]
            if any(cells[name] for name in own):
                about = {**dict.fromkeys(options.columns, ""), **cells}
                rows.append(Row(grid.file, grid.sheet, number, about))
    return [_parted(row, options) for row in rows]


def _blocks(grid: Grid, header: Header, options: OutcomesOptions) -> list[dict[str, int]]:
    """Part the columns into blocks, in each of which a field stands once; all blocks must have the same fields."""
    order = sorted((column, name) for name, at in header.at.items() for column in at)
    blocks: list[dict[str, int]] = [{}]
    for column, name in order:
        if name in blocks[-1]:
            blocks.append({})
        blocks[-1][name] = column
    first = blocks[0]
    for before, block in pairwise(blocks):
        block.update({name: before[name] for name in options.shared if name in before and name not in block})
    odd = next((block for block in blocks if block.keys() != first.keys()), None)
    if odd is not None:
        differ = sorted(odd.keys() ^ first.keys())
        said = (
            f"the blocks side by side differ in {some(differ)}",
            "the same columns in each block; those that a block takes from its left are named under shared",
        )
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="blocks"))
    return blocks


def _parted(row: Row, options: OutcomesOptions) -> Row:
    cells = dict(row.cells)
    for name, (lower, upper) in options.ranges.items():
        text = cells.pop(name)
        found = _RANGE.fullmatch(text)
        if found is None and re.search(r"\d", text):
            said = (f"'{text}' is no range", "two numbers", "46.9 - 52.7")
            stop_if_any([fault(row.file, row.row, at=(row.sheet, name), said=said, rule="range")])
        cells[lower], cells[upper] = (found["lower"], found["upper"]) if found else (text, text)
    return Row(row.file, row.sheet, row.row, cells)
