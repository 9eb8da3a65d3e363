"""What an owner answered, row by row: which figure a row is about, the figure, its parts, its mark, its note.

Every problem of every cell is found in one go; `reading` decides what becomes of the file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pipeline.errors import nearest
from pipeline.sources.returns.filling import PART
from pipeline.sources.returns.labels import FILLED, MARKS, NO_FIGURE
from pipeline.sources.returns.model import Answer, Bounds
from pipeline.sources.returns.notes import note
from pipeline.sources.returns.numbers import NotANumber, number, shown
from pipeline.sources.returns.opening import Fault, address
from pipeline.sources.returns.parts import parts_fault, worked_out
from pipeline.sources.returns.table import Line

Key = tuple[str, str, str]
FewFault = tuple[str, str, str]


@dataclass(frozen=True)
class Expecting:
    """What this owner may answer: bounds by measure, and a function that says why a row's key is wrong (or nothing)."""

    bounds: Mapping[str, Bounds]
    key_fault: Callable[[str, str, str], tuple[str, FewFault] | None] = field(repr=False)
    canonical: Callable[[Key], Key] = field(repr=False)


def answers(lines: list[Line], expecting: Expecting) -> tuple[list[Answer], list[Fault]]:
    """Return the answers of all rows that were filled in, and every fault of every cell."""
    found: list[Answer] = []
    faults: list[Fault] = []
    seen: dict[Key, int] = {}
    for line in lines:
        wrong = _key_fault(line, expecting)
        if wrong:
            faults.append(wrong)
            continue
        key = expecting.canonical(_key(line))
        if key in seen:
            faults.append(_twice(line, seen[key]))
            continue
        seen[key] = line.row
        answer, wrongs = _answer(line, key, expecting.bounds[key[0]])
        faults += wrongs
        found += [answer] if answer else []
    return found, faults


def _key(line: Line) -> Key:
    return (line.text("measure"), line.text("area"), line.text("period"))


def _key_fault(line: Line, expecting: Expecting) -> Fault | None:
    measure, area, period = _key(line)
    if measure not in expecting.bounds:
        found = f"{shown(measure)} is no measure that this owner is asked for{nearest(measure, expecting.bounds)}"
        example = min(expecting.bounds, default="")
        return Fault(_at(line, "measure"), found, "a measure id as it was sent", example, "return-measure")
    wrong = expecting.key_fault(measure, area, period)
    if wrong is None:
        return None
    key, (found, allowed, example) = wrong
    return Fault(_at(line, key), found, allowed, example, f"return-{key}")


def _twice(line: Line, first: int) -> Fault:
    found = f"this measure, area and period stand in row {first} already"
    return Fault(_at(line, "measure"), found, "each figure once: delete one of the two rows", rule="return-twice")


def _answer(line: Line, key: Key, bounds: Bounds) -> tuple[Answer | None, list[Fault]]:
    if all(line.cells[name].value in (None, "") for name in FILLED):
        return None, []
    faults: list[Fault] = []
    value = _number(line, "value", bounds, faults)
    above = _number(line, "numerator", PART, faults)
    below = _number(line, "denominator", PART, faults)
    mark = _read(line, "mark", lambda cell: _mark(cell.value), faults) or ""
    words = _read(line, "note", lambda cell: note(cell.value), faults) or ""
    if faults:
        return None, faults
    faults = _together(line, (value, above, below), mark, bounds)
    if faults:
        return None, faults
    if value is None and mark not in NO_FIGURE:
        value = worked_out(above, below, bounds)
    where = f"{line.cells['value'].parent.title} row {line.row}"
    return Answer(*key, value, above, below, mark, words, where), []


def _number(line: Line, name: str, bounds: Bounds, faults: list[Fault]) -> Decimal | None:
    return _read(line, name, lambda cell: number(cell.value, cell.number_format, bounds), faults)


def _read(line: Line, name: str, reader: Callable[[Any], Any], faults: list[Fault]) -> Any:
    cell = line.cells[name]
    if cell.data_type == "e":
        allowed = "a number, or an empty cell with a mark that says why"
        faults.append(Fault(address(cell), f"found the spreadsheet error {cell.value}", allowed, "12.3"))
        return None
    try:
        return reader(cell)
    except NotANumber as wrong:
        faults.append(Fault(address(cell), wrong.found, wrong.allowed, wrong.example))
        return None


def _mark(value: Any) -> str:
    text = " ".join(str(value).split()).lower() if value is not None else ""
    if text and text not in MARKS:
        told = f"{shown(value)} is no mark{nearest(text, MARKS)}"
        raise NotANumber(found=told, allowed=f"one of {', '.join(MARKS)}", example="provisional")
    return MARKS.get(text, "")


def _together(line: Line, given: tuple[Decimal | None, ...], mark: str, bounds: Bounds) -> list[Fault]:
    """Find what does not fit together in a row whose cells are each right."""
    value, above, below = given
    if mark in NO_FIGURE:
        words = next(words for words, letter in MARKS.items() if letter == mark)
        return [
            Fault(_at(line, key), f"found a number beside the mark '{words}'", "an empty cell, or another mark")
            for key, number_ in zip(("value", "numerator", "denominator"), given, strict=True)
            if number_ is not None
        ]
    if value is None and worked_out(above, below, bounds) is None:
        found = "there is no figure and no mark that says why"
        return [Fault(_at(line, "value"), found, f"a figure, or one of the marks {_why()}", "not available")]
    wrong = parts_fault(value, above, below, bounds)
    return [Fault(_at(line, wrong[0]), *wrong[1:])] if wrong else []


def _why() -> str:
    return ", ".join(words for words, letter in MARKS.items() if letter in NO_FIGURE)


def _at(line: Line, key: str) -> str:
    return address(line.cells[key])
