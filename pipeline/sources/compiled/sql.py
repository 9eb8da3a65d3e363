"""The few ways in which text and values of a schema become SQL text.

Quoting and literals belong here; what the SQL asks for belongs in the modules that call this one.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from glob import escape
from pathlib import Path
from typing import Any, Protocol


class Result(Protocol):
    """What a statement gives back."""

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return every row that is left."""
        ...


class Connection(Protocol):
    """The part of a DuckDB connection that checking needs; `pipeline.warehouse` opens the real one."""

    def execute(self, query: str, parameters: Any = ..., /) -> Result:
        """Run one statement."""
        ...


def name(text: str) -> str:
    """Quote an identifier."""
    return '"' + text.replace('"', '""') + '"'


def table_name(text: str) -> str:
    """Quote a table name that may have a schema before a full stop: `raw.sus_apc`."""
    return ".".join(map(name, text.split(".", 1)))


def text(value: str) -> str:
    """Quote a string; a NUL, which SQL text cannot hold, is put together from `chr(0)`."""
    parts = ["'" + part.replace("'", "''") + "'" for part in value.split("\0")]
    return parts[0] if len(parts) == 1 else "(" + "||chr(0)||".join(parts) + ")"


def path(file: Path) -> str:
    """Return the path as the database's readers take it: a `*`, `?` or `[` in a name stands for itself."""
    return escape(str(file))


def text_list(values: Iterable[str]) -> str:
    """Quote strings, parted by commas."""
    return ", ".join(map(text, values))


def literal(value: object) -> str:
    """Return a typed literal of a value that the schema's own reader gave."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case Decimal() | float():
            return f"CAST({text(str(value))} AS DOUBLE)"
        case datetime():
            return f"TIMESTAMP '{value:%Y-%m-%d %H:%M:%S.%f}'"
        case date():
            return f"DATE '{value.isoformat()}'"
        case time():
            return f"TIME '{value.isoformat()}'"
        case _:
            return text(str(value))


def is_one_of(column: str, values: Iterable[str]) -> str:
    """Return a condition: the column is one of the literals.

    Not `IN`: of five members or more the database makes a join, after which rows lie in any order.
    """
    return f"({' OR '.join(f'{column} = {value}' for value in values)})"


def is_none_of(column: str, values: Iterable[str]) -> str:
    """Return a condition: the column holds something, and none of the literals. Not `NOT IN`, for the same reason."""
    return f"({' AND '.join(f'{column} <> {value}' for value in values)})"


def missing_to_null(column: str, missing: Sequence[str]) -> str:
    """Return the cell's text, NULL where it is one of the missing values or not there."""
    if not missing:
        return column
    if len(missing) == 1:
        return f"nullif({column}, {text(missing[0])})"
    return f"CASE WHEN {is_none_of(column, map(text, missing))} THEN {column} END"


def present(column: str, missing: Sequence[str]) -> str:
    """Return a condition that is true only where the cell holds something."""
    return is_none_of(column, map(text, missing)) if missing else f"{column} IS NOT NULL"
