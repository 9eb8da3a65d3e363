"""Layout `hcai_monthly`: monthly counts of infections by organisation, months as columns, totals above and below.

The month is the column's, whatever the file is called. Totals are checked against the sum and left out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pydantic import Field

from pipeline.errors import Problem
from pipeline.periods import Period
from pipeline.periods import span as months_between
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.adding_up import sum_fault
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.bodies import body, notes_of
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, stop, stop_if_any
from pipeline.sources.layouts.grids import Grid, Row, cell
from pipeline.sources.layouts.headers import Header, Wanted, find_tables
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options, options_of
from pipeline.sources.layouts.preambles import month_of, preamble
from pipeline.sources.records import RawTable

WANTED = Wanted(
    {
        "code": ["CCG Code", "Trust Code", "Organisation Code", "Sub ICB Code"],
        "name": ["CCG Name", "Trust Name", "Organisation Name", "Acute Trust Name", "Sub ICB Name"],
        "region": ["PHE Centre", "PHE Region", "Region", "NHS Region", "UKHSA Region"],
        "type": ["Trust Type", "Organisation Type"],
    },
    optional=frozenset({"region", "type"}),
    leave_out=frozenset("*"),
    repeats=True,
)
TOTALS = {"total", "totals", "england", "england total"}
_LONGEST_SIGN = 2
_FOOTNOTE = re.compile(r"(?P<name>.*?[^\d\s*¥†‡#])\s*(?P<sign>[\d*¥†‡#]*)")


class HcaiOptions(Options):
    """Options of `hcai_monthly`."""

    totals: bool = Field(default=True, description="False: the file has no total rows to check against")


def read_hcai_monthly(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read code, name, region, type, month, count, note: a record for each organisation and month."""
    options = options_of(HcaiOptions, source, resource)
    rows: list[Row] = []
    for file in files:
        for grid, header in find_tables(grids_of(file, options, resource.encoding), WANTED):
            rows += _records(grid, header, options)
    return arranged(source, resource, options, rows)


def _records(grid: Grid, header: Header, options: HcaiOptions) -> list[Row]:
    months = _months(grid, header)
    _agree_with_title(grid, header, list(months.values()))
    wide = replace(header, at={**header.at, **{month.label: (column,) for column, month in months.items()}})
    listed = [_wide(grid, number, row, wide) for number, row in body(grid, wide)]
    totals = [row for row in listed if not row.cells["code"] and folded(row.cells["name"]) in TOTALS]
    parts = [row for row in listed if row not in totals]
    if options.totals and not totals:
        said = ("there is no row of totals to check the counts against", "a row 'Totals' without a code")
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="totals-missing"))
    notes = notes_of(grid, header)
    problems = (sum_fault(total, month.label, parts) for total in totals for month in months.values())
    stop_if_any([*filter(None, problems), *_other_names(grid, header, parts, notes)])
    return [long for row in parts for long in _long(row, list(months.values()), notes)]


def _months(grid: Grid, header: Header) -> dict[int, Period]:
    known = {column for at in header.at.values() for column in at}
    months: dict[int, Period] = {}
    problems: list[Problem] = []
    for column, label in enumerate(grid.rows[header.index]):
        month = month_of(label) if label and column not in known else None
        if month:
            months[column] = month
        elif label and column not in known:
            said = (f"the column '{label}' is no month and no known label", "months in words", "April 2015")
            problems.append(fault(grid.file, header.index + 1, at=(grid.sheet, label), said=said, rule="header-label"))
    stop_if_any(problems)
    found = list(months.values())
    if not found or found != months_between(found[0], found[-1]):
        said = (f"the months are {', '.join(m.label for m in found)}", "each month once, in order, none left out")
        raise stop(fault(grid.file, header.index + 1, at=(grid.sheet, ""), said=said, rule="months"))
    return months


def _agree_with_title(grid: Grid, header: Header, months: Sequence[Period]) -> None:
    """The lines above say how many months there are and from when to when; the columns must be those."""
    above = preamble(grid, header.index)
    number, text = above.get("reporting period", (0, ""))
    ends = [month_of(part) for part in re.split(r"\s+(?:to|-)\s+", text)] if text else []
    if ends and (None in ends or (ends[0], ends[-1]) != (months[0], months[-1])):
        said = (
            f"the title says '{text}', the columns run from {months[0].public} to {months[-1].public}",
            "the same months",
        )
        raise stop(fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="period-above"))
    number, text = above.get("no. of months", (0, ""))
    count = re.match(r"\d+", text)
    if count and int(count[0]) != len(months):
        said = (f"the title says {text}, there are {len(months)} columns of months", "as many as the title says")
        raise stop(fault(grid.file, number, at=(grid.sheet, ""), said=said, rule="period-above"))


def _wide(grid: Grid, number: int, row: tuple[str, ...], header: Header) -> Row:
    cells = {name: cell(row, at[0]) for name, at in header.at.items()}
    return Row(grid.file, grid.sheet, number, {**dict.fromkeys(("region", "type"), ""), **cells})


def _other_names(grid: Grid, header: Header, parts: Sequence[Row], notes: Sequence[str]) -> list[Problem]:
    """The name stands again as last column: two different names mean that a row has slipped."""
    problems = []
    for row in parts:
        names = [cell(grid.rows[row.row - 1], column) for column in header.at["name"]]
        plain = {folded(_signed(name, notes)[0]) for name in names if name}
        whole = {folded(name) for name in names if name}
        if len(plain) > 1 and not any(_is_sign(longer, whole, notes) for longer in whole):
            said = (f"the record begins and ends with different names: {', '.join(sorted(plain))}", "one name")
            problems.append(fault(row.file, row.row, at=(row.sheet, "name"), said=said, rule="names-differ"))
    return problems


def _is_sign(longer: str, names: set[str], notes: Sequence[str]) -> bool:
    """Whether two names differ by the sign of a footnote alone, which may be a raised letter."""
    ends = {longer.removeprefix(name) for name in names if longer.startswith(name) and longer != name}
    return any(folded(note).startswith(end) for end in ends if 0 < len(end) <= _LONGEST_SIGN for note in notes)


def _signed(name: str, notes: Sequence[str]) -> tuple[str, str]:
    """Part a name from the footnote sign behind it (`Moorside*`, `Overton1`). Returns the name, and the note's text."""
    found = _FOOTNOTE.fullmatch(name)
    if not found or not found["sign"]:
        return name, ""
    return found["name"], next((text for text in notes if text.startswith(found["sign"])), "")


def _long(row: Row, months: Sequence[Period], notes: Sequence[str]) -> list[Row]:
    name, note = _signed(row.cells["name"], notes)
    about = {"code": row.cells["code"], "name": name, "region": row.cells["region"], "type": row.cells["type"]}
    out = []
    for month in months:
        cells = {**about, "month": month.label, "count": row.cells[month.label], "note": note}
        out.append(Row(row.file, row.sheet, row.row, cells))
    return out
