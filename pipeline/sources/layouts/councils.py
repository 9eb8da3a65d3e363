"""Layout `columns_to_rows`: places (or months, or ages) as columns become one record for each of their cells.

Serves council-level returns, whose columns are `815 - Greenshire`, under a line of region codes.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

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


class AcrossOptions(SumOptions):
    """Options of `columns_to_rows`."""

    keys: Labels = Field(min_length=1, description="Field -> label of the columns that say what a record is about")
    over: list[str] = Field(min_length=1, description="Patterns of the other columns' labels; named groups are fields")
    above: str = Field(default="", description="The field for what stands in the record above the label")
    value: str = Field(default="value", description="The field for the cell itself")
    leave_out: list[str] = Field(default=[], description="Labels of columns known and not read")


def read_columns_to_rows(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read wide tables into one record a cell. Raises ContentProblems for a label that fits no pattern."""
    options = options_of(AcrossOptions, source, resource)
    keys = {name: [label] if isinstance(label, str) else label for name, label in options.keys.items()}
    wanted = Wanted(keys, leave_out=frozenset("*"))
    rows: list[Row] = []
    for file in files:
        grids = grids_of(file, options, resource.encoding)
        for grid, header in find_tables(grids, wanted, each=bool(options.sheets)):
            rows += _cells(grid, header, options)
    stop_if_any(contradictions(rows, options))
    return arranged(source, resource, options, rows)


def _cells(grid: Grid, header: Header, options: AcrossOptions) -> list[Row]:
    across = _across(grid, header, options)
    wide = replace(header, at={**header.at, "": tuple(across)})
    keys = {name: at[0] for name, at in header.at.items()}
    rows = []
    for number, record in body(grid, wide):
        about = {name: cell(record, at) for name, at in keys.items()}
        for column, place in across.items():
            cells = {**about, **place, options.value: cell(record, column)}
            rows.append(Row(grid.file, grid.sheet, number, cells))
    return rows


def _across(grid: Grid, header: Header, options: AcrossOptions) -> dict[int, dict[str, str]]:
    """Return column -> the fields that its label says. Every label must be understood, and none may be there twice."""
    labels = grid.rows[header.index]
    above = grid.rows[header.index - 1] if header.index else ()
    fields = [name for pattern in options.over for name in re.compile(pattern).groupindex]
    keys = {column for at in header.at.values() for column in at}
    across: dict[int, dict[str, str]] = {}
    problems = []
    for column, label in enumerate(labels):
        if column in keys or not label or label in options.leave_out:
            continue
        found = next((match for pattern in options.over if (match := re.fullmatch(pattern, label))), None)
        place = {**dict.fromkeys(fields, ""), **(found.groupdict("") if found else {})}
        if found is None or place in [{k: v for k, v in one.items() if k != options.above} for one in across.values()]:
            said = (f"'{label}' is no known column, or is there twice", f"labels that fit {some(options.over)}")
            problems.append(fault(grid.file, header.index + 1, at=(grid.sheet, label), said=said, rule="header-label"))
        across[column] = {**place, **({options.above: cell(above, column)} if options.above else {})}
    stop_if_any(problems)
    if not across:
        said = ("no column fits", f"labels that fit {some(options.over)}")
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="header-label"))
    return across
