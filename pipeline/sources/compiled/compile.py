"""`compile_schema`: a Table Schema, checked by Frictionless itself, turned into a `CompiledSchema`.

Refusing what cannot be compiled belongs here, all of it at once; the SQL of a cell belongs in `cells`.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from pipeline.errors import ContentProblems, Problem, nearest
from pipeline.sources.compiled import sql
from pipeline.sources.compiled.cells import TYPES, rules, value_sql
from pipeline.sources.compiled.model import CompiledField, CompiledSchema, ForeignKey

PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
"""Taken where a schema names none: only version 2 knows labels of missing values and exclusive bounds."""
_KINDS = {
    "integer": "must be a whole number, such as 42",
    "number": "must be a number, such as 4.2",
    "date": "must be a date, such as 2017-09-30",
    "datetime": "must be a date and time, such as 2017-09-30T14:05:00",
    "time": "must be a time of day, such as 14:05:00",
    "year": "must be a year of four digits, such as 2017",
}


def compile_schema(
    schema: Mapping[str, Any], *, references: Mapping[str, str] | None = None, file: str = "schema"
) -> CompiledSchema:
    """Compile a Table Schema (a dict as in a descriptor) to SQL fragments.

    `references` gives, for each resource that a foreign key names, the typed table that is already loaded.
    `file` is the place named in problems. Raises `ContentProblems` with everything that is wrong or unsupported.
    Source: Frictionless Table Schema v2, https://datapackage.org/standard/table-schema/, as frictionless 5.21 reads it.
    """
    from frictionless import FrictionlessException, Schema

    try:
        parsed = Schema.from_descriptor({"$schema": PROFILE, **deepcopy(dict(schema))})
    except FrictionlessException as refused:
        raise ContentProblems([_refused(reason, file) for reason in refused.reasons or [refused.error]]) from None
    tables = dict(references or {})
    problems = [*_whole_problems(parsed, tables, file)]
    fields = []
    for position, field in enumerate(parsed.fields):
        try:
            fields.append(_field(field, position, parsed))
        except ValueError as refused:
            problems.append(Problem(file, 0, field.name, f"{_what(field)} {refused}", rule="schema"))
    if problems:
        raise ContentProblems(problems)
    keys = tuple(_foreign(key, tables) for key in parsed.foreign_keys)
    return CompiledSchema(tuple(fields), tuple(parsed.primary_key), keys)


def _refused(reason: Any, file: str) -> Problem:
    return Problem(file, found=f"the Table Schema is not valid: {reason.note}", rule="schema")


def _what(field: Any) -> str:
    return f"the format or a constraint of this {field.type} field"


def _whole_problems(parsed: Any, tables: Mapping[str, str], file: str) -> Iterator[Problem]:
    if not parsed.fields:
        yield Problem(file, found="the Table Schema has no fields", rule="schema")
    match = parsed.fields_match if parsed.has_defined("fields_match") else "exact"
    if match != "exact":
        yield Problem(file, 0, "fieldsMatch", f"{match} is not compiled", "exact", rule="schema")
    for field in parsed.fields:
        if field.type not in TYPES:
            found, allowed = f"type {field.type} is not compiled", ", ".join(sorted(TYPES))
            yield Problem(file, 0, field.name, found, allowed + nearest(field.type, TYPES), rule="schema")
    yield from _key_problems(parsed, tables, file)


def _key_problems(parsed: Any, tables: Mapping[str, str], file: str) -> Iterator[Problem]:
    names = [field.name for field in parsed.fields]
    used = [("primaryKey", list(parsed.primary_key))]
    used += [("foreignKeys", list(key["fields"])) for key in parsed.foreign_keys]
    for where, wanted in used:
        for name in wanted:
            if name not in names:
                yield Problem(file, 0, where, f"{name} is not a field{nearest(name, names)}", rule="schema")
    for key in parsed.foreign_keys:
        resource = key["reference"]["resource"]
        if resource and resource not in tables:
            found = f"the reference table {resource} is not loaded{nearest(resource, tables)}"
            yield Problem(file, 0, "foreignKeys", found, rule="schema")


def _field(field: Any, position: int, parsed: Any) -> CompiledField:
    if field.type not in TYPES:
        field_type = "VARCHAR"
        value = "NULL"
    else:
        field_type, value = TYPES[field.type], value_sql(field, f"s_{position}")
    missing = field.missing_values if field.has_defined("missing_values") else parsed.missing_values
    return CompiledField(
        name=field.name,
        position=position,
        kind=field.type,
        format=field.format,
        missing=tuple(missing),
        value=value,
        sql_type=field_type,
        rules=rules(field, f"s_{position}", f"v_{position}"),
        unique=bool(field.constraints.get("unique")),
        allowed=_allowed(field),
        native=_native(field),
        longest=field.constraints.get("maxLength"),
    )


def _allowed(field: Any) -> str:
    if field.type == "boolean":
        return f"must be one of {', '.join([*field.true_values, *field.false_values])}"
    if field.type in ("date", "datetime", "time") and field.format != "default":
        return f"must be a {field.type} written as {field.format}"
    return _KINDS.get(field.type, "must be text")


def _native(field: Any) -> tuple[str, str, str]:
    """How a column that is already typed (Parquet) is written as this field's text: true, false, decimal sign."""
    if field.type == "boolean":
        words = (field.true_values or [""])[0], (field.false_values or [""])[0]
        return (sql.text(words[0]), sql.text(words[1]), ".")
    return ("'true'", "'false'", getattr(field, "decimal_char", "."))


def _foreign(key: Mapping[str, Any], tables: Mapping[str, str]) -> ForeignKey:
    reference = key["reference"]
    resource = reference["resource"]
    return ForeignKey(tuple(key["fields"]), resource, tables.get(resource, ""), tuple(reference["fields"]))
