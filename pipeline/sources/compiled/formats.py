"""Dates and times: from a Table Schema format (`default` or a strptime pattern) to SQL that reads a cell.

Only reading of dates, date-times and times belongs here; numbers and codes are in `cells`.
The quick branch takes what writes back to the same text; the other one reads Python's looser spellings.
"""

import re
from dataclasses import dataclass

from pipeline.sources.compiled import sql

DIRECTIVES = {
    "%Y": "([0-9]{4})",
    "%y": "([0-9]{2})",
    "%m": "(1[0-2]|0[1-9]|[1-9])",
    "%d": "(3[0-1]|[1-2][0-9]|0[1-9]|[1-9]| [1-9])",
    "%H": "(2[0-3]|[0-1][0-9]|[0-9])",
    "%M": "([0-5][0-9]|[0-9])",
    "%S": "([0-5][0-9]|[0-9])",
    "%f": "([0-9]{1,6})",
    "%b": "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    "%B": "(january|february|march|april|may|june|july|august|september|october|november|december)",
}
"""What each directive may stand for, as Python's strptime reads it (its `_strptime.TimeRE`)."""
_TOKEN = re.compile(r"%.|\s+|.", re.DOTALL)
_CLOCK = r"([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.,][0-9]+)?"
_DEFAULT_DATETIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[\x00-\x7f]" + _CLOCK
SQL_TYPES = {"date": "DATE", "datetime": "TIMESTAMP", "time": "TIME"}


class FormatError(ValueError):
    """A date or time format that cannot be compiled."""


@dataclass(frozen=True)
class Pattern:
    """A strptime pattern taken apart: its directives in order and the expression that its text must match."""

    text: str
    directives: tuple[str, ...]
    expression: str


def parse_pattern(text: str) -> Pattern:
    """Take a strptime pattern apart; raises `FormatError` for a directive outside `DIRECTIVES`."""
    directives, out = [], []
    for token in _TOKEN.findall(text):
        if token.startswith("%") and token != "%%":
            directives.append(token)
            out.append(_directive(token))
        else:
            out.append(r"\s+" if token.isspace() else re.escape("%" if token == "%%" else token))
    if not directives or len(set(directives)) < len(directives) or {"%b", "%B"} <= set(directives):
        message = "needs each of its parts once, such as %d/%m/%Y"
        raise FormatError(message)
    return Pattern(text, tuple(directives), "(?i)" + "".join(out))


def _directive(token: str) -> str:
    if token not in DIRECTIVES:
        message = f"has {token}; only {' '.join(DIRECTIVES)} can be read"
        raise FormatError(message)
    return DIRECTIVES[token]


def reader(kind: str, fmt: str, cell: str) -> str:
    """Return SQL that reads the text expression `cell`; NULL where Frictionless finds a type error."""
    if kind == "datetime" and fmt == "default":
        stamp = f"left({cell}, 10) || ' ' || replace(substr({cell}, 12, 15), ',', '.')"
        return _guarded(_DEFAULT_DATETIME, cell, f"TRY_CAST({stamp} AS TIMESTAMP)", f"left({cell}, 4) <> '0000'")
    if kind == "time" and fmt == "default":
        return _guarded(_CLOCK, cell, f"TRY_CAST(replace(substr({cell}, 1, 15), ',', '.') AS TIME)")
    return _from_pattern(parse_pattern("%Y-%m-%d" if fmt == "default" else fmt), kind, cell)


def _guarded(expression: str, cell: str, value: str, also: str = "true") -> str:
    return f"CASE WHEN {also} AND regexp_full_match({cell}, {sql.text(expression)}) THEN {value} END"


def _from_pattern(pattern: Pattern, kind: str, cell: str) -> str:
    target = SQL_TYPES[kind]
    if pattern.text == "%Y-%m-%d" and kind == "date":
        quick = f"TRY_CAST({cell} AS DATE)"
        same = f"length({cell}) = 10 AND CAST({quick} AS VARCHAR) = {cell}"
    else:
        stamp = f"try_strptime({cell}, {sql.text(pattern.text)})"
        quick = f"CAST({stamp} AS {target})"
        same = f"strftime({stamp}, {sql.text(pattern.text)}) = {cell}"
    shape = f"regexp_full_match({cell}, {sql.text(pattern.expression)})"
    loose = _loose(pattern, cell)
    slow = f"CASE WHEN {loose} NOT LIKE '0000%' THEN CAST(TRY_CAST({loose} AS TIMESTAMP) AS {target}) END"
    return f"CASE WHEN {same} THEN {quick} WHEN {shape} THEN {slow} END"


def _loose(pattern: Pattern, cell: str) -> str:
    """Put the captured parts together as `YYYY-MM-DD HH:MM:SS.f`; what is not there is Python's 1900-01-01 00:00."""
    expression = sql.text(r"\A" + pattern.expression + r"\z")
    part = {
        token: f"trim(regexp_extract({cell}, {expression}, {number}))"
        for number, token in enumerate(pattern.directives, start=1)
    }
    year = part.get("%Y", _short_year(part["%y"]) if "%y" in part else "'1900'")
    month = part.get("%m", _month(part.get("%b", part.get("%B"))))
    clock = "||':'||".join(part.get(token, "'00'") for token in ("%H", "%M", "%S"))
    joined = f"{year}||'-'||{month}||'-'||{part.get('%d', chr(39) + '01' + chr(39))}||' '||{clock}"
    return f"({joined}||'.'||{part['%f']})" if "%f" in part else f"({joined})"


def _short_year(part: str) -> str:
    return f"CASE WHEN {part} = '' THEN '' WHEN {part} < '69' THEN '20'||{part} ELSE '19'||{part} END"


def _month(part: str | None) -> str:
    if part is None:
        return "'01'"
    names = "'janfebmaraprmayjunjulaugsepoctnovdec'"
    return f"CAST((instr({names}, lower(left({part}, 3))) + 2) // 3 AS VARCHAR)"
