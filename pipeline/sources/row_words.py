"""The words for a cell or a row of a data file that breaks its description: what was found, what may stand there.

Only wording belongs here: the faults come from `checking`. A cell of a record-level source is never repeated, nor is
the value nearest to it named.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pipeline.errors import Problem, cut, nearest

LISTED = 10
"""The most values of a list that a message names; of a longer list it names this many."""
Words = tuple[str, str]
_DAY = datetime(2017, 4, 30, 14, 5)
_FORMATS = {"date": "%Y-%m-%d", "datetime": "%Y-%m-%dT%H:%M:%S", "time": "%H:%M:%S"}
_NOUNS = {"date": "a day", "datetime": "a day with its time", "time": "a time of day"}
_TYPES = {
    "integer": "a whole number such as 27",
    "number": "a number such as 27.4",
    "year": "a year such as 2017",
    "yearmonth": "a month such as 2017-04",
    "boolean": "true or false",
}
_CONSTRAINT = re.compile(r'constraint "(\w+)"')
_ROW_WORDS = {
    "foreign-key": ("the value is not in the table that it points to", "a value that stands there"),
    "blank-row": ("a blank row", "no blank rows: take it out"),
    "missing-cell": ("the row is too short, so the cell is not there", "a cell for each column, an empty one too"),
    "extra-cell": (
        "the row has more cells than there are columns",
        "no more cells than columns; most often a text holds a comma and needs double quotes around it",
    ),
    "blank-label": ("a column without a name", "a name for each column"),
    "duplicate-label": ("two columns with one name", "each name once"),
}


_UNTOLD = {
    "unknown-symbol": "the cell is neither a number nor a known symbol",
    "unknown-area": "the cell is no area that is known",
    "period": "the cell is no period of the kinds that are known",
}


@dataclass(frozen=True)
class Cell:
    """A cell that is wrong: its text, its field as the descriptor has it, and whether it may not be repeated."""

    text: str
    field: Mapping[str, Any]
    secret: bool

    @property
    def shown(self) -> str:
        """The cell for a message."""
        return "the cell" if self.secret else f"'{cut(self.text)}'"

    @property
    def type(self) -> str:
        """The kind of value that the descriptor says."""
        return str(self.field.get("type", "string"))

    @property
    def is_lone_sign(self) -> bool:
        """Whether it is a sign such as `*`, `-` or `..` where a number should be."""
        text = self.text.strip()
        return self.type in ("integer", "number") and 0 < len(text) <= 3 and not re.search(r"\w", text)


def wanted(field: Mapping[str, Any]) -> str:
    """Return what a cell of a field holds, with an example."""
    kind, form = str(field.get("type", "string")), str(field.get("format", "default"))
    if kind in _FORMATS:
        form = form if "%" in form else _FORMATS[kind]
        return f"{_NOUNS[kind]} such as {_DAY.strftime(form)}"
    return _TYPES.get(kind, "a text")


def of_type(cell: Cell) -> Words:
    """Say what a cell of another kind should hold."""
    kind = wanted(cell.field)
    found = f"{cell.shown} is not {kind.split(' such as ')[0]}"
    if cell.is_lone_sign and not cell.secret:
        sign = cell.text.strip()
        return found, f"{kind}; if '{sign}' is the publisher's sign for a missing number, say so under outcomes.markers"
    return found, kind


def of_constraint(cell: Cell, note: str) -> Words:
    """Say which rule of the descriptor a cell breaks; `note` is what Frictionless says of it."""
    match = _CONSTRAINT.search(note)
    name = match[1] if match else ""
    limit = dict(cell.field.get("constraints", {})).get(name)
    if name == "required":
        return "the cell is empty", f"{wanted(cell.field)} in every row"
    if name == "enum" and isinstance(limit, list):
        return f"{cell.shown} is not in the list of {cell.field['name']}", _one_of(cell, [str(one) for one in limit])
    if name in _LIMITS:
        found, allowed = _LIMITS[name](_as_text(limit))
        return f"{cell.shown} {found}", allowed
    return f"{cell.shown} breaks a rule of its column", "a value as the descriptor describes it"


_LIMITS: dict[str, Callable[[str], Words]] = {
    "minimum": lambda limit: (f"is less than {limit}", f"{limit} or more"),
    "maximum": lambda limit: (f"is more than {limit}", f"{limit} or less"),
    "exclusiveMinimum": lambda limit: (f"is not more than {limit}", f"more than {limit}"),
    "exclusiveMaximum": lambda limit: (f"is not less than {limit}", f"less than {limit}"),
    "minLength": lambda limit: ("is too short", f"{limit} letters or more"),
    "maxLength": lambda limit: ("is too long", f"{limit} letters or fewer"),
    "pattern": lambda limit: ("has another form", f"a text of the form {limit}"),
}


def _as_text(limit: Any) -> str:
    return limit.isoformat() if isinstance(limit, date) else str(limit)


def _one_of(cell: Cell, allowed: list[str]) -> str:
    near = "" if cell.secret else nearest(cut(cell.text), allowed)
    named = ", ".join(allowed[:LISTED])
    told = f"one of {named}" if len(allowed) <= LISTED else f"one of {len(allowed)} values, such as {named}"
    return f"{told}{near}" if len(allowed) > 1 else f"{named}{near}"


def of_row(kind: str, title: str) -> Words:
    """Say what is wrong with a row as a whole, by the fault's name in Frictionless and its title there."""
    return _ROW_WORDS.get(kind, (title.lower(), "what the descriptor describes"))


def untold(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems of single cells without what the cells hold, for a source of records."""
    return [
        replace(
            one,
            found=_UNTOLD[one.rule],
            allowed="a cell as its column's description says; it is not repeated here",
            example="",
        )
        if one.rule in _UNTOLD
        else one
        for one in problems
    ]
