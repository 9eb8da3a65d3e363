"""A project with all its content read: settings, catalogue, sources, editions. Read once, used by every step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.areas import Areas
from pipeline.catalogue.acknowledged import Acknowledged, read_acknowledged
from pipeline.catalogue.annual import AnnualReport, read_annual, strange_stories
from pipeline.catalogue.background import Background, read_background
from pipeline.catalogue.claims import Claims, read_claims, strange_editions
from pipeline.catalogue.edition import Edition, strange_overrides
from pipeline.catalogue.edition_rules import read_edition
from pipeline.catalogue.exception_note import Notes, read_notes
from pipeline.catalogue.findings import SurveyFinding
from pipeline.catalogue.framework_history import Versions, read_versions
from pipeline.catalogue.load import Catalogue, Readable, read_what_there_is
from pipeline.catalogue.owners import NO_OWNERS, Owners
from pipeline.catalogue.places import Places, read_places
from pipeline.catalogue.reports import by_name
from pipeline.catalogue.schemes import Schemes, read_schemes
from pipeline.catalogue.site_files import pages_missing, site_file_problems
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
from pipeline.steps.fitting import fitting
from pipeline.steps.texts import text_problems
from pipeline.steps.written import strange_tables
from pipeline.strict_yaml.authored import text_of

NOTHING_YET, NONE_WITHDRAWN = Archive(), Withdrawals()
Fitting = Callable[[Project, Catalogue, Mapping[str, Source]], list[Problem]]


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


@dataclass(frozen=True)
class Content:
    """What a project's content is: the workspace, or what is wrong and what can be read in spite of it.

    `sources` are those that are right in themselves.
    """

    workspace: Workspace | None
    problems: list[Problem]
    areas: Areas | None
    sources: Mapping[str, Source]


def open_workspace(root: Path) -> Workspace:
    """Read a whole project. Raises ContentProblems with every problem of every file."""
    content = read_content(root, fits=fitting)
    if content.workspace is None:
        raise ContentProblems(content.problems)
    return content.workspace


def read_content(root: Path, *, fits: Fitting | None = None) -> Content:
    """Read a whole project with every problem: what can be asked in spite of a fault is asked at once.

    `fits` says whether definitions that are right in themselves fit their sources; else it is worked out.
    """
    project = open_project(root)
    catalogue, readable, problems = read_what_there_is(project.measures)
    sources, broken, found = _sources(project)
    problems += found
    editions, found = read_editions(project.site / "editions")
    names = list(catalogue.measures) if catalogue else sorted(readable.names)
    problems += found
    told, found = _told(project, catalogue, names, sources, list(editions))
    problems += [*found, *(strange_tables(sources, told["heads"], told["stories"]) if not broken else [])]
    archive, found = read_archive(project.site, list(by_name(editions, told["annual"])), names)
    problems += found if names else []
    if catalogue is not None:
        beside, found = _beside(project, catalogue, editions, archive)
        told |= beside
        problems += [*found, *strange_overrides(editions, names)]
        folders = [folder.name for folder in project.data_raw.glob("*")]
        problems += catalogue.said.unknown("sources", folders, ("source", "a folder of data_raw"))
    if catalogue is not None and fits and not broken:
        problems += fits(project, catalogue, sources)
    else:
        problems += check_binding(catalogue or readable, sources, broken)
    problems += [
        *_known(project, catalogue or readable),
        *site_file_problems(project.site),
        *pages_missing(project.site),
    ]
    sound = catalogue if not problems else None
    made = Workspace(project, sound, sources, editions, archive=archive, **told) if sound else None
    return Content(made, problems, readable.areas, sources)


def _sources(project: Project) -> tuple[dict[str, Source], set[str], list[Problem]]:
    """Read the sources; then the names of those that cannot be, or whose SQL may not run, and every problem."""
    sources, problems = read_sources(project.data_raw)
    broken = {folder.name for folder in project.data_raw.iterdir() if folder.is_dir()} - set(sources)
    sample = project.build / "sample" if project.settings.sample_hospital_data else None
    sources = {name: placed(source, project.extracts, sample) for name, source in sources.items()}
    faults = {name: clean_faults(source) for name, source in sources.items()}
    broken |= {name for name, those in faults.items() if those}
    return sources, broken, [*problems, *(fault for those in faults.values() for fault in those)]


def _known(project: Project, catalogue: Catalogue | Readable) -> list[Problem]:
    """Return what is wrong with the units and the lines of support of measures that are right in themselves."""
    measures, documents = catalogue.measures, catalogue.documents
    return [*check_units(measures, documents), *without_support(measures, documents, project.settings.support)]


def _told(
    project: Project,
    catalogue: Catalogue | None,
    names: list[str],
    sources: Mapping[str, Source],
    editions: list[str],
) -> tuple[dict[str, Any], list[Problem]]:
    """Read what is told to readers in words. Problems that only a broken catalogue makes are left out."""
    annual, problems = read_annual(project.site)
    heads, found = read_pages(project.site / "pages")
    problems += [*found, *check_rules(project.site / "methods")]
    stories, missing = read_stories(project.site / "stories", names)
    areas = catalogue.areas if catalogue else None
    places, found = read_places(project.site, areas)
    problems += found
    (owners, findings), found = read_asked(project.site, catalogue.measures if catalogue else {}, sources)
    missing += found if catalogue else []
    claims, found = read_claims(project.site / "claims", names)
    missing += [*found, *strange_editions(claims, editions)]
    acknowledged, found = read_acknowledged(project.site, names, list(CHECKS))
    missing += [*found, *strange_overrides(annual, names, "site/annual/{}/report.yaml")]
    missing += [*strange_stories(annual, stories), *text_problems(project.site, claims, names, areas)]
    told = {"heads": heads, "stories": stories, "places": places, "owners": owners, "findings": findings}
    told |= {"claims": claims, "acknowledged": acknowledged, "annual": annual}
    return told, [*problems, *(missing if names else [])]


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
        edition, found = read_edition(Edition, text_of(file), place)
        problems += found
        if edition is not None:
            editions[file.parent.name] = edition
    return editions, problems
