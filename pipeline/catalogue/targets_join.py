"""Rows of `targets.csv` joined to the measures they name, and refused where they do not fit the catalogue.

Reading the file is in `targets_file`; nothing here decides which target is in force at a date.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.areas import Areas
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.possible import FIGURES, impossible, is_possible
from pipeline.catalogue.targets import Target
from pipeline.catalogue.targets_file import TargetRow
from pipeline.errors import Problem, nearest
from pipeline.periods import PeriodProblem, from_label
from pipeline.strict_yaml import Document

LABELS = "a label such as 2016/17, 2017/18 Q1, 2017-05 or 2013 to 2015"
ONCE = "each target in one place; an amended target takes a later valid_from"
Key = tuple[str, str | None, str | None, date | None]


@dataclass(frozen=True)
class Known:
    """What a row may name: the measures that can be read, every measure file, and the areas."""

    measures: Mapping[str, Measure]
    documents: Mapping[str, Document]
    areas: Areas


def join_targets(rows: Sequence[TargetRow], file: str, known: Known) -> tuple[dict[str, Measure], list[Problem]]:
    """Return the measures with the targets of the rows after their own, and every row that does not fit."""
    problems = [problem for row in rows for problem in _names(row, file, known)] + _clashes(rows, file, known)
    joined = dict(known.measures)
    for name in dict.fromkeys(row.measure for row in rows if row.measure in known.measures):
        targets = [*joined[name].targets, *(row.target for row in rows if row.measure == name)]
        joined[name] = joined[name].model_copy(update={"targets": targets})
    return joined, problems


def _names(row: TargetRow, file: str, known: Known) -> Iterable[Problem]:
    codes = [area.code for area in known.areas.all]
    if row.measure not in known.documents:
        found = f"there is no measure '{row.measure}'{nearest(row.measure, known.documents)}"
        yield Problem(file, row.line, "measure", found, "the id of a measure", rule="unknown-measure")
    if row.target.area and row.target.area not in codes:
        found = f"there is no area '{row.target.area}'{nearest(row.target.area, codes)}"
        yield Problem(file, row.line, "area", found, f"an area of areas.csv{known.areas.told}", rule="unknown-area")
    measure, value = known.measures.get(row.measure), row.target.value
    if measure and value is not None and row.target.kind in FIGURES and not is_possible(value, measure.unit):
        yield impossible(measure, value, (file, row.line), "value")
    try:
        _ = from_label(row.target.by) if row.target.by else None
    except PeriodProblem as problem:
        yield Problem(file, row.line, "by", problem.found, LABELS, "2020/21", "period")


def _key(target: Target) -> Key:
    """Two targets of one measure clash when nothing tells which of them holds."""
    return target.status, target.by, target.area, target.valid_from or target.agreed_on


def _clashes(rows: Sequence[TargetRow], file: str, known: Known) -> list[Problem]:
    places: dict[tuple[str, Key], str] = {}
    for name, measure in known.measures.items():
        for n, target in enumerate(measure.targets):
            file_of, line = known.documents[name].place_of(("targets", n))
            places[name, _key(target)] = f"{file_of}:{line}"
    problems: list[Problem] = []
    for row in rows:
        place = places.setdefault((row.measure, _key(row.target)), f"{file}:{row.line}")
        if place != f"{file}:{row.line}":
            found = f"'{row.measure}' has a target for the same period, area and start at {place}"
            problems.append(Problem(file, row.line, "measure", found, ONCE, rule="target-clash"))
    return problems
