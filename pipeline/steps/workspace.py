"""A project with all its content read: settings, catalogue, sources, editions. Read once, used by every step."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.catalogue.acknowledged import Acknowledged, read_acknowledged
from pipeline.catalogue.annual import AnnualReport, read_annual, strange_stories
from pipeline.catalogue.claims import Claims, read_claims, strange_editions
from pipeline.catalogue.edition import Edition, strange_overrides
from pipeline.catalogue.exception_note import Notes, read_notes
from pipeline.catalogue.findings import SurveyFinding
from pipeline.catalogue.load import Catalogue, read_catalogue
from pipeline.catalogue.owners import NO_OWNERS, Owners
from pipeline.catalogue.places import Places, read_places
from pipeline.catalogue.writing import Head, Story, read_pages, read_stories
from pipeline.compute.binding import check_binding
from pipeline.compute.checks import CHECKS
from pipeline.errors import ContentProblems, Problem
from pipeline.settings import Project, open_project
from pipeline.sources.clean import clean_faults
from pipeline.sources.descriptor import Source, read_sources
from pipeline.sources.extracts import placed
from pipeline.steps.archive import Archive, read_archive
from pipeline.steps.asked import read_asked
from pipeline.steps.written import strange_tables
from pipeline.strict_yaml import read_model

NOTHING_YET = Archive()


@dataclass(frozen=True)
class Workspace:
    """Everything that a project's content says."""

    project: Project
    catalogue: Catalogue
    sources: Mapping[str, Source]
    editions: Mapping[str, Edition]
    heads: Mapping[str, Head]
    stories: Mapping[str, Story]
    places: Places | None
    owners: Owners = NO_OWNERS
    findings: Mapping[str, SurveyFinding] = field(default_factory=dict)
    claims: Mapping[str, Claims] = field(default_factory=dict)
    archive: Archive = NOTHING_YET
    notes: Notes = field(default_factory=dict)
    acknowledged: tuple[Acknowledged, ...] = ()
    annual: Mapping[str, AnnualReport] = field(default_factory=dict)


def open_workspace(root: Path) -> Workspace:
    """Read a whole project. Raises ContentProblems with every problem of every file."""
    project = open_project(root)
    catalogue, problems = read_catalogue(project.measures)
    sources, found = read_sources(project.data_raw)
    problems += found
    sample = project.build / "sample" if project.settings.sample_hospital_data else None
    sources = {name: placed(source, project.extracts, sample) for name, source in sources.items()}
    problems += [fault for source in sources.values() for fault in clean_faults(source)]
    editions, found = read_editions(project.site / "editions")
    problems += found
    names = list(catalogue.measures) if catalogue else []
    archive, found = read_archive(project.site, list(editions), names)
    problems += found if catalogue else []
    notes, found = read_notes(project.site / "editions", editions, names, archive.frozen)
    problems += found if catalogue else []
    annual, found = read_annual(project.site)
    problems += found
    heads, found = read_pages(project.site / "pages")
    problems += found
    stories, found = read_stories(project.site / "stories", names)
    problems += found if catalogue else []
    problems += strange_tables(sources, heads, stories)
    places, found = read_places(project.site, catalogue.areas if catalogue else None)
    problems += found
    (owners, findings), found = read_asked(project.site, catalogue.measures if catalogue else {}, sources)
    problems += found if catalogue else []
    claims, found = read_claims(project.site / "claims", names)
    problems += [*found, *strange_editions(claims, list(editions))] if catalogue else []
    acknowledged, found = read_acknowledged(project.site, names, list(CHECKS))
    problems += found if catalogue else []
    if catalogue is not None:
        problems += check_binding(catalogue, sources)
        problems += strange_overrides(editions, names)
        problems += strange_overrides(annual, names, "site/annual/{}/report.yaml")
        problems += strange_stories(annual, stories)
    if catalogue is None or problems:
        raise ContentProblems(problems)
    told = (heads, stories, places, owners, findings, claims)
    return Workspace(project, catalogue, sources, editions, *told, archive, notes, acknowledged, annual)


def read_editions(folder: Path) -> tuple[dict[str, Edition], list[Problem]]:
    """Read every edition's definition, by slug."""
    editions: dict[str, Edition] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("*/edition.yaml")):
        place = f"site/editions/{file.parent.name}/{file.name}"
        edition, found = read_model(Edition, file.read_text("utf-8"), place)
        problems += found
        if edition is not None:
            editions[file.parent.name] = edition
    return editions, problems
