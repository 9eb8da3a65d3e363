"""Taking returned sheets in: each is read whole, and only a good one becomes a delivery of the project's source.

What a sheet may say is judged in `sources.returns`; which figures are asked for in `catalogue`.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from pipeline.areas import AreaProblem, Areas
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.returns_board import Local
from pipeline.catalogue.returns_due import asked_areas, kind_asked, last_due, may_be_given
from pipeline.errors import ContentProblems, Problem
from pipeline.periods import PeriodProblem, parse
from pipeline.publish.tree import replace_file
from pipeline.sources.descriptor import Source
from pipeline.sources.receive import read_delivery
from pipeline.sources.returns.answers import Expecting
from pipeline.sources.returns.delivery import delivery, held_from
from pipeline.sources.returns.reading import Project, read_return
from pipeline.steps.returns import bounds_of, delivered, local, returns_source
from pipeline.steps.workspace import Workspace

Fault = tuple[str, tuple[str, str, str]]


@dataclass(frozen=True)
class ReturnedFile:
    """A file as it came back: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Taken:
    """What became of one returned file: whose it is, the delivery it made, how many figures; or its problems."""

    file: str
    owner: str = ""
    delivery: str = ""
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    before: bool = False
    cautions: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def take_in(
    workspace: Workspace, files: Collection[ReturnedFile], received_on: date, edition: str | None = None
) -> list[Taken]:
    """Read returned files in order and write a delivery for each good one. Nothing is taken from one with a problem.

    `edition`: the only one that is taken; None: any of the project's.
    """
    source = returns_source(workspace)
    project = _project(workspace, [edition] if edition else sorted(workspace.editions))
    return [_take(workspace, source, project, (file, received_on)) for file in files]


def _take(workspace: Workspace, source: Source, project: Project, came: tuple[ReturnedFile, date]) -> Taken:
    file, received_on = came
    try:
        returned = read_return(file.name, file.content, project)
        rows = delivered(workspace, source)
    except ContentProblems as error:
        return Taken(file.name, problems=error.problems)
    sha256 = hashlib.sha256(file.content).hexdigest()
    if any(row["sha256"] == sha256 for row in rows):
        return Taken(file.name, returned.owner, unchanged=len(returned.answers), before=True)
    made = delivery(returned, held_from(rows), received_on, sha256)
    if not made.new and not made.revised:
        return Taken(file.name, returned.owner, unchanged=made.unchanged)
    problems = _place(workspace, source, made.name, made.text)
    if problems:
        return Taken(file.name, returned.owner, problems=problems)
    name = f"{source.folder.parent.name}/{source.name}/{made.name}"
    return Taken(file.name, returned.owner, name, made.new, made.revised, made.unchanged, cautions=returned.cautions)


def _place(workspace: Workspace, source: Source, name: str, text: str) -> tuple[Problem, ...]:
    """Write a delivery; take it away again where the source, so described, would refuse it."""
    file = source.folder / name
    replace_file(file, text.encode("utf-8"))
    problems = read_delivery(source, workspace.catalogue.areas).problems
    if problems:
        file.unlink()
    return tuple(problems)


def _project(workspace: Workspace, editions: list[str]) -> Project:
    places = local(workspace)

    def expecting(owner: str, slug: str) -> Expecting:
        return _expecting(places, workspace.editions[slug], owner)

    return Project(workspace.project.settings.title, editions, places.owner_names, expecting)


def _expecting(places: Local, edition: Edition, owner: str) -> Expecting:
    mine = places.of(owner)

    def fault(measure: str, area: str, period: str) -> Fault | None:
        return _area_fault(mine[measure], area, places.areas) or _period_fault(mine[measure][0], period, edition)

    def canonical(key: tuple[str, str, str]) -> tuple[str, str, str]:
        measure, area, period = key
        return measure, places.areas.resolve(area), parse(period, [kind_asked(mine[measure][0], edition)]).label

    return Expecting({name: bounds_of(measure) for name, (measure, _) in mine.items()}, fault, canonical)


def _area_fault(one: tuple[Measure, MeasureSource], area: str, areas: Areas) -> Fault | None:
    known = asked_areas(*one, areas)
    try:
        if areas.resolve(area) in known:
            return None
        found = f"this measure is not asked for '{area[:30]}'"
    except AreaProblem as problem:
        found = problem.found
    return "area", (found, f"one of {', '.join(known)}", known[0])


def _period_fault(measure: Measure, period: str, edition: Edition) -> Fault | None:
    example = last_due(measure, edition).label
    try:
        found = parse(period, [kind_asked(measure, edition)])
    except PeriodProblem as problem:
        return "period", (problem.found, problem.allowed, example)
    if may_be_given(measure, edition, found):
        return None
    told = f"{found.label} was not over on {edition.cut_off.day} {edition.cut_off:%B %Y}, when the edition closed"
    return "period", (told, "a period that was over by then", example)
