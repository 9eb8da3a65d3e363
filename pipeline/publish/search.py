"""The index for searching the built site, made by Pagefind from the finished pages. The search page is in `render`.

Only what stands in `main` is indexed, without tables and closed details. A browser loads nothing of it before a search.
"""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from pipeline.errors import Problem
from pipeline.publish.pagefind_service import write_index
from pipeline.publish.site_error import SiteError
from pipeline.publish.tree import list_files

FOLDER = "pagefind"
NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
TRIES = 3
ANSWERED_WITHIN = 30.0
"""Seconds for one answer of Pagefind, which takes hundredths of one."""
LEFT_OUT = (".table", "details", ".chart", ".breadcrumb", "form", "nav")


def index(site: Path) -> None:
    """Write the index into `pagefind/` below a built site. Same pages, same bytes. Raises SiteError.

    The pages are handed over one by one in order: left to itself, Pagefind takes them as the disk lists them, which
    differs from one file system to the next, and numbers them so.
    """
    pages = [path for path in list_files(site) if path.endswith(".html")]
    failed = ""
    for _ in range(TRIES):
        failed = _tried(site, pages)
        if not failed:
            break
    else:
        msg = f"{failed} in {TRIES} tries; refresh again"
        raise _not_indexed(msg)
    if not any((site / FOLDER).glob("fragment/*")):
        msg = "no page of the site has anything to search in"
        raise _not_indexed(msg)
    for file in (site / FOLDER).iterdir():
        if file.is_file() and file.name not in NEEDED and not file.name.endswith((".pf_meta", ".pagefind")):
            file.unlink()


def _tried(site: Path, pages: list[str]) -> str:
    """Make the index; return what went wrong that may go well another time, else nothing."""
    try:
        _indexed(site, pages)
    except TimeoutError:
        return f"it gave no answer within {ANSWERED_WITHIN:g} seconds"
    return "files of the index stayed empty" if _empty(site / FOLDER) else ""


def _indexed(site: Path, pages: list[str]) -> None:
    try:
        _of_its_own(_index(site, pages))
    except TimeoutError:
        raise
    except (OSError, AssertionError, RuntimeError) as error:
        msg = f"{type(error).__name__}: {error}"
        raise _not_indexed(msg) from error


def _empty(folder: Path) -> list[Path]:
    """Return the files that are empty: none of an index is."""
    return [file for file in sorted(folder.rglob("*")) if file.is_file() and not file.stat().st_size]


def _of_its_own(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end in a thread of its own: this one may have a loop that runs already, as Dagster's web pages do."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(asyncio.run, work).result()


async def _index(site: Path, pages: list[str]) -> None:
    texts = ((path, (site / path).read_text("utf-8")) for path in pages)
    config = {"exclude_selectors": LEFT_OUT}
    await write_index(str((site / FOLDER).resolve()), config, texts, ANSWERED_WITHIN)


def _not_indexed(told: str) -> SiteError:
    found = f"Pagefind could not index the pages: {told}"
    return SiteError([Problem(FOLDER, found=found, allowed="a page of the site has data-pagefind-body")])
