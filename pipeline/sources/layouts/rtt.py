"""Layout `referral_to_treatment`: the monthly workbooks of waiting times, 52 weekly bands and their totals a record.

Bands are checked against totals, totals against the share within 18 weeks; the share stays a fraction of one.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import Field

from pipeline.errors import Problem
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.adding_up import parts_fault, sum_fault
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.bodies import body, rows_of
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, stop_if_any
from pipeline.sources.layouts.grids import Grid, Row
from pipeline.sources.layouts.headers import Header, Wanted, find_tables
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options, options_of
from pipeline.sources.layouts.preambles import dated_period, preamble
from pipeline.sources.records import RawTable
from pipeline.sources.symbols import number_of

BANDS = {f"weeks_{week}_{week + 1}": [f">{week}-{week + 1}", f">{week:02d}-{week + 1:02d}"] for week in range(52)}
LAST_BAND = {"weeks_52_plus": ["52 plus", "52+", ">52"]}
PLACES = {
    "parent_code": ["Area Team Code", "Region Code"],
    "code": ["CCG Code", "Provider Code", "Commissioner Code"],
    "name": ["CCG Name", "Provider Name", "Commissioner Name", "Area Team Name", "Region Name"],
    "treatment_function_code": ["Treatment Function Code"],
    "treatment_function": ["Treatment Function"],
}
TOTALS = {
    "unknown_start": ["Patients with unknown clock start date"],
    "total_all": ["Total number of completed pathways (all)"],
    "total": ["Total number of incomplete pathways", "Total number of completed pathways (with a known clock start)"],
    "within_18_weeks": ["Total within 18 weeks", "Total (with a known clock start) within 18 weeks"],
    "share_within_18_weeks": ["% within 18 weeks"],
    "median_weeks": ["Average (median) waiting time (in weeks)"],
    "percentile_95_weeks": ["95th percentile waiting time (in weeks)"],
}
NOT_ALWAYS = frozenset({"parent_code", "code", "name", "unknown_start", "total_all"})
WANTED = Wanted({**PLACES, **BANDS, **LAST_BAND, **TOTALS}, NOT_ALWAYS)
ALL_FUNCTIONS = "total"


class WaitingOptions(Options):
    """Options of `referral_to_treatment`."""

    sheets: list[str] = Field(min_length=1, description="The sheet to read", examples=[["Commissioner"]])


def read_referral_to_treatment(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read period, places, treatment function, weeks_0_1 … weeks_52_plus and totals: a record a place and function."""
    options = options_of(WaitingOptions, source, resource)
    rows: list[Row] = []
    for file in files:
        for grid, header in find_tables(grids_of(file, options, resource.encoding), WANTED, each=True):
            rows += _records(grid, header)
    return arranged(source, resource, options, rows)


def _records(grid: Grid, header: Header) -> list[Row]:
    basis = preamble(grid, header.index).get("basis", (0, ""))[1]
    about = {**dated_period(grid, header.index), "basis": basis}
    empty = dict.fromkeys(NOT_ALWAYS, "")
    rows = [
        Row(row.file, row.sheet, row.row, {**about, **empty, **row.cells})
        for row in rows_of(grid, header, body(grid, header))
    ]
    stop_if_any([*_row_faults(rows), *_function_faults(rows)])
    return rows


def _row_faults(rows: Sequence[Row]) -> Iterator[Problem]:
    bands = [*BANDS, *LAST_BAND]
    for row in rows:
        for total, parts in (("total", bands), ("within_18_weeks", bands[:18])):
            problem = parts_fault(row, total, parts)
            if problem:
                yield problem
        share, whole, within = (number_of(row.cells[n]) for n in ("share_within_18_weeks", "total", "within_18_weeks"))
        if share is not None and whole and within is not None and abs(share - within / whole) > Decimal("0.00005"):
            said = (f"{share} is not {within} of {whole}", "the share that the two counts make, as a fraction of one")
            yield fault(row.file, row.row, at=(row.sheet, "% within 18 weeks"), said=said, rule="adds-up")


def _function_faults(rows: Sequence[Row]) -> Iterator[Problem]:
    """The treatment functions of a place add up to its row of all functions."""
    places: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        places.setdefault((row.cells["parent_code"], row.cells["code"], row.cells["name"]), []).append(row)
    for listed in places.values():
        parts = [row for row in listed if folded(row.cells["treatment_function"]) != ALL_FUNCTIONS]
        for whole in (row for row in listed if folded(row.cells["treatment_function"]) == ALL_FUNCTIONS):
            yield from filter(None, (sum_fault(whole, name, parts) for name in ("total", "within_18_weeks")))
