"""The index for searching the built site, made by Pagefind from the finished pages. The search page is in `render`.

Only what stands in `main` is indexed, without drawings, tables, closed details and what a page says of where its figure
comes from, which is nearly the same on all of them. A browser loads nothing of it before a search. An index is kept by
the words that it was made of, with all that makes it.
"""

import asyncio
import io
import re
import zipfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.digests import digest, maker_digest
from pipeline.errors import Problem
from pipeline.publish.kept import FileStore
from pipeline.publish.pagefind_service import write_index
from pipeline.publish.site_error import SiteError
from pipeline.publish.tree import list_files, replace_file

FOLDER = "pagefind"
NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
TRIES = 3
ANSWERED_WITHIN = 30.0
"""Seconds for one answer of Pagefind, which takes hundredths of one."""
LEFT_OUT = (".table", "details", ".chart", ".breadcrumb", "form", "nav")
UNSOUGHT = {f"<{name}": f"</{name}>" for name in ("script", "svg", "nav", "form")}
UNSOUGHT["<section data-pagefind-ignore"] = "</section>"
IN_A_BOX = re.compile(r'(<div class="table[ "][^>]*>)\s*<table\b.*?</table>', re.DOTALL)
"""What is left out anyway, and is most of the signs of our pages: drawings, ways about the site, tables in a box."""
Texts = list[tuple[str, str]]


def index(site: Path, kept: FileStore | None = None) -> None:
    """Write the index into `pagefind/` below a built site, from `kept` if it is there. Raises SiteError.

    The pages are handed over one by one in order: left to itself, Pagefind takes them as the disk lists them, which
    differs from one file system to the next, and numbers them so. Same pages, same bytes.
    """
    pages = [path for path in list_files(site) if path.endswith(".html")]
    texts = [(path, sought((site / path).read_text("utf-8"))) for path in pages]
    key = digest(
        [maker_digest(), version("pagefind"), version("pagefind_bin"), *(part for page in texts for part in page)]
    )
    found = kept.get(key) if kept else None
    if found is not None:
        _unpack(found, site / FOLDER)
        return
    _make(site, texts)
    if kept:
        kept.put(key, _packed(site / FOLDER))


def sought(html: str) -> str:
    """Return a page without what is left out of the index anyway: it is handed over in a part of the time."""
    for opening, closing in UNSOUGHT.items():
        first, *others = html.split(opening)
        cut = (other.partition(closing) for other in others)
        html = first + "".join(after if end else opening + inside for inside, end, after in cut)
    return IN_A_BOX.sub(r"\1", html)


def _make(site: Path, texts: Texts) -> None:
    failed = ""
    for _ in range(TRIES):
        failed = _tried(site, texts)
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


def _packed(folder: Path) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        for path in list_files(folder):
            pack.writestr(path, (folder / path).read_bytes())
    return made.getvalue()


def _unpack(packed: bytes, folder: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as pack:
        for name in pack.namelist():
            replace_file(folder / name, pack.read(name))


def _tried(site: Path, texts: Texts) -> str:
    """Make the index; return what went wrong that may go well another time, else nothing."""
    try:
        _indexed(site, texts)
    except TimeoutError:
        return f"it gave no answer within {ANSWERED_WITHIN:g} seconds"
    return "files of the index stayed empty" if _empty(site / FOLDER) else ""


def _indexed(site: Path, texts: Texts) -> None:
    try:
        _of_its_own(_index(site, texts))
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


async def _index(site: Path, texts: Texts) -> None:
    config = {"exclude_selectors": LEFT_OUT}
    await write_index(str((site / FOLDER).resolve()), config, texts, ANSWERED_WITHIN)


def _not_indexed(told: str) -> SiteError:
    found = f"Pagefind could not index the pages: {told}"
    return SiteError([Problem(FOLDER, found=found, allowed="a page of the site has data-pagefind-body")])
