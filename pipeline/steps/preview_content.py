"""The content that one measure needs, read without the rest: its file, those it is derived from, and their sources.

Faults are told as `check` tells them; what only the whole catalogue can show is left to `check`.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.areas import read as read_areas
from pipeline.catalogue.annual import read_annual
from pipeline.catalogue.checks import check_measures
from pipeline.catalogue.defaults import Said, read_defaults
from pipeline.catalogue.dependence import needs, sources_of
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.load import FRAMEWORK, Catalogue
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.measure_files import Definitions, measure_places, read_measures
from pipeline.catalogue.reports import by_name
from pipeline.catalogue.tags import read_tags, unknown_tags
from pipeline.catalogue.units import check_units
from pipeline.catalogue.withdrawal import read_withdrawals
from pipeline.errors import ContentProblems, Problem, UsageError, nearest
from pipeline.settings import Project, open_project
from pipeline.sources.clean import clean_faults
from pipeline.sources.descriptor import Source, read_source, read_sources
from pipeline.sources.extracts import placed
from pipeline.steps.archive import read_archive
from pipeline.steps.fitting import fitting_alone
from pipeline.steps.kept_tables import KeptTables
from pipeline.steps.workspace import Workspace, read_editions
from pipeline.strict_yaml import read_document, validate
from pipeline.strict_yaml.authored import text_of


def one_measure(root: Path, name: str) -> Workspace:
    """Return a workspace of one measure and what it needs. Raises ContentProblems, and UsageError for no such one."""
    project = open_project(root)
    files = measure_places(project.measures)
    if name not in files:
        msg = f"there is no measure '{name}'{nearest(name, files)}"
        raise UsageError(msg)
    said = read_defaults(project.measures)
    read = _measures(project, files, name, said)
    measures = read.measures
    framework = _framework(project)
    areas = read_areas(project.measures)
    sources, problems = _sources(project, measures)
    tags, found = read_tags(project.measures)
    problems += [*found, *unknown_tags(measures, read.documents, tags)]
    problems += check_measures(framework, areas, measures, read.documents, set(files))
    tables = KeptTables(project.build)
    problems += [fault for source in sources.values() if not tables.knows(source) for fault in clean_faults(source)]
    catalogue = Catalogue(framework, areas, measures, read.documents, said, tags)
    problems = problems or [*check_units(measures, read.documents), *fitting_alone(project, catalogue, sources)]
    if problems:
        raise ContentProblems(problems)
    return Workspace(project, catalogue, sources, {}, {}, {}, None)


def together(workspace: Workspace, others: Iterable[str]) -> Workspace:
    """Return the workspace with other measures and all reports, for what must be looked at together.

    One that has no file any more is left out; a refresh would leave it out too.
    """
    project, files = workspace.project, measure_places(workspace.project.measures)
    measures = dict(workspace.catalogue.measures)
    for name in (name for name in others if name in files):
        measures |= _measures(project, files, name, workspace.catalogue.said).measures
    sources, problems = _sources(project, measures)
    reports, found = _reports(project, sorted(files))
    problems += found
    if problems:
        raise ContentProblems(problems)
    ordered = dict(sorted(measures.items(), key=lambda item: (item[1].order, item[0])))
    catalogue = replace(workspace.catalogue, measures=ordered)
    return replace(workspace, catalogue=catalogue, sources=sources, **reports)


def _reports(project: Project, measures: list[str]) -> tuple[dict[str, Any], list[Problem]]:
    """Read what was published before, and what was taken back of it."""
    editions, problems = read_editions(project.site / "editions")
    annual, found = read_annual(project.site)
    problems += found
    archive, found = read_archive(project.site, list(by_name(editions, annual)), measures)
    problems += found
    withdrawn, found = read_withdrawals(project.site)
    return {"editions": editions, "annual": annual, "archive": archive, "withdrawn": withdrawn}, [*problems, *found]


def _measures(project: Project, files: dict[str, Path], name: str, said: Said) -> Definitions:
    """Read the measure and all that it is derived from. Raises ContentProblems for what is wrong with one of them."""
    whole = Definitions()
    wanted = [name]
    while wanted:
        other = wanted.pop()
        read = read_measures(files[other], project.measures, said)
        if said.problems or read.problems or other not in read.measures:
            raise ContentProblems([*said.problems, *read.problems])
        whole.documents[other], whole.measures[other] = read.documents[other], read.measures[other]
        wanted += [one for one in needs(whole.measures[other]) if one in files and one not in whole.measures]
    return whole


def _framework(project: Project) -> Framework:
    text = text_of(project.measures / FRAMEWORK)
    framework, problems = validate(Framework, read_document(text, f"measures/{FRAMEWORK}"))
    if framework is None:
        raise ContentProblems(problems)
    return framework


def _sources(project: Project, measures: dict[str, Measure]) -> tuple[dict[str, Source], list[Problem]]:
    """Read the sources that are named; where one is not there, all of them, so that the nearest can be told."""
    named = {source for measure in measures.values() for source in sources_of(measure)}
    if not all((project.data_raw / name).is_dir() for name in named):
        return read_sources(project.data_raw)
    found = {name: read_source(project.data_raw / name) for name in sorted(named)}
    sources = {name: _placed(project, source) for name, (source, _) in found.items() if source is not None}
    return sources, [problem for _, problems in found.values() for problem in problems]


def _placed(project: Project, source: Source) -> Source:
    sample = project.build / "sample" if project.settings.sample_hospital_data else None
    return placed(source, project.extracts, sample)
