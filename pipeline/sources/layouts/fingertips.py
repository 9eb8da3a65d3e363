"""Layout `fingertips`: downloads and API exports of the Fingertips site, of 24 to 27 columns.

Rows that say the same of an area under several parents are read once; rows that contradict each other stop the reading.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.errors import Problem
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.bodies import body, rows_of
from pipeline.sources.layouts.faults import fault, stop_if_any
from pipeline.sources.layouts.grids import Row
from pipeline.sources.layouts.headers import Wanted, find_tables
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options, options_of
from pipeline.sources.records import RawTable

LABELS = {
    "indicator_id": ["Indicator ID"],
    "indicator_name": ["Indicator Name"],
    "parent_code": ["Parent Code"],
    "parent_name": ["Parent Name"],
    "area_code": ["Area Code"],
    "area_name": ["Area Name"],
    "area_type": ["Area Type"],
    "sex": ["Sex"],
    "age": ["Age"],
    "category_type": ["Category Type"],
    "category": ["Category"],
    "time_period": ["Time period"],
    "value": ["Value"],
    "lower_95": ["Lower CI 95.0 limit", "Lower CI limit", "Lower CI"],
    "upper_95": ["Upper CI 95.0 limit", "Upper CI limit", "Upper CI"],
    "lower_998": ["Lower CI 99.8 limit"],
    "upper_998": ["Upper CI 99.8 limit"],
    "count": ["Count"],
    "denominator": ["Denominator"],
    "value_note": ["Value note"],
    "recent_trend": ["Recent Trend"],
    "compared_to_england": ["Compared to England value or percentiles", "Compared to England"],
    "compared_to_parent": ["Compared to percentiles", "Compared to parent value or percentiles", "Column not used"],
    "time_period_sortable": ["Time period Sortable"],
    "new_data": ["New data"],
    "compared_to_goal": ["Compared to goal"],
    "time_period_range": ["Time period range"],
}
PARENTS = ["Region", "Subregion", "STP", "ICB", "CCG", "County", "County & UA", "Sub-location", "PHE Centre", "PCN"]
LABELS["compared_to_parent"] += [f"Compared to {name} value or percentiles" for name in PARENTS]
OPTIONAL = frozenset(
    {
        *("lower_998", "upper_998", "compared_to_england", "compared_to_parent", "new_data"),
        *("compared_to_goal", "time_period_range", "recent_trend", "value_note"),
    }
)
THING = ("indicator_id", "area_code", "area_type", "sex", "age", "category_type", "category", "time_period")
FIGURES = ("value", "lower_95", "upper_95", "lower_998", "upper_998", "count", "denominator", "value_note")
WANTED = Wanted(LABELS, OPTIONAL)


def read_fingertips(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read all files of a resource. Raises ContentProblems for contradictions and periods out of order."""
    options = options_of(Options, source, resource)
    rows: list[Row] = []
    for file in files:
        for grid, header in find_tables(grids_of(file, options, resource.encoding), WANTED):
            missing_at_end = 1 if grid.rows[header.index][-1] in LABELS["compared_to_goal"] else 0
            records = body(grid, header, spare=missing_at_end)
            rows += (
                Row(r.file, r.sheet, r.row, {n: r.cells.get(n, "") for n in LABELS})
                for r in rows_of(grid, header, records)
            )
    stop_if_any(_period_faults(rows))
    return arranged(source, resource, options, _once(rows))


def _once(rows: Sequence[Row]) -> list[Row]:
    first: dict[tuple[str, ...], Row] = {}
    problems: list[Problem] = []
    for row in rows:
        thing = tuple(row.cells[name] for name in THING)
        other = first.setdefault(thing, row)
        if any(row.cells[name] != other.cells[name] for name in FIGURES):
            problems.append(_contradicts(row, other))
    stop_if_any(problems)
    return list(first.values())


def _contradicts(row: Row, other: Row) -> Problem:
    name = next(name for name in FIGURES if row.cells[name] != other.cells[name])
    said = (
        (
            f"'{row.cells[name]}' for {row.cells['area_name']}, {row.cells['time_period']}, but record {other.row} "
            f"says '{other.cells[name]}'"
        ),
        "rows of one area, group and period that agree",
    )
    return fault(row.file, row.row, at=(row.sheet, LABELS[name][0]), said=said, rule="row-twice")


def _period_faults(rows: Sequence[Row]) -> Iterator[Problem]:
    """The sortable period begins with the year in which the period begins; if it does not, one of the two is wrong."""
    for row in rows:
        year, sortable = re.search(r"\d{4}", row.cells["time_period"]), row.cells["time_period_sortable"]
        if year and sortable and not sortable.startswith(year[0]):
            said = (
                f"the period is '{row.cells['time_period']}', but its sortable form is '{sortable}'",
                "a sortable form that begins with the same year",
                "2015/16 with 20150000",
            )
            yield fault(row.file, row.row, at=(row.sheet, "Time period"), said=said, rule="period")
