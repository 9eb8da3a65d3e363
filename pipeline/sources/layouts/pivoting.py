"""Layouts `rows_to_columns` and `ascof`: rows that are parts of one record (outcome, numerator, …) brought together.

Rows of different kinds are never summed: each kind becomes a column of its own.
"""

from collections.abc import Sequence

from pydantic import Field

from pipeline.errors import Problem, nearest
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.adding_up import contradictions
from pipeline.sources.layouts.arranging import arranged
from pipeline.sources.layouts.cells import folded
from pipeline.sources.layouts.faults import fault, some, stop_if_any
from pipeline.sources.layouts.grids import Row
from pipeline.sources.layouts.listing import Labels, ListingOptions, listed, own_fields
from pipeline.sources.layouts.options import options_of
from pipeline.sources.records import RawTable
from pipeline.sources.symbols import SUFFIX


class PivotOptions(ListingOptions):
    """Options of `rows_to_columns`."""

    kind: str = Field(min_length=1, description="The field that says what a row's value is")
    value: str = Field(min_length=1, description="The field that holds the value")
    kinds: dict[str, str] = Field(min_length=1, description="Text of the kind -> field it becomes")
    apart: list[str] = Field(default=[], description="Fields that may differ between rows of one record; first counts")


ASCOF_LABELS: Labels = {
    "geographical_code": "Geographical Code",
    "geographical_description": ["Geographical Description", "Geographical Name"],
    "geographical_level": "Geographical Level",
    "ons_code": ["ONS Code", "ONS Area Code"],
    "measure_code": ["ASCOF Measure Code", "Measure Code"],
    "disaggregation": "Disaggregation Level",
    "measure_type": "Measure Type",
    "measure_value": "Measure Value",
    "measure_group": "Measure Group",
    "measure_group_description": "Measure Group Description",
}
ASCOF_KINDS = {
    "Outcome": "outcome",
    "Numerator": "numerator",
    "Denominator": "denominator",
    "Base": "base",
    "Margin Of Error": "margin_of_error",
}


class AscofOptions(PivotOptions):
    """Options of `ascof`: the open data file of the Adult Social Care Outcomes Framework, with its own labels."""

    columns: Labels = Field(default=ASCOF_LABELS)
    optional: list[str] = Field(default=["ons_code", "measure_group", "measure_group_description"])
    kind: str = "measure_type"
    value: str = "measure_value"
    kinds: dict[str, str] = Field(default=ASCOF_KINDS)


def read_rows_to_columns(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read rows and bring together those that agree in all but kind and value."""
    return _read(source, resource, files, options_of(PivotOptions, source, resource))


def read_ascof(source: Source, resource: Resource, files: Sequence[DeliveredFile]) -> RawTable:
    """Read the ASCOF open data file: a record for each place, measure and group."""
    return _read(source, resource, files, options_of(AscofOptions, source, resource))


def _read(source: Source, resource: Resource, files: Sequence[DeliveredFile], options: PivotOptions) -> RawTable:
    made = [f"{name}{end}" for name in options.kinds.values() for end in ("", SUFFIX)]
    fields = own_fields(resource, options, made)
    both = {name: fields.get(name, [name]) for name in (options.kind, options.value)}
    together = _together(listed(resource, files, options, {**fields, **both}), options)
    stop_if_any(contradictions(together, options))
    return arranged(source, resource, options, together)


def _together(rows: Sequence[Row], options: PivotOptions) -> list[Row]:
    kinds = {folded(text): field for text, field in options.kinds.items()}
    apart = {options.kind, options.value, *options.apart}
    records: dict[tuple[str, ...], Row] = {}
    seen: set[tuple[str, ...]] = set()
    strange: dict[str, list[Row]] = {}
    problems: list[Problem] = []
    for row in rows:
        field = kinds.get(folded(row.cells[options.kind]))
        key = (row.file, *(text for name, text in row.cells.items() if name not in apart))
        first = records.get(key) or _empty(row, options)
        if field is None:
            strange.setdefault(row.cells[options.kind], []).append(row)
            continue
        if (*key, field) in seen:
            problems.append(_twice(row, options, first.cells[field]))
        seen.add((*key, field))
        records[key] = Row(first.file, first.sheet, first.row, {**first.cells, field: row.cells[options.value]})
    stop_if_any([*(_unknown(rows, options) for rows in strange.values()), *problems])
    return list(records.values())


def _empty(row: Row, options: PivotOptions) -> Row:
    kept = {name: text for name, text in row.cells.items() if name not in (options.kind, options.value)}
    return Row(row.file, row.sheet, row.row, {**kept, **dict.fromkeys(options.kinds.values(), "")})


def _unknown(rows: Sequence[Row], options: PivotOptions) -> Problem:
    """Tell a text once, at its first place, however many records hold it."""
    row, text = rows[0], rows[0].cells[options.kind]
    times = f", here and in {len(rows) - 1} more records" if len(rows) > 1 else ""
    said = (f"'{text}' is no known kind of row{times}", f"one of {some(options.kinds)}{nearest(text, options.kinds)}")
    return fault(row.file, row.row, at=(row.sheet, options.kind), said=said, rule="row-kind")


def _twice(row: Row, options: PivotOptions, other: str) -> Problem:
    said = (
        f"'{row.cells[options.kind]}' stands there twice for one record, as '{other}' and '{row.cells[options.value]}'",
        "each kind once a record",
    )
    return fault(row.file, row.row, at=(row.sheet, options.value), said=said, rule="row-twice")
