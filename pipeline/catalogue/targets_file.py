"""`measures/targets.csv`: targets of many measures in one table, read from and written to the text of the file.

Whether a row fits the rest of the catalogue is checked in `targets_join`; what a target is, is said in `targets`.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import Any

from pipeline.catalogue.targets import Target
from pipeline.errors import Problem, nearest
from pipeline.strict_yaml import Document, validate

TARGETS_FILE = "targets.csv"
REQUIRED = ("measure", "kind", "status")
COLUMNS = (
    *("measure", "kind", "value", "by", "area", "status", "agreed_by", "agreed_on", "valid_from"),
    *("tolerance", "tolerance_reason", "note"),
)
NUMBERS, DAYS = ("value", "tolerance"), ("agreed_on", "valid_from")
NUMBER = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FIELDS = {"tolerance.value": "tolerance", "tolerance.reason": "tolerance_reason"}
Cells = dict[str, str]


@dataclass(frozen=True)
class TargetRow:
    """One row: the line of the file it ends on, the measure it names, and its target."""

    line: int
    measure: str
    target: Target


def read_targets(raw: bytes, file: str) -> tuple[list[TargetRow], list[Problem]]:
    """Read the bytes of the file, called `file` in messages. Gives the good rows and every problem of the others."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        told = ("the file is not in UTF-8", "save it from the spreadsheet as 'CSV UTF-8'")
        return [], [Problem(file, 0, "", *told, rule="encoding")]
    rows: list[TargetRow] = []
    problems: list[Problem] = []
    for line, cells in _rows(text, file, problems):
        target, found = _target(cells, line, file)
        problems += found
        if target is not None:
            rows.append(TargetRow(line, cells["measure"], target))
    return rows, problems


def write_targets(targets: Iterable[tuple[str, Target]]) -> str:
    """Return the text of the file with these (measure, target) pairs, in their order; read back, they are the same."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_written(cell) for cell in _cells(measure, target)] for measure, target in targets)
    return out.getvalue()


def _cells(measure: str, target: Target) -> Iterator[Any]:
    near = target.tolerance
    own = {"measure": measure, "tolerance": near and near.value, "tolerance_reason": near and near.reason}
    yield from (own[name] if name in own else getattr(target, name) for name in COLUMNS)


def _written(cell: Any) -> str:
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    return "" if cell is None else str(cell)


def _rows(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, Cells]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip() for name in next(reader, [])]
    found = _header_problems(header, file)
    problems += found
    for cells in [] if found else reader:
        if any(cell.strip() for cell in cells[len(header) :]):
            told = (f"{len(cells)} cells under {len(header)} columns", 'put a text that holds a comma in "quotes"')
            problems.append(Problem(file, reader.line_num, "", *told, rule="other"))
        elif any(cell.strip() for cell in cells):
            yield reader.line_num, {k: v.strip() for k, v in zip(header, cells, strict=False) if v.strip()}


def _header_problems(header: Sequence[str], file: str) -> list[Problem]:
    allowed = f"the columns are {', '.join(COLUMNS)}"
    told = [(name, "this column is missing", "missing-key") for name in REQUIRED if name not in header]
    for n, name in enumerate(header):
        if name not in COLUMNS:
            told.append((name, f"there is no column '{name}'{nearest(name, COLUMNS)}", "unknown-key"))
        elif name in header[:n]:
            told.append((name, "this column is there twice", "duplicate-key"))
    return [Problem(file, 1, name, found, allowed, rule=rule) for name, found, rule in told]


def _target(cells: Cells, line: int, file: str) -> tuple[Target | None, list[Problem]]:
    problems: list[Problem] = []
    if "measure" not in cells:
        told = ("it is empty", "the id of a measure", "falls", "missing-key")
        problems.append(Problem(file, line, "measure", *told))
    typed = {name: _typed(name, text, (file, line), problems) for name, text in cells.items() if name != "measure"}
    if problems:
        return None, problems
    target, problems = validate(Target, Document(file, _nested(typed), {(): line}))
    return target, [replace(p, field=FIELDS.get(p.field, p.field)) for p in problems]


def _nested(typed: Mapping[str, Any]) -> dict[str, Any]:
    named = {"tolerance": "value", "tolerance_reason": "reason"}
    near = {part: typed[name] for name, part in named.items() if name in typed}
    return {k: v for k, v in typed.items() if k not in named} | ({"tolerance": near} if near else {})


def _typed(name: str, text: str, place: tuple[str, int], problems: list[Problem]) -> Any:
    if name in NUMBERS:
        if NUMBER.fullmatch(text) and isfinite(float(text)):
            return float(text)
        told = (f"'{text}' is not a number", "digits and a point, no sign of a unit and no comma", "12.5")
        problems.append(Problem(*place, name, *told, "wrong-type"))
    elif name in DAYS:
        try:
            return date.fromisoformat(text if DAY.fullmatch(text) else "")
        except ValueError:
            told = (f"'{text}' is not a day", "a date as year-month-day", "2017-10-02")
            problems.append(Problem(*place, name, *told, "wrong-type"))
    return text
