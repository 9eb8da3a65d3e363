"""Checking a table that was read against its Table Schema, by Frictionless, and giving its cells their types.

For files of a few thousand records; record-level extracts are checked by `compiled`, which says the same in SQL.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pipeline.errors import Problem, cut, nearest
from pipeline.sources import row_repeats, row_words
from pipeline.sources.descriptor import DESCRIPTOR, Resource, Source
from pipeline.sources.records import RawTable, Record, place_in
from pipeline.strict_yaml.signs import NOT_PRINTED, NOT_SHOWN

if TYPE_CHECKING:
    import frictionless

DUCKDB_TYPES = {"integer": "bigint", "number": "double", "boolean": "boolean", "date": "date", "year": "bigint"}
_SIGNS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}


@dataclass(frozen=True)
class TypedTable:
    """A checked table: column name -> SQL type, and rows of typed cells followed by file, sheet, row."""

    columns: dict[str, str]
    rows: tuple[tuple[Any, ...], ...]


def check(source: Source, resource: Resource, table: RawTable) -> list[Problem]:
    """Return every way in which the table breaks its schema, in order of place."""
    if not table.labels:
        return [_empty(source, resource)]
    header = _header(source, resource, table)
    if header:
        return header
    hidden = list(_not_shown(table))
    if hidden:
        return hidden
    import frictionless  # here: it takes as long as a whole preview, which seldom reads a file

    try:
        schema = frictionless.Schema.from_descriptor(plain_schema(source, resource))
    except frictionless.FrictionlessException as error:
        return _no_schema(source, resource, error)
    inline = frictionless.Resource(data=_inline(table), schema=schema)
    report = inline.validate()
    errors = [error for task in report.tasks for error in task.errors]
    errors = [*errors, *report.errors]
    return _told(errors, source, resource, table)


def _no_schema(source: Source, resource: Resource, error: "frictionless.FrictionlessException") -> list[Problem]:
    """Return what is wrong with a schema that Frictionless cannot read, such as a key of a column that has gone."""
    place = f"{source.folder.parent.name}/{source.name}/{DESCRIPTOR}"
    allowed = "a valid Table Schema, whose primaryKey and foreignKeys name fields that it has"
    reasons = error.reasons or [error.error]
    return [Problem(place, 0, f"{resource.name}.schema", one.note, allowed, rule="schema") for one in reasons]


def told_once(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Keep the first problem of each cell: a symbol that is not known need not be told again as a missing number."""
    first: dict[tuple[str, int, str] | Problem, Problem] = {}
    for problem in problems:
        cell = (problem.file, problem.line, problem.field)
        first.setdefault(cell if problem.line and problem.field else problem, problem)
    return tuple(first.values())


def _header(source: Source, resource: Resource, table: RawTable) -> list[Problem]:
    """Return a problem a column that is missing or too many; cells are not looked at under a wrong header."""
    wanted = [field.name for field in resource.schema_.fields]
    file = table.records[0].file if table.records else resource.name
    gone = [name for name in wanted if name not in table.labels]
    strange = [label for label in table.labels if label not in wanted]
    sign = next((sign for sign in _SIGNS if len(table.labels) == 1 < len(wanted) and sign in table.labels[0]), "")
    if sign:
        found = f"the cells are parted by {_SIGNS[sign]}, not by commas, so all columns are read as one"
        allowed = "commas between the cells: save the file again as CSV with commas"
        return [Problem(file, 1, "", found, allowed, ",".join(wanted), "delimiter")]
    # Where a file of records has no header, its first row is a person.
    shown = [] if source.package.outcomes.records else strange
    missing = [
        (name, f"there is no column '{name}'", f"a column '{name}'{nearest(name, map(cut, shown))}") for name in gone
    ]
    extra = [
        (cut(label), f"the column '{cut(label)}' is not described", f"one of {', '.join(wanted)}") for label in shown
    ]
    if strange and not shown:
        extra = [("", f"{len(strange)} columns are not described", f"the columns {', '.join(wanted)}")]
    return [Problem(file, 1, name, found, allowed, rule="header") for name, found, allowed in (*missing, *extra)]


def _not_shown(table: RawTable) -> Iterator[Problem]:
    """Give a problem for each cell with a sign that steers instead of being read; the cell is not repeated."""
    for record in table.records:
        for label, cell in zip(table.labels, record.cells, strict=False):
            if NOT_SHOWN.search(cell):
                yield Problem(record.file, record.row, place_in(record, label), *NOT_PRINTED, rule="type-error")


def plain_schema(source: Source, resource: Resource) -> dict[str, Any]:
    """Return the resource's Table Schema as the plain mapping that Frictionless reads."""
    plain = next(r for r in source.plain["resources"] if r["name"] == resource.name)
    return dict(plain["schema"])


def key_names(source: Source, resource: Resource) -> tuple[str, ...]:
    """Return the fields of the resource's key; none where it has none."""
    key = plain_schema(source, resource).get("primaryKey", [])
    return (key,) if isinstance(key, str) else tuple(key)


def typed(source: Source, resource: Resource, table: RawTable) -> TypedTable:
    """Give the cells of a checked table their types; symbols with a meaning become null and a marker column."""
    import frictionless

    schema = frictionless.Schema.from_descriptor(plain_schema(source, resource))
    columns = {f.name: DUCKDB_TYPES.get(f.type, "varchar") for f in schema.fields}
    rows = [(*map(_plain, schema.read_cells(list(r.cells))[0]), r.file, r.sheet, r.row) for r in table.records]
    return TypedTable({**columns, "_file": "varchar", "_sheet": "varchar", "_row": "bigint"}, tuple(rows))


def _plain(cell: Any) -> Any:
    return float(cell) if isinstance(cell, Decimal) else cell


def _inline(table: RawTable) -> list[list[str]]:
    return [list(table.labels), *(list(record.cells) for record in table.records)]


def _told(errors: Sequence[Any], source: Source, resource: Resource, table: RawTable) -> list[Problem]:
    """Put what Frictionless found into words for people, with places in files; it counts rows through all files."""
    fields = {field["name"]: field for field in plain_schema(source, resource)["fields"]}
    names = key_names(source, resource)
    unread = {(error.row_number, error.field_name) for error in errors if error.type == "type-error"}
    problems, repeats = list[Problem](), list[row_repeats.Repeat]()
    for error in errors:
        record = _record(error, table)
        field = str(getattr(error, "field_name", None) or getattr(error, "label", None) or "")
        if error.type == "primary-key" and any((error.row_number, name) in unread for name in names):
            continue  # a cell that cannot be read is taken as none, which is no key
        same = row_repeats.same_as(error.note, table) if error.type in ("primary-key", "unique-error") else None
        if same is not None:
            unique = error.type == "unique-error"
            repeats.append(row_repeats.Repeat(record, same, (field,) if unique else names, field if unique else ""))
        elif error.type == "primary-key":
            problems.append(row_repeats.empty_key(record, names))
        else:
            said, rule = _words(error, fields.get(field, {"name": field}), secret=source.package.outcomes.records)
            problems.append(Problem(record.file, record.row, place_in(record, field), *said, rule=rule))
    return [*problems, *row_repeats.told(repeats, table)]


def _record(error: Any, table: RawTable) -> Record:
    number = getattr(error, "row_number", None)
    if number and number >= 2:
        return table.records[number - 2]
    return Record(table.records[0].file if table.records else table.resource, "", 1, ())


def _words(error: Any, field: Mapping[str, Any], *, secret: bool) -> tuple[row_words.Words, str]:
    """Return what was found, what is allowed, and the fault's section on the page of errors."""
    cell = row_words.Cell(str(getattr(error, "cell", "")), field, secret)
    if error.type == "type-error":
        return row_words.of_type(cell), "unknown-symbol" if cell.is_lone_sign and not secret else error.type
    if error.type == "constraint-error":
        return row_words.of_constraint(cell, error.note), error.type
    return row_words.of_row(error.type, str(error.title)), error.type


def _empty(source: Source, resource: Resource) -> Problem:
    paths: Sequence[str] = [resource.path] if isinstance(resource.path, str) else resource.path
    return Problem(
        f"data_raw/{source.name}/{paths[0]}",
        found="the file is empty",
        allowed="a header and at least one record",
        rule="empty-file",
    )
