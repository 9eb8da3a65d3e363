"""Fields whose text is an area or a period: which texts occur, what they mean, and which mean nothing.

The meanings become two reference tables that the typed view joins; no other field is interpreted here. Records of a
national file that are of areas which the project has not are left out and counted, where the descriptor says so.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.areas import AreaProblem, Areas
from pipeline.errors import Problem
from pipeline.periods import PeriodKind, PeriodProblem, parse
from pipeline.sources.descriptor import Resource, TableField
from pipeline.sources.records import RawTable, Record, place_in

AREA_TEXT = "reference.area_text"
PERIOD_TEXT = "reference.period_text"
LEAVE_OUT = "leave_out"
_SO_ALIKE = 0.94


@dataclass(frozen=True)
class Meanings:
    """What the texts of one table mean: (text, area code) and (field, text, period label)."""

    areas: frozenset[tuple[str, str]] = frozenset()
    periods: frozenset[tuple[str, str, str]] = frozenset()


def of_known_areas(resource: Resource, table: RawTable, areas: Areas) -> tuple[RawTable, int]:
    """Leave out the records of areas that are not in areas.csv, where the field says `unknown: leave_out`.

    Returns the table and how many records are left out. A text that is almost one of our names stays, to be refused.
    """
    loose = [f.name for f in resource.schema_.fields if f.outcomes.role == "area" and f.outcomes.unknown == LEAVE_OUT]
    columns = [table.labels.index(name) for name in loose if name in table.labels]
    if not columns:
        return table, 0
    texts = {record.cells[column] for record in table.records for column in columns if column < len(record.cells)}
    others = {text for text in texts if text.strip() and _is_elsewhere(text, areas)}
    kept = tuple(r for r in table.records if not any(r.cells[c] in others for c in columns if c < len(r.cells)))
    if not kept:
        return table, 0
    return RawTable(table.resource, table.labels, kept), len(table.records) - len(kept)


def _is_elsewhere(text: str, areas: Areas) -> bool:
    """Whether a text names an area that is not ours, and is not one of our names mistyped."""
    try:
        areas.resolve(text)
    except AreaProblem:
        ours = (*(area.name for area in areas.all), *(alias for alias, _ in areas.aliases))
        return all(not _alike(text, name) for name in ours)
    return False


def _alike(text: str, name: str) -> bool:
    """Whether two names differ by a slip of the pen; codes differ by a digit and are never slips."""
    if any(letter.isdigit() for letter in text):
        return False
    return SequenceMatcher(None, text.casefold(), name.casefold(), autojunk=False).ratio() >= _SO_ALIKE


def meanings(resource: Resource, table: RawTable, areas: Areas) -> tuple[Meanings, list[Problem]]:
    """Work out what each distinct area and period text means. A problem names the first place of each unknown text."""
    found_areas: set[tuple[str, str]] = set()
    found_periods: set[tuple[str, str, str]] = set()
    problems: list[Problem] = []
    for field in resource.schema_.fields:
        if field.outcomes.role not in ("area", "period") or field.name not in table.labels:
            continue
        for text, record in _distinct(table, table.labels.index(field.name)).items():
            if field.outcomes.role == "area":
                problems += _add_area(found_areas, areas, (field.name, text, record))
            else:
                problems += _add_period(found_periods, field, (text, record))
    return Meanings(frozenset(found_areas), frozenset(found_periods)), problems


def _distinct(table: RawTable, position: int) -> dict[str, Record]:
    first: dict[str, Record] = {}
    for record in table.records:
        if position < len(record.cells) and record.cells[position].strip():
            first.setdefault(record.cells[position], record)
    return first


def _add_area(into: set[tuple[str, str]], areas: Areas, at: tuple[str, str, Record]) -> list[Problem]:
    field, text, record = at
    try:
        into.add((text, areas.resolve(text)))
    except AreaProblem as problem:
        said = (problem.found, problem.allowed, problem.example)
        return [Problem(record.file, record.row, place_in(record, field), *said, "unknown-area")]
    return []


def _add_period(into: set[tuple[str, str, str]], field: TableField, at: tuple[str, Record]) -> list[Problem]:
    text, record = at
    kinds = [PeriodKind(kind) for kind in field.outcomes.kinds]
    try:
        label = parse(text, kinds, year_means=field.outcomes.year_means).label
    except PeriodProblem as problem:
        said = (problem.found, problem.allowed, problem.example)
        return [Problem(record.file, record.row, place_in(record, field.name), *said, "period")]
    into.add((field.name, text, label))
    return []
