"""Fields whose text is an area or a period: which texts occur, what they mean, and which mean nothing.

The meanings become two reference tables that the typed view joins; no other field is interpreted here.
"""

from dataclasses import dataclass

from pipeline.areas import AreaProblem, Areas
from pipeline.errors import Problem
from pipeline.periods import PeriodKind, PeriodProblem, parse
from pipeline.sources.descriptor import Resource, TableField
from pipeline.sources.records import RawTable

AREA_TEXT = "reference.area_text"
PERIOD_TEXT = "reference.period_text"


@dataclass(frozen=True)
class Meanings:
    """What the texts of one table mean: (text, area code) and (field, text, period label)."""

    areas: frozenset[tuple[str, str]] = frozenset()
    periods: frozenset[tuple[str, str, str]] = frozenset()


def meanings(resource: Resource, table: RawTable, areas: Areas) -> tuple[Meanings, list[Problem]]:
    """Work out what each distinct area and period text means. A problem names the first place of each unknown text."""
    found_areas: set[tuple[str, str]] = set()
    found_periods: set[tuple[str, str, str]] = set()
    problems: list[Problem] = []
    for position, field in enumerate(resource.schema_.fields):
        for text, (file, row) in _distinct(table, position).items():
            if field.outcomes.role == "area":
                problems += _add_area(found_areas, areas, (field.name, text, file, row))
            elif field.outcomes.role == "period":
                problems += _add_period(found_periods, field, (text, file, row))
    return Meanings(frozenset(found_areas), frozenset(found_periods)), problems


def _distinct(table: RawTable, position: int) -> dict[str, tuple[str, int]]:
    first: dict[str, tuple[str, int]] = {}
    for record in table.records:
        if position < len(record.cells) and record.cells[position].strip():
            first.setdefault(record.cells[position], (record.file, record.row))
    return first


def _add_area(into: set[tuple[str, str]], areas: Areas, at: tuple[str, str, str, int]) -> list[Problem]:
    field, text, file, row = at
    try:
        into.add((text, areas.resolve(text)))
    except AreaProblem as problem:
        return [
            Problem(
                file,
                row,
                field=field,
                found=problem.found,
                allowed=problem.allowed,
                example=problem.example,
                rule="unknown-area",
            )
        ]
    return []


def _add_period(into: set[tuple[str, str, str]], field: TableField, at: tuple[str, str, int]) -> list[Problem]:
    text, file, row = at
    kinds = [PeriodKind(kind) for kind in field.outcomes.kinds]
    try:
        label = parse(text, kinds, year_means=field.outcomes.year_means).label
    except PeriodProblem as problem:
        return [Problem(file, row, field.name, problem.found, problem.allowed, problem.example, "period")]
    into.add((field.name, text, label))
    return []
