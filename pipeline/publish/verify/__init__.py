"""Checking a built website before anybody sees it: pages, links, ids, drawings, and that nothing comes from outside.

What a page should say is tested where it is made; accessibility is tested in a browser.
"""

import re
from pathlib import Path

from pipeline.errors import Problem
from pipeline.publish.tree import list_files
from pipeline.publish.verify.expected import Drawn, Expected, built_path, expected_of
from pipeline.publish.verify.html_page import facts_as_plain, facts_of
from pipeline.publish.verify.judged import Judged
from pipeline.publish.verify.leaks import Known, leaks
from pipeline.publish.verify.page_checks import page_problems
from pipeline.publish.verify.references import Site, file_of, target_of
from pipeline.publish.verify.running import running_things, told_as_problems

__all__ = [
    "Drawn",
    "Expected",
    "Judged",
    "Known",
    "Site",
    "built_path",
    "expected_of",
    "leaks",
    "read_site",
    "used_files",
    "verify_site",
]
IN_STYLE = re.compile(r"""(?:url\(|@import)\s*['"]?\s*((?:https?:)?//[^'")\s]+)""", re.IGNORECASE)


def read_site(folder: Path, address: str = "", judged: Judged | None = None) -> Site:
    """Return what a built site holds; `address` is where it is published, `judged` what was found in its files."""
    files, judged = list_files(folder), judged or Judged(folder)
    pages = {path: facts_of(judged.of("page", path, facts_as_plain)) for path in files if path.endswith(".html")}
    return Site(frozenset(files), pages, address)


def used_files(site: Site) -> frozenset[str]:
    """Return every file that a page refers to."""
    targets = (
        target_of(page, reference.address, site) for page, facts in site.pages.items() for reference in facts.references
    )
    return frozenset(file for found in targets if found and (file := file_of(found[0], site)))


def verify_site(
    folder: Path, site: Site, expected: Expected | None = None, judged: Judged | None = None
) -> list[Problem]:
    """Return every problem of a built site, sorted; `expected` says what must be there."""
    judged = judged or Judged(folder)
    drawn = expected.pages if expected else {}
    files = sorted(site.files)
    problems = [Problem(path, found="the file is empty", rule="empty") for path in files if _is_empty(folder / path)]
    problems += [one for path in site.pages for one in page_problems(path, site, drawn.get(path))]
    problems += _absent(site, expected) if expected else []
    problems += [one for path in files if path.endswith(".css") for one in _style(folder / path, path)]
    problems += [one for path, facts in site.pages.items() for one in told_as_problems(path, facts.runs)]
    drawings = [path for path in files if path.endswith(".svg")]
    problems += [one for path in drawings for one in told_as_problems(path, judged.of("runs", path, running_things))]
    return sorted(problems)


def _absent(site: Site, expected: Expected) -> list[Problem]:
    wanted = dict.fromkeys(expected.files, "file") | dict.fromkeys(expected.pages, "page")
    return [
        Problem(path, found=f"this {what} was made and is not in the built site", rule="lost-page")
        for path, what in sorted(wanted.items())
        if path not in site.files
    ]


def _style(file: Path, path: str) -> list[Problem]:
    found = sorted(set(IN_STYLE.findall(file.read_text("utf-8"))))
    told = "it is fetched from outside; a style sheet loads only files of its own site"
    return [Problem(path, field=f"'{one}'", found=told, rule="off-site") for one in found]


def _is_empty(file: Path) -> bool:
    return file.stat().st_size == 0
