"""Checking a table that was read against its Table Schema, by Frictionless, and giving its cells their types.

For files of a few thousand records; record-level extracts are checked by `compiled`, which says the same in SQL.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pipeline.errors import Problem, nearest
from pipeline.sources.descriptor import DESCRIPTOR, Resource, Source
from pipeline.sources.records import RawTable, Record, place_in
from pipeline.strict_yaml.signs import NOT_PRINTED, NOT_SHOWN

if TYPE_CHECKING:
    import frictionless

DUCKDB_TYPES = {"integer": "bigint", "number": "double", "boolean": "boolean", "date": "date", "year": "bigint"}
_FOUND = {
    "primary-key": "the key stands already in another record",
    "unique-error": "the value stands already in another record",
    "foreign-key": "the value is not in the table that it points to",
    "blank-row": "a blank record",
    "missing-cell": "a missing cell",
    "extra-cell": "an extra cell",
    "blank-label": "a column without a name",
    "duplicate-label": "two columns with one name",
}
_ALLOWED = {
    "type-error": "a cell of the type that the descriptor says",
    "constraint-error": "a value within the descriptor's constraints",
    "primary-key": "each key once",
    "unique-error": "each value once",
    "blank-row": "no blank rows",
    "missing-cell": "a cell for each column",
    "extra-cell": "no more cells than columns",
    "blank-header": "a header record",
    "source-error": "a file that can be read",
}


@dataclass(frozen=True)
class TypedTable:
    """A checked table: column name -> SQL type, and rows of typed cells followed by file, sheet, row."""

    columns: dict[str, str]
    rows: tuple[tuple[Any, ...], ...]


def check(source: Source, resource: Resource, table: RawTable) -> list[Problem]:
    """Return every way in which the table breaks its schema, in order of place."""
    if not table.labels:
        return [_empty(source, resource)]
    header = _header(resource, table)
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
    return [_problem(error, source, table) for error in errors]


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


def _header(resource: Resource, table: RawTable) -> list[Problem]:
    """Return a problem a column that is missing or too many; cells are not looked at under a wrong header."""
    wanted = [field.name for field in resource.schema_.fields]
    file = table.records[0].file if table.records else resource.name
    gone = [name for name in wanted if name not in table.labels]
    strange = [label for label in table.labels if label not in wanted]
    missing = [(name, f"there is no column '{name}'", f"a column '{name}'{nearest(name, strange)}") for name in gone]
    extra = [(label, f"the column '{label}' is not described", f"one of {', '.join(wanted)}") for label in strange]
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


def _problem(error: Any, source: Source, table: RawTable) -> Problem:
    number = getattr(error, "row_number", None)
    record = table.records[number - 2] if number and number >= 2 else None
    place = record or Record(table.records[0].file if table.records else source.name, "", 1, ())
    field = str(getattr(error, "field_name", None) or getattr(error, "label", None) or "")
    return Problem(
        place.file,
        place.row,
        field=place_in(place, field),
        found=_found(error, source, record, table),
        allowed=_allowed(error, table),
        rule=error.type,
    )


def _found(error: Any, source: Source, record: Record | None, table: RawTable) -> str:
    """Say what was found; a record-level cell is never repeated."""
    if error.type in ("incorrect-label", "missing-label", "extra-label"):
        return f"the header has {', '.join(table.labels)}"
    if record is None or error.type not in ("type-error", "constraint-error"):
        return _FOUND.get(error.type, str(error.title).lower()) + (f" ({error.note})" if error.note else "")
    cell = getattr(error, "cell", "")
    shown = "the cell" if source.package.outcomes.records else f"'{cell}'"
    return f"{shown} is not allowed here: {error.note}"


def _allowed(error: Any, table: RawTable) -> str:
    if error.type in ("incorrect-label", "missing-label"):
        wanted = str(getattr(error, "field_name", ""))
        return f"a column '{wanted}'{nearest(wanted, table.labels)}"
    return _ALLOWED.get(error.type, "what the descriptor describes")


def _empty(source: Source, resource: Resource) -> Problem:
    paths: Sequence[str] = [resource.path] if isinstance(resource.path, str) else resource.path
    return Problem(
        f"data_raw/{source.name}/{paths[0]}",
        found="the file is empty",
        allowed="a header and at least one record",
        rule="empty-file",
    )
