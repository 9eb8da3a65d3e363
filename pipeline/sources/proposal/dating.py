"""Tables that do not say their period: it comes from the file's name where that is certain, else from a person.

Columns of periods are found in `periods_found`; here a table gets the field that it lacks, and loses empty ones.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.sources.proposal.columns import Column
from pipeline.sources.proposal.doubt import TODO, Doubt, quoted
from pipeline.sources.proposal.families import FAMILIES
from pipeline.sources.proposal.look import Looked
from pipeline.sources.proposal.periods_found import period_named
from pipeline.sources.proposal.shape import Shape, read_shape
from pipeline.sources.records import RawTable, Record

PLACEHOLDER = "2016/17"
ASKED = f"{TODO}the period that the file is about, such as 2016/17 or 2017-05"
MONTH_IN_NAME = "{before}(?P<{field}>[A-Za-z]+[-_ ]?[0-9]{{2,4}})"


def dated(shape: Shape) -> tuple[list[Shape], list[Doubt]]:
    """Give the families that never say their period in the file what the files' names say."""
    family = next((family for family in FAMILIES if family.layout == shape.layout), None)
    if family is None or not family.period:
        return [shape], []
    if any(_says_period(looked) for looked in shape.files):
        return [shape], []
    return supplied(replace(shape, fields=tuple(n for n in shape.fields if n != "period")), family.period)


def supplied(shape: Shape, field: str = "period") -> tuple[list[Shape], list[Doubt]]:
    """Add the field of the period: from each file's name, one for all, or left to a person."""
    named = {looked: period_named(looked.path.stem.split(".csv")[0]) for looked in shape.files}
    labels = {found[0] if found else "" for found in named.values()}
    fields = (field, *shape.fields)
    if (len(labels) > 1 and all(found and found[1] == "month" for found in named.values())) or (
        field == "month" and "" not in labels
    ):
        pattern = _pattern(shape.files, field)
        if pattern:
            return [replace(shape, fields=fields, options={**shape.options, "from_name": pattern})], []
    if len(labels) > 1:
        return _each(shape, field)
    label = labels.pop()
    made = replace(shape, fields=fields, options={**shape.options, "constants": {field: label or PLACEHOLDER}})
    return [made], [_told(shape, label)]


def with_constant(shape: Shape, table: RawTable) -> RawTable:
    """Add the column of a period that is the same for all records; read again where file names give it."""
    constants = shape.options.get("constants", {})
    if shape.fields[0] not in constants:
        return read_shape(shape)
    text = constants[shape.fields[0]]
    kept = [table.labels.index(name) for name in shape.fields[1:]]
    records = (Record(r.file, r.sheet, r.row, (text, *(r.cells[p] for p in kept))) for r in table.records)
    return RawTable(table.resource, shape.fields, tuple(records))


def _each(shape: Shape, field: str) -> tuple[list[Shape], list[Doubt]]:
    made = [supplied(replace(shape, files=(looked,)), field) for looked in shape.files]
    return [one for shapes, _ in made for one in shapes], [doubt for _, told in made for doubt in told]


def _told(shape: Shape, label: str) -> Doubt:
    if label:
        return Doubt(
            shape.place,
            "no column with the period",
            f"{label}, as the file's name says",
            "the period in the publication; correct it under constants",
        )
    return Doubt(
        shape.place,
        "no period, neither in a column nor for certain in the file's name",
        "nothing",
        "the publication, and write its period under constants",
    )


def _pattern(files: Sequence[Looked], field: str) -> str:
    """Return a pattern that takes the month out of every file's name; empty when one pattern does not fit all."""
    for before in ("", ".*[-_ ]"):
        pattern = MONTH_IN_NAME.format(before=before, field=field)
        found = [re.search(pattern, looked.name) for looked in files]
        if all(one and period_named(one[field]) for one in found):
            return pattern
    return ""


def _says_period(looked: Looked) -> bool:
    return any(row and row[0].casefold().startswith("period") for grid in looked.grids for row in grid.rows[:20])


def asked_for(shape: Shape) -> Shape:
    """Return the shape with a mark where a person must give the period."""
    given = shape.options.get("constants", {})
    if PLACEHOLDER not in given.values() or any(period_named(one.path.stem) for one in shape.files):
        return shape
    return replace(shape, options={**shape.options, "constants": dict.fromkeys(given, ASKED)})


def without_blank(shape: Shape, blank: Sequence[Column]) -> tuple[Shape, list[Doubt]]:
    """Leave out columns in which nothing stands; a plain table names them, so that nothing is lost in silence."""
    if not blank:
        return shape, []
    gone = {column.name for column in blank}
    columns = {n: label for n, label in shape.options.get("columns", {}).items() if n not in gone}
    options = {**shape.options, **({"columns": columns} if "columns" in shape.options else {})}
    if shape.layout in ("table", "rows_to_columns", "ccg_outcomes") and shape.options.get("header", True):
        options["leave_out"] = [*shape.options.get("leave_out", []), *(column.label for column in blank)]
    if shape.options.get("header") is False:
        return shape, []
    kept = tuple(name for name in shape.fields if name not in gone)
    told = Doubt(
        shape.place,
        f"nothing in {quoted([column.label for column in blank])}",
        "left out",
        "whether other files of this source fill them",
    )
    return replace(shape, fields=kept, options=options), [told]
