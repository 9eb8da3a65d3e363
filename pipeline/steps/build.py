"""Putting the website together: what `gather` found, drawn by `render`, described and put in place by `publish`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pipeline.render
from pipeline.compute.standing.result import Standing
from pipeline.publish.build import SiteFiles, build_site
from pipeline.publish.open_data import DataTables, StandingKey, open_data_files, standing_key
from pipeline.publish.packed import kept_files
from pipeline.publish.release import content_id, sums_of
from pipeline.publish.search import index
from pipeline.publish.site_error import SiteError
from pipeline.render.site import made_docs, written_docs
from pipeline.render.site_input import SiteInput
from pipeline.render.wording.sentences import tell
from pipeline.steps.figures import read_protected
from pipeline.steps.frozen_standings import kept_standings
from pipeline.steps.identifiers import held_identifiers
from pipeline.steps.made import Made, remember_given, remember_made
from pipeline.steps.revising import published_corrections, published_revisions
from pipeline.steps.site import gather
from pipeline.steps.standing_docs import docs_given, remember_docs, standing_docs
from pipeline.steps.standing_site import frame_of, given_to, standing_site
from pipeline.steps.store import Kept, KeptDrawings
from pipeline.steps.uncollected import uncollected
from pipeline.steps.workspace import Workspace, as_seen
from pipeline.steps.written_at import written_at
from pipeline.warehouse import Warehouse

PAGE = ".html"
THEME = Path(pipeline.render.__file__).parent / "theme"


@dataclass(frozen=True)
class Built:
    """What a build made: how many pages and files."""

    pages: int
    files: int


@uncollected()
def build(warehouse: Warehouse, workspace: Workspace, today: date) -> Built:
    """Build website and published data from what is in the warehouse; the last good site stays if anything is wrong.

    It stays too where it is the one that a build would make.
    """
    workspace = as_seen(workspace, today)
    site = gather(warehouse, workspace, today)
    kept = Kept(workspace.project.build / "cache")
    frame = frame_of(workspace)
    from_what = docs_given(workspace, site)
    given = given_to(site, from_what, frame)
    sums = standing_site(warehouse, workspace, given, kept.checks)
    if not sums:
        _make(warehouse, workspace, site, kept, from_what)
        sums = sums_of(workspace.project.public.resolve())
        if frame_of(workspace) == frame:  # else it was edited meanwhile: the site may be of before or after
            remember_given(warehouse, given, content_id(sums))
    remember_made(warehouse, Made(today, content_id(sums)))
    return Built(sum(path.endswith(PAGE) for path in sums), len(sums))


def _make(warehouse: Warehouse, workspace: Workspace, site: SiteInput, kept: Kept, from_what: str) -> None:
    """Make the site and put it in place. The documents that stand are taken where they were made from the same."""
    data = kept_files(kept.data, from_what, lambda: _data(workspace, site, kept))
    site = replace(site, downloads={f"data/{path}": len(content) for path, content in data.items()})
    standing = standing_docs(warehouse, workspace, site, from_what)
    made = made_docs(site, KeptDrawings(kept.charts), kept.papers) if standing is None else standing
    files = SiteFiles(
        site.as_of,
        dict(sorted({**made, **written_docs(site, made)}.items())),
        data,
        THEME,
        held=standing or (),
        finish=lambda built: index(built, kept.search),
        identifiers=lambda words: held_identifiers(warehouse, workspace, words),
        kept=kept.checks,
        pages=kept.pages,
    )
    try:
        build_site(workspace.project, files)
    except SiteError as error:
        raise SiteError(written_at(error.problems, workspace.project.site)) from error
    if standing is None:
        remember_docs(warehouse, from_what, made)
    kept.end_build(drawn=standing is None)


def _data(workspace: Workspace, site: SiteInput, kept: Kept) -> dict[str, bytes]:
    return open_data_files(data_tables(workspace, site), kept.data) | workspace.archive.tables()


def data_tables(workspace: Workspace, site: SiteInput) -> DataTables:
    """Return what the published data is made from: the same figures as the pages, and every area's standing."""
    every = [standing for standing in site.stood if standing.edition not in workspace.archive.frozen]
    told = {"revisions": published_revisions(site), "corrections": published_corrections(site)}
    return replace(_tables(site, every), kept_standings=kept_standings(workspace), **told)


def edition_tables(warehouse: Warehouse, workspace: Workspace, site: SiteInput, slug: str) -> DataTables:
    """Return what the tables of one edition are made from: its figures and how they stood."""
    made = _tables(site, [standing for standing in site.stood if standing.edition == slug])
    return replace(made, series=read_protected(warehouse, workspace, slug), latest=slug)


def _tables(site: SiteInput, every: list[Standing]) -> DataTables:
    return DataTables(
        tags=site.tags,
        settings=site.settings,
        framework=site.framework,
        areas=site.areas,
        measures=site.measures,
        series=site.series,
        standings=every,
        as_of=site.as_of,
        sources=site.sources,
        deliveries=site.deliveries,
        sentences=_sentences(site, every),
        queries=site.queries,
    )


def _sentences(site: SiteInput, every: list[Standing]) -> Mapping[StandingKey, str]:
    return {
        standing_key(standing): " ".join(tell(site.measures[standing.measure], standing, site.areas))
        for standing in every
    }
