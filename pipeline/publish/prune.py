"""What a built site does not need: unused files of the bundled theme, an unused search index, traces of the clock."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from pipeline.publish.tree import list_files, replace_file

BUNDLED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
SEARCH_INDEX = "search/search_index.json"
LASTMOD = re.compile(rb"\s*<lastmod>[^<]*</lastmod>")


def prune(site: Path, used: Collection[str], own: Collection[str]) -> list[str]:
    """Remove what no page uses; returns the removed paths, sorted. `used` and `own` are paths relative to the site.

    `own` are files of the project and the engine, which stay whether used or not.
    """
    dead = [path for path in list_files(site) if _is_dead(path, used) and path not in own]
    for path in dead:
        (site / path).unlink()
    for folder in sorted({(site / path).parent for path in dead}, reverse=True):
        _remove_if_empty(folder, site)
    return dead


def without_clock(site: Path) -> None:
    """Take the date of the build out of the site map, and drop its packed twin, which holds a time as well."""
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    sitemap = site / "sitemap.xml"
    if sitemap.exists():
        replace_file(sitemap, LASTMOD.sub(b"", sitemap.read_bytes()))


def files_of(*trees: Iterable[str]) -> frozenset[str]:
    """Return the paths of several sets of files together."""
    return frozenset(path for tree in trees for path in tree)


def _is_dead(path: str, used: Collection[str]) -> bool:
    return (path.startswith(BUNDLED) or path == SEARCH_INDEX) and path not in used


def _remove_if_empty(folder: Path, site: Path) -> None:
    while folder != site and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
