"""Layout `emergency_monthly`: A&E attendances and emergency admissions by provider, one file a month.

The same three labels stand under attendances, within four hours and over four hours: the total that ends a block says
which it is. The period comes from the lines above or, only if the descriptor says so, from the file's name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import PurePosixPath

from pipeline.errors import Problem
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.adding_up import parts_faults
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.bodies import body, rows_of
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, some, stop, stop_if_any
from pipeline.sources.layouts.grids import Grid, Row
from pipeline.sources.layouts.headers import Header, Wanted, find_tables
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options, options_of
from pipeline.sources.layouts.preambles import month_of, preamble
from pipeline.sources.records import RawTable
from pipeline.sources.symbols import number_of

TYPES = ("type_1", "type_2", "type_3")
BLOCKS = {
    "attendances": "total_attendances",
    "within_4_hours": "total_within_4_hours",
    "over_4_hours": "total_over_4_hours",
}
SHARES = ("all", *TYPES)
LABELS = {
    "code": ["Code", "Org Code", "Organisation Code"],
    "region": ["Region", "Parent Org", "Parent"],
    "name": ["Name", "Org name", "Organisation Name"],
    "total_attendances": ["Total attendances"],
    "total_within_4_hours": ["Total Attendances < 4 hours"],
    "total_over_4_hours": ["Total Attendances > 4 hours"],
    **{f"share_{one}": [f"Percentage in 4 hours or less ({one.replace('_', ' ')})"] for one in SHARES},
    "admissions_type_1": ["Emergency Admissions via Type 1 A&E"],
    "admissions_type_2": ["Emergency Admissions via Type 2 A&E"],
    "admissions_type_3": ["Emergency Admissions via Type 3 and 4 A&E"],
    "admissions_via_ae": ["Total Emergency Admissions via A&E"],
    "admissions_other": ["Other Emergency admissions (i.e not via A&E)", "Other Emergency Admissions"],
    "admissions_total": ["Total Emergency Admissions"],
    "over_4_hours_to_admission": ["Number of patients spending >4 hours from decision to admit to admission"],
    "over_12_hours_to_admission": ["Number of patients spending >12 hours from decision to admit to admission"],
}
WANTED = Wanted(LABELS, leave_out=frozenset("*"))
SUMS = {
    **{total: [f"{kind}_{block}" for kind in TYPES] for block, total in BLOCKS.items()},
    "total_attendances_again": ["total_within_4_hours", "total_over_4_hours"],
    "admissions_via_ae": [f"admissions_{kind}" for kind in TYPES],
    "admissions_total": ["admissions_via_ae", "admissions_other"],
}


def read_emergency_monthly(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read a record a provider: type_1_attendances … admissions_total. Raises ContentProblems when sums disagree."""
    options = options_of(Options, source, resource)
    rows: list[Row] = []
    for file in files:
        for grid, header in find_tables(grids_of(file, options, resource.encoding), WANTED):
            rows += _records(grid, header, options)
    return arranged(source, resource, options, rows)


def _records(grid: Grid, header: Header, options: Options) -> list[Row]:
    wide = replace(header, at={**header.at, **_types(grid, header)})
    period = _period(grid, header, options)
    rows = list(rows_of(grid, wide, body(grid, wide)))
    again = [
        Row(r.file, r.sheet, r.row, {**r.cells, "total_attendances_again": r.cells["total_attendances"]}) for r in rows
    ]
    stop_if_any([*parts_faults(again, SUMS), *_share_faults(rows)])
    return [Row(row.file, row.sheet, row.row, {**period, **row.cells}) for row in rows]


def _period(grid: Grid, header: Header, options: Options) -> dict[str, str]:
    """Return the period that the lines above give, if any; a month in the file's name must be the same."""
    number, text = preamble(grid, header.index).get("period", (0, ""))
    month = month_of(text)
    named = re.search(options.from_name, PurePosixPath(grid.file).name) if options.from_name else None
    other = month_of(re.sub("[-_]+", " ", named.groupdict("").get("month", ""))) if named else None
    if month and other and month != other:
        said = (f"the file says {month.public}, its name {other.public}", "the same month in both")
        raise stop(fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="period-above"))
    return {"period": month.label} if month else {}


def _types(grid: Grid, header: Header) -> dict[str, tuple[int, ...]]:
    """Give each `Type 1 Departments …` column to the block whose total comes next; three types a block, in order."""
    ends = sorted((header.at[total][0], block) for block, total in BLOCKS.items())
    known = {column for at in header.at.values() for column in at}
    found: dict[str, tuple[int, ...]] = {}
    problems: list[Problem] = []
    for column, label in enumerate(grid.rows[header.index]):
        kind = re.match(r"type ([123]) departments\b", folded(label))
        block = next((name for end, name in ends if column < end), None)
        if kind and block:
            found[f"type_{kind[1]}_{block}"] = (column,)
        elif label and column not in known:
            said = (f"the column '{label}' is not known here", "the three types in each block, and the known columns")
            problems.append(fault(grid.file, header.index + 1, at=(grid.sheet, label), said=said, rule="header-label"))
    stop_if_any(problems)
    expected = [f"{kind}_{block}" for _, block in ends for kind in TYPES]
    if list(found) != expected or [block for _, block in ends] != list(BLOCKS):
        said = (f"the blocks hold {some(found)}", f"in this order {some(expected)}")
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="blocks"))
    return found


def _share_faults(rows: Sequence[Row]) -> Iterator[Problem]:
    """A percentage is printed to one place; it must be the one that the counts make."""
    for row in rows:
        for one in SHARES:
            counted = "total" if one == "all" else one
            share = number_of(row.cells[f"share_{one}"])
            within, whole = (number_of(row.cells[f"{counted}_{block}"]) for block in ("within_4_hours", "attendances"))
            if share is None or within is None or not whole:
                continue
            if abs(share - 100 * within / whole) > Decimal("0.051"):
                said = (f"{share} is not {within} of {whole} in percent", "the percentage that the counts make")
                yield fault(row.file, row.row, at=(row.sheet, f"share_{one}"), said=said, rule="adds-up")
