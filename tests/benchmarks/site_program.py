"""Building a project's website as a program of its own: drawn anew, or with what is kept and plain pages beside it.

Run as `python -m tests.benchmarks.site_program PROJECT DAY [FOLDER WARM [anew]]` on a project that was refreshed.
Without a folder for plain pages it opens the project and builds the website with nothing kept. With one it builds it as
it is, once, after the website of another small project WARM was built, so that all libraries are loaded and nothing of
this project is in memory yet; with `anew` all its pages are made, with charts, papers and downloads kept. Prints one
line of JSON: seconds of the processor and pages. Drawing in other processes counts. `parts` are what a bare build of
pages does too (`pages`, `mkdocs`, `search`), and what it does not do at all. `made` says whether a site was made at
all, or the one that stands was found to be as it would come out.
"""

import contextlib
import json
import re
import resource
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

from mkdocs.commands.build import build as mkdocs
from mkdocs.config import load_config

from pipeline.steps.build import build
from pipeline.steps.made import forget_given
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import open_warehouse

TAGS = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>|&[^;]+;", re.DOTALL)
PLAIN = "site_name: Plain\ndocs_dir: docs\nsite_dir: out\ntheme: {name: material, font: false}\n"
"""As it comes, so with its own index for searching: ours has one too."""


def used() -> float:
    """Seconds of the processor of this program and of those that it started and that have ended."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def seconds(work: Callable[[], object]) -> float:
    """How much of the processor a piece of work takes."""
    start = used()
    work()
    return used() - start


PARTS = {
    "figures": ("pipeline.steps.build.gather",),
    "downloads": ("pipeline.steps.build.kept_files",),
    "documents": (
        "pipeline.steps.build.made_docs",
        "pipeline.steps.build.written_docs",
        "pipeline.steps.build.standing_docs",
    ),
    "papers": tuple(f"pipeline.render.site.{name}" for name in ("slides", "report_papers", "infographics")),
    "mkdocs": ("pipeline.publish.build.run_mkdocs",),
    "search": ("pipeline.steps.build.index",),
    "checks": ("pipeline.publish.build._checked",),
}
"""The parts of a build by the functions that do them. Papers and slides are made within the documents."""


def measured(work: Callable[[], object]) -> dict[str, float]:
    """Do a piece of work and return how much of the processor each part took, and the rest."""
    took = dict.fromkeys(PARTS, 0.0)

    def around(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def timed(*given: object, **named: object) -> object:
            start = used()
            try:
                return real(*given, **named)
            finally:
                took[name] += used() - start

        return timed

    with contextlib.ExitStack() as patched:
        for name, places in PARTS.items():
            for place in places:
                patched.enter_context(patch(place, around(name, resolve_name(place))))
        whole = seconds(work)
    took["pages"] = took.pop("documents") - took["papers"]
    return {**took, "rest": whole - sum(took.values()), "kept": whole}


def plain_pages(public: Path, folder: Path) -> int:
    """Write a plain Markdown page for each page of the site, with its words in paragraphs; return how many."""
    pages = sorted(public.rglob("*.html"))
    for number, page in enumerate(pages):
        words = re.sub(TAGS, " ", page.read_text("utf-8")).split()
        text = "\n\n".join(" ".join(words[at : at + 60]) for at in range(0, len(words), 60))
        name = "index.md" if not number else f"page-{number}.md"
        (folder / "docs").mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(f"# Page {number}\n\n{text}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    return len(pages)


def opened(project: str) -> Workspace:
    """Open a project by its folder."""
    return open_workspace(Path(project).resolve())


def site_of(workspace: Workspace, day: str) -> None:
    """Build the website of a project."""
    with contextlib.chdir(workspace.project.root), open_warehouse(workspace.project.warehouse) as warehouse:
        build(warehouse, workspace, date.fromisoformat(day))


def anew(workspace: Workspace) -> Workspace:
    """Have the site of a project made whatever stands there."""
    with open_warehouse(workspace.project.warehouse) as warehouse:
        forget_given(warehouse)
    return workspace


def drawn(project: str, day: str) -> dict[str, Any]:
    """Build with nothing kept. The project is opened twice: first with libraries."""
    _, load = (seconds(lambda: opened(project)) for _ in range(2))
    workspace = anew(opened(project))
    shutil.rmtree(workspace.project.build / "cache", ignore_errors=True)
    return {"load": load, "drawn": seconds(lambda: site_of(workspace, day))}


def kept(project: str, day: str, folder: str, warm: str, how: str = "") -> dict[str, Any]:
    """Build with what is kept, then plain pages."""
    site_of(anew(opened(warm)), day)
    workspace = anew(opened(project)) if how else opened(project)
    if how:
        for part in ("pages", "search"):
            shutil.rmtree(workspace.project.build / "cache" / part)
    parts = measured(lambda: site_of(workspace, day))
    told: dict[str, Any] = {"kept": parts.pop("kept"), "parts": parts, "made": parts["mkdocs"] > 0}
    told["pages"] = plain_pages(workspace.project.public.resolve(), Path(folder))
    config = load_config(config_file=str(Path(folder) / "mkdocs.yml"))
    return {**told, "plain": seconds(lambda: mkdocs(config))}


def main(project: str, day: str, *more: str) -> None:
    """Print what was measured."""
    print(json.dumps(kept(project, day, *more) if more else drawn(project, day)))


if __name__ == "__main__":
    main(*sys.argv[1:])
