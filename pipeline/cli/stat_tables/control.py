"""The `spc` statistic: process control charts of one or more series, a row a point.

Limits, rules and readings are in `pipeline.compute.statistics.spc`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast, get_args

from pipeline.cli.stat_tables.table import MISSING, Record, Row, Table, by_key, write_table
from pipeline.compute.statistics.spc import Direction, SpcChart, SpcOptions, SpcPoint, spc_chart
from pipeline.compute.statistics.spc.options import SMALLEST_FIX
from pipeline.compute.statistics.spc.reading import COMMON

POINT = (
    "rebase_group", "mean", "lpl", "upl", "outside_limits", "relative_to_mean", "close_to_limits",
    "special_cause_type", "special_cause_flag", "point_type", "short_group_warning",
)  # fmt: skip
LAST = (
    "variation_type", "variation_icon", "assurance_type", "assurance_icon", "mean_last", "lpl_last",
    "upl_last", "n_special",
)  # fmt: skip
CHOICES = ("improvement_direction", "target", "fix_after_n_points", "screen_outliers")
REBASE = ("rebase_date", "rebase_dates", "rebase_date(s)", "rebase")
WORKED_ALREADY = (
    "This file holds points that were worked out already. The choices of each series are not in it: without them "
    "higher is better, nothing is fixed, and outliers are screened. Where the choices stand in a second file, run that "
    "one: outcomes stat spc spc_cases.json. Or add columns, as in: case_id,date,y,improvement_direction,target"
)
ASSURANCE_ICONS = {"consistent_pass": "pass", "consistent_fail": "fail", "inconsistent": "inconsistent"}
TRUTH = {"true": True, "false": False, "1": True, "0": False}


@dataclass(frozen=True)
class Columns:
    """The names that a table has for the series, the date and the value, and for the value in the result."""

    case: str
    date: str
    value: str

    @property
    def result(self) -> str:
        """`y`, or `breaches` for a table of A&E breaches."""
        return "breaches" if self.value == "breaches" else "y"


def spc_table(table: Table) -> str:
    """`case_id`, `date`, `value` and the choices of each series, to its points with limits and special causes.

    Other names: `org_code` for the series (or none for a single one), `period` for the date, `y` or
    `breaches` for the value; an empty value is missing and not bridged. Choices, read from the first row of
    a series that has them: `improvement_direction` increase, decrease or neutral (if left out: increase, and
    decrease for breaches), `target`, `rebase_date` or `rebase_dates` (several with `;`), `fix_after_n_points`
    (12 or more), `screen_outliers` true or false (true). A `rebase_group` that changes starts new limits too,
    where no date is given. The last row of a series also has its variation, its assurance, the last limits and the
    number of special points. A JSON list of cases with `dates` and `values` is read as well.
    """
    names = Columns(
        case=table.optional("case_id", "org_code", "case"),
        date=table.column("date", "period", example="case_id,date,value"),
        value=table.column("value", "y", "breaches", example="case_id,date,value"),
    )
    if table.optional("special_cause_type") and not table.optional(*CHOICES):
        table.notes.append(WORKED_ALREADY)
    pending = []
    for case, rows in by_key(table.rows, names.case).items():
        values = [table.number(row, names.value) for row in rows]
        pending.append((case, _dates(table, rows, names.date), values, _options(table, rows, names)))
    table.done()
    records: list[Record] = []
    for case, dates, values, options in pending:
        chart = spc_chart(dates, values, options)
        records += _records(case, chart, names)
    return write_table(records, (names.case or "case_id", "idx", names.date, names.result, *POINT, *LAST))


def _dates(table: Table, rows: Sequence[Row], column: str) -> list[date]:
    dates: list[date] = []
    for row in rows:
        day = table.day(row, column)
        if day is None and not row.text(column):
            table.refuse(row.line, column, "empty", "the date of the point", "2017-04-01")
        if day in dates:
            table.refuse(row.line, column, f"{day} is there twice for this series", "one row a date")
        dates.append(day or date.min)
    return dates


def _options(table: Table, rows: Sequence[Row], names: Columns) -> SpcOptions:
    def first(*columns: str) -> tuple[Row, str]:
        given = ((row, name) for row in rows for name in columns if row.text(name).casefold() not in MISSING)
        return next(given, (rows[0], columns[0]))

    default = "decrease" if names.value == "breaches" else "increase"
    fix = table.whole(*first("fix_after_n_points"), least=SMALLEST_FIX)
    screen = table.choice(*first("screen_outliers"), TRUTH, "true")
    direction = table.choice(*first("improvement_direction"), get_args(Direction), default)
    return SpcOptions(
        direction=cast(Direction, direction),
        target=table.number(*first("target")),
        rebase=_rebase(table, *first(*REBASE)) or _changes(table, rows, names),
        fix_after=fix,
        screen=TRUTH[screen],
    )


def _rebase(table: Table, row: Row, column: str) -> tuple[date, ...]:
    parts = [part for part in re.split(r"[\s;,|\[\]\"']+", row.text(column)) if part.casefold() not in MISSING]
    return tuple(day for part in parts if (day := table.day(row, column, part)) is not None)


def _changes(table: Table, rows: Sequence[Row], names: Columns) -> tuple[date, ...]:
    """The dates at which a `rebase_group` that was worked out already begins; none without that column."""
    firsts = [members[0] for members in by_key(rows, "rebase_group").values()][1:]
    return tuple(day for row in firsts if (day := table.day(row, names.date)) is not None)


def _records(case: str, chart: SpcChart, names: Columns) -> list[Record]:
    records = []
    for index, point in enumerate(chart.points, start=1):
        own: Record = {names.case or "case_id": case, "idx": index, names.date: point.date}
        records.append({**own, names.result: point.value, **_point(point)})
    last = chart.points[-1]
    reading = (
        chart.variation, chart.variation_icon, chart.assurance, ASSURANCE_ICONS.get(chart.assurance or ""),
        last.limits.mean, last.limits.lower, last.limits.upper, chart.special,
    )  # fmt: skip
    records[-1].update(zip(LAST, reading, strict=True))
    return records


def _point(point: SpcPoint) -> Record:
    limits = point.limits
    cells = (
        point.group, limits.mean, limits.lower, limits.upper, point.outside, point.side, point.near,
        point.cause, point.cause != COMMON, point.kind, point.short_group,
    )  # fmt: skip
    return dict(zip(POINT, cells, strict=True))
