"""Building the website: documents, theme and data in, a checked site in `build/public` out, or the last one left alone.

What the pages say is made by `render`; the steps themselves are in the modules beside this one.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from pipeline.errors import Problem
from pipeline.publish.fingerprints import fingerprint_loaded
from pipeline.publish.kept import FileStore
from pipeline.publish.mkdocs_run import run_mkdocs
from pipeline.publish.prune import files_of, prune, without_clock
from pipeline.publish.site_error import SiteError
from pipeline.publish.swap import aside, recover, swap
from pipeline.publish.theme import overlay_theme
from pipeline.publish.tree import Changes, checked, list_files, replace_file, write_tree
from pipeline.publish.verify import (
    Drawn,
    Expected,
    Judged,
    Known,
    expected_of,
    leaks,
    read_site,
    used_files,
    verify_site,
)
from pipeline.settings import Project

DOCS, THEME, DATA = "docs", "theme", "data"


@dataclass(frozen=True)
class SiteFiles:
    """What a site is built from: pages and assets by path in the documents folder, open data by path below `data/`.

    `day` is the day that the site is seen from, never the clock. `held` are paths of documents that are known to lie in
    that folder already, with these bytes.
    `drawn` says for single pages (by path in the built site) how many charts and tables they must have; for the rest
    that is counted in the documents. `finish` is a last step on the finished site before it is checked, such as an
    index for searching. `identifiers` tells which words are numbers of records or people, which nothing may hold.
    `kept` keeps what the checks found in files, so that a file with the same bytes is not read again; `pages` keeps
    pages as MkDocs made them.
    """

    day: date
    docs: Mapping[str, str | bytes]
    data: Mapping[str, bytes]
    engine_theme: Path
    held: Collection[str] = ()
    drawn: Mapping[str, Drawn] = field(default_factory=dict)
    finish: Callable[[Path], None] | None = None
    identifiers: Known | None = None
    kept: FileStore | None = None
    pages: FileStore | None = None


@dataclass(frozen=True)
class Built:
    """What came of a build: the pages, all files, and which documents had changed since the last one."""

    pages: tuple[str, ...]
    files: tuple[str, ...]
    changes: Changes


def build_site(project: Project, files: SiteFiles) -> Built:
    """Build the site aside, check it, and put it into `build/public` only when it is whole.

    Raises SiteError with every problem; the last good site then stays as it was.
    """
    recover(project.public)
    made = aside(project.public)
    changes = write_tree(files.docs, project.build / DOCS, files.held)
    overlay_theme(files.engine_theme, project.site / THEME, project.build / THEME)
    run_mkdocs(project, project.build / DOCS, made, files.day, files.pages)
    _copy_data(files.data, made)
    without_clock(made)
    if files.finish:
        files.finish(made)
    fingerprint_loaded(made, _address(project))
    pages = _checked(project, files, made)
    swap(made, project.public)
    return Built(pages, tuple(list_files(project.public)), changes)


def _copy_data(data: Mapping[str, bytes], site: Path) -> None:
    for path, content in sorted(data.items()):
        place = site / DATA / checked(path)
        if place.exists():
            raise SiteError([Problem(f"{DATA}/{path}", found="a page or asset has the address of a data file")])
        replace_file(place, content)


def _address(project: Project) -> str:
    return project.settings.site_url.rstrip("/") + "/"


def _checked(project: Project, files: SiteFiles, site: Path) -> tuple[str, ...]:
    """Drop what no page uses, then check what is left."""
    judged = Judged(site, files.kept)
    whole = expected_of(files.docs, files.data, judged)
    expected = Expected({**whole.pages, **files.drawn}, whole.files)
    found = read_site(site, _address(project), judged)
    own = files_of(files.docs, list_files(project.build / THEME))
    dead = prune(site, used_files(found), own)
    found = replace(found, files=found.files.difference(dead))
    problems = verify_site(site, found, expected, judged)
    problems += leaks(site, sorted(found.files), files.identifiers, judged)
    if problems:
        raise SiteError(sorted(problems))
    judged.keep()
    return tuple(found.pages)
