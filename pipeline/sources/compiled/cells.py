"""From one field of a Table Schema to the SQL that reads its cells and finds the broken ones.

How a value of each type is read, and each constraint, belong here; dates and times are in `formats`,
regular expressions in `patterns`.
"""

from typing import Any

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.formats import SQL_TYPES, FormatError, reader
from pipeline.sources.compiled.model import Rule
from pipeline.sources.compiled.patterns import to_re2

TYPES = {
    "any": "VARCHAR",
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "year": "BIGINT",
    **SQL_TYPES,
}
_BOUNDS = {"minimum": "<", "maximum": ">", "exclusiveMinimum": "<=", "exclusiveMaximum": ">="}
_BOUND_WORDS = {
    "minimum": "must be {} or more",
    "maximum": "must be {} or less",
    "exclusiveMinimum": "must be more than {}",
    "exclusiveMaximum": "must be less than {}",
}
_SPACE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
"""What Python's `str.strip` takes away."""
SHORT_LIST = 4
_SHOWN = 8


def value_sql(field: Any, cell: str) -> str:
    """Return SQL that types the text expression `cell` as Frictionless does; NULL where the type is wrong.

    `field` is a Frictionless field. Raises `FormatError` (a ValueError) for a format outside the contract.
    """
    if field.type in SQL_TYPES:
        return reader(field.type, field.format, cell)
    if field.format != "default":
        message = "is not 'default'"
        raise FormatError(message)
    match field.type:
        case "integer":
            return _integer(_bare(field, cell))
        case "year":
            whole = _integer(cell)
            return f"CASE WHEN length({cell}) = 4 AND {whole} BETWEEN 0 AND 9999 THEN {whole} END"
        case "number":
            return _number(_number_text(field, cell))
        case "boolean":
            return _boolean(field, cell)
        case _:
            return cell


def _integer(cell: str) -> str:
    loose = f"trim({cell}, {sql.text(_SPACE)})"
    return (
        f"CASE WHEN regexp_full_match({cell}, '-?[0-9]+') THEN TRY_CAST({cell} AS BIGINT)"
        f" WHEN regexp_full_match({loose}, '[+-]?[0-9]+(_[0-9]+)*')"
        f" THEN TRY_CAST(replace({loose}, '_', '') AS BIGINT) END"
    )


def _number(cell: str) -> str:
    loose = f"replace(trim({cell}, {sql.text(_SPACE)}), '_', '')"
    odd = f"contains({cell}, '+-') OR contains({cell}, 'n') OR contains({cell}, 'N')"
    quick = f"TRY_CAST({cell} AS DOUBLE)"
    return (
        f"CASE WHEN {odd} THEN NULL WHEN {quick} IS NOT NULL THEN {_finite(quick)}"
        f" WHEN contains({loose}, '+-') THEN NULL ELSE {_finite(f'TRY_CAST({loose} AS DOUBLE)')} END"
    )


def _finite(number: str) -> str:
    """NULL for what overflows a double, such as 1e999."""
    return f"nullif(nullif({number}, CAST('Infinity' AS DOUBLE)), CAST('-Infinity' AS DOUBLE))"


def _bare(field: Any, cell: str) -> str:
    """Without what stands around the digits (a currency or per cent sign), where the schema allows it."""
    if field.bare_number:
        return cell
    return rf"regexp_replace(trim({cell}, {sql.text(_SPACE)}), '(^[^-\p{{Nd}}]*)|(\P{{Nd}}*$)', '', 'g')"


def _number_text(field: Any, cell: str) -> str:
    cell = _bare(field, cell)
    if field.group_char:
        cell = f"replace({cell}, {sql.text(field.group_char)}, '')"
    if field.decimal_char != ".":
        point = f"replace({cell}, {sql.text(field.decimal_char)}, '.')"
        cell = f"(CASE WHEN NOT contains({cell}, '.') THEN {point} END)"
    return cell


def _boolean(field: Any, cell: str) -> str:
    """A word in both lists is false, as in Frictionless."""
    words = (("false", field.false_values), ("true", field.true_values))
    asked = [f"WHEN {sql.is_one_of(cell, map(sql.text, of))} THEN {value}" for value, of in words if of]
    return f"CASE {' '.join(asked)} ELSE NULL END" if asked else "CAST(NULL AS BOOLEAN)"


def rules(field: Any, cell: str, value: str) -> tuple[Rule, ...]:
    """Return the field's constraints as SQL over its text `cell` and typed `value`, in the schema's order."""
    found = []
    for constraint in field.supported_constraints:
        wanted = field.constraints.get(constraint)
        if wanted is None or (constraint == "required" and not wanted):
            continue
        found.append(_rule(field, constraint, wanted, (cell, value)))
    return tuple(found)


def _rule(field: Any, constraint: str, wanted: Any, names: tuple[str, str]) -> Rule:
    cell, value = names
    match constraint:
        case "required":
            return Rule(constraint, f"{cell} IS NULL", "must not be empty")
        case "minLength":
            return Rule(constraint, f"length({value}) < {int(wanted)}", f"{wanted} or more characters")
        case "maxLength":
            return Rule(constraint, f"length({value}) > {int(wanted)}", f"{wanted} or fewer characters")
        case "pattern":
            broken = f"NOT regexp_matches({value}, {sql.text(to_re2(wanted))})"
            return Rule(constraint, broken, f"must look like {wanted}")
        case "enum":
            return Rule(constraint, _not_in(field, wanted, value), _one_of(wanted))
        case _:
            bound = sql.literal(_read(field, wanted))
            return Rule(constraint, f"{value} {_BOUNDS[constraint]} {bound}", _BOUND_WORDS[constraint].format(wanted))


def _not_in(field: Any, wanted: list[Any], value: str) -> str:
    """Words of a long list are looked up as an ENUM: comparing with each of them would cost more than all the rest."""
    members = [sql.literal(_read(field, word)) for word in wanted]
    if not members:
        return f"{value} IS NOT NULL"
    if len(members) <= SHORT_LIST or not all(member.startswith("'") for member in members):
        return sql.is_none_of(value, members)
    return f"{value} IS NOT NULL AND TRY_CAST({value} AS ENUM({', '.join(dict.fromkeys(members))})) IS NULL"


def _one_of(wanted: list[Any]) -> str:
    shown = ", ".join(map(str, wanted[:_SHOWN]))
    more = f" and {len(wanted) - _SHOWN} more" if len(wanted) > _SHOWN else ""
    return f"must be one of {shown}{more}"


def _read(field: Any, wanted: Any) -> Any:
    """Read a constraint's own value the way the schema reads cells."""
    value = field.create_value_reader()(wanted)
    zone = getattr(value, "tzinfo", None)
    if value is None or zone is not None or value != value:
        message = f"{wanted!r} is not a {field.type} that can be compared"
        raise ValueError(message)
    return value
