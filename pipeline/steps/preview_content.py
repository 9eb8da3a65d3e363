"""The content that one measure needs, read without the rest: its file, those it is derived from, and their sources.

Faults are told as `check` tells them; what only the whole catalogue can show is left to `check`.
"""

from dataclasses import replace
from pathlib import Path

from pipeline.areas import read as read_areas
from pipeline.catalogue.checks import check_measures
from pipeline.catalogue.defaults import Said, read_defaults
from pipeline.catalogue.dependence import needs, sources_of
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.load import FRAMEWORK, Catalogue, open_catalogue
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.measure_files import Definitions, measure_places, read_measures
from pipeline.catalogue.tags import read_tags, unknown_tags
from pipeline.catalogue.units import check_units
from pipeline.compute.binding import check_binding
from pipeline.errors import ContentProblems, Problem, UsageError, nearest
from pipeline.settings import Project, open_project
from pipeline.sources.clean import clean_faults
from pipeline.sources.descriptor import Source, read_source, read_sources
from pipeline.sources.extracts import placed
from pipeline.steps.workspace import Workspace
from pipeline.strict_yaml import read_document, validate


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
    problems += [fault for source in sources.values() for fault in clean_faults(source)]
    catalogue = Catalogue(framework, areas, measures, read.documents, said, tags)
    problems = problems or [*check_units(measures, read.documents), *check_binding(catalogue, sources)]
    if problems:
        raise ContentProblems(problems)
    return Workspace(project, catalogue, sources, {}, {}, {}, None)


def everything(workspace: Workspace) -> Workspace:
    """Return the workspace with all measures and sources, for what must be looked at together."""
    project = workspace.project
    sources, problems = read_sources(project.data_raw)
    if problems:
        raise ContentProblems(problems)
    catalogue = open_catalogue(project.measures)
    merged = {**catalogue.measures, **workspace.catalogue.measures}
    whole = replace(catalogue, measures=merged)
    return replace(workspace, catalogue=whole, sources={n: _placed(project, s) for n, s in sources.items()})


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
    text = (project.measures / FRAMEWORK).read_text("utf-8")
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
