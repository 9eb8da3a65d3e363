"""A project with all its content read: settings, catalogue, sources, editions. Read once, used by every step."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.catalogue.acknowledged import Acknowledged, read_acknowledged
from pipeline.catalogue.annual import AnnualReport, read_annual, strange_stories
from pipeline.catalogue.background import Background, read_background
from pipeline.catalogue.claims import Claims, read_claims, strange_editions
from pipeline.catalogue.edition import Edition, strange_overrides
from pipeline.catalogue.exception_note import Notes, read_notes
from pipeline.catalogue.findings import SurveyFinding
from pipeline.catalogue.framework_history import Versions, read_versions
from pipeline.catalogue.load import Catalogue, read_catalogue
from pipeline.catalogue.owners import NO_OWNERS, Owners
from pipeline.catalogue.places import Places, read_places
from pipeline.catalogue.reports import by_name
from pipeline.catalogue.schemes import Schemes, read_schemes
from pipeline.catalogue.support import without_support
from pipeline.catalogue.units import check_units
from pipeline.catalogue.withdrawal import Withdrawals, read_withdrawals, still_told
from pipeline.catalogue.writing import Head, Story, check_rules, read_pages, read_stories
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

NOTHING_YET, NONE_WITHDRAWN = Archive(), Withdrawals()


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
    withdrawn: Withdrawals = NONE_WITHDRAWN
    schemes: Schemes | None = None
    background: Background | None = None
    versions: Versions | None = None

    @property
    def reports(self) -> dict[str, Edition]:
        """Editions and annual reports by the name of each."""
        return by_name(self.editions, self.annual)


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
    told, found = _told(project, catalogue, sources, list(editions))
    problems += found
    archive, found = read_archive(project.site, list(by_name(editions, told["annual"])), names)
    problems += found if catalogue else []
    if catalogue is not None:
        beside, found = _beside(project, catalogue, editions, archive)
        told |= beside
        problems += [*found, *check_binding(catalogue, sources), *strange_overrides(editions, names)]
        folders = [folder.name for folder in project.data_raw.glob("*")]
        problems += catalogue.said.unknown("sources", folders, ("source", "a folder of data_raw"))
        problems += check_units(catalogue.measures, catalogue.documents)
        problems += without_support(catalogue.measures, catalogue.documents, project.settings.support)
    if catalogue is None or problems:
        raise ContentProblems(problems)
    return Workspace(project, catalogue, sources, editions, archive=archive, **told)


def _told(
    project: Project, catalogue: Catalogue | None, sources: Mapping[str, Source], editions: list[str]
) -> tuple[dict[str, Any], list[Problem]]:
    """Read what is told to readers in words. Problems that a broken catalogue would make are left out without one."""
    names = list(catalogue.measures) if catalogue else []
    annual, problems = read_annual(project.site)
    heads, found = read_pages(project.site / "pages")
    problems += [*found, *check_rules(project.site / "methods")]
    stories, missing = read_stories(project.site / "stories", names)
    places, found = read_places(project.site, catalogue.areas if catalogue else None)
    problems += [*found, *strange_tables(sources, heads, stories)]
    (owners, findings), found = read_asked(project.site, catalogue.measures if catalogue else {}, sources)
    missing += found
    claims, found = read_claims(project.site / "claims", names)
    missing += [*found, *strange_editions(claims, editions)]
    acknowledged, found = read_acknowledged(project.site, names, list(CHECKS))
    missing += [*found, *strange_overrides(annual, names, "site/annual/{}/report.yaml")]
    missing += strange_stories(annual, stories)
    told = {"heads": heads, "stories": stories, "places": places, "owners": owners, "findings": findings}
    told |= {"claims": claims, "acknowledged": acknowledged, "annual": annual}
    return told, [*problems, *(missing if catalogue else [])]


def _beside(
    project: Project, catalogue: Catalogue, editions: Mapping[str, Edition], archive: Archive
) -> tuple[dict[str, Any], list[Problem]]:
    """Read what stands beside the figures: exception notes, what was taken back, schemes, versions of the framework."""
    names = list(catalogue.measures)
    notes, problems = read_notes(project.site / "editions", editions, names, archive.frozen)
    withdrawn, found = read_withdrawals(project.site)
    problems += [*found, *still_told(withdrawn, catalogue.measures, archive.corrections, catalogue.documents)]
    schemes, found = read_schemes(project.site, catalogue.framework, names)
    problems += found
    background, found = read_background(project.site, [domain.key for domain in catalogue.framework.domains])
    problems += found
    versions, found = read_versions(project.measures)
    made = {"notes": notes, "withdrawn": withdrawn, "schemes": schemes, "versions": versions, "background": background}
    return made, [*problems, *found]


def as_seen(workspace: Workspace, today: date) -> Workspace:
    """Return the workspace as readers may see it on a day: without frozen reports that are not out yet."""
    reports, frozen = workspace.reports, workspace.archive.frozen
    out = {name: one for name, one in frozen.items() if name not in reports or not reports[name].is_embargoed(today)}
    return replace(workspace, archive=replace(workspace.archive, frozen=out))


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
