"""The website of 79 measures and 3 editions: pages a second, beside a bare MkDocs build, a page or a measure edited.

With nothing changed the site that stands is found to be right, and with the words of one page edited one page is made.
So what it takes to make all of them is told beside it. Of three runs of a kind that in the middle counts.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.commands import timed
from tests.benchmarks.grown import grow
from tests.benchmarks.programs import run_program

MEASURES = int(os.environ.get("OUTCOMES_BENCH_MEASURES", "79"))
EDITIONS, AREAS, RUNS = 3, 5, 3
DAY = "2030-01-01"
PROGRAM = ("-m", "tests.benchmarks.site_program")
PAGE = "site/pages/glossary.md"
QUESTION = re.compile(r"falling [^?]*\?")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Seconds of the processor of each piece, in one run."""
    folder: Path = tmp_path_factory.mktemp("site")
    root = grow(folder / "project", measures=MEASURES, areas=AREAS, editions=EDITIONS)
    warm = grow(folder / "warm", measures=3, areas=3, editions=1)
    full, _ = (timed("refresh", "--as-of", DAY, root=one) for one in (root, warm))
    first = run_program(*PROGRAM, root, DAY)
    found = middle(folder, root, warm, lambda _: None)
    page = middle(folder, root, warm, lambda number: write_more(root, number))
    anew = middle(folder, root, warm, lambda _: None, "anew")
    edit(root, "in that way?")
    edited = run_program(*PROGRAM, root, DAY, folder / "plain", warm)
    edit(root, "in this way?")
    timed("preview", "kind_0", root=root)
    edit(root, "in such a way?")
    preview = timed("preview", "kind_0", root=root)
    again = timed("refresh", "--as-of", DAY, root=root)
    print(f"\n{MEASURES} measures, {EDITIONS} editions, {found['pages']} pages. Full refresh {full}")
    print(f"site, first build, nothing kept: {first['drawn']:.1f} s")
    kinds = {"nothing changed": found, "one page edited": page, "all pages anew": anew, "one measure edited": edited}
    for what, one in kinds.items():
        told = (f"{name} {took:.2f} s ({took / one['plain']:.2f})" for name, took in one["parts"].items())
        print(f"{what}: {one['kept']:.2f} s, bare {one['plain']:.2f} s; of it, and beside bare: {', '.join(told)}")
    print(f"{anew['pages'] / anew['kept']:.1f} pages a second of the processor with all pages made, charts apart")
    print(f"one measure edited: to its page (preview) {preview}, whole refresh {again}")
    took = {"full": full.processor, "preview": preview.processor, "again": again.processor}
    return {"found": found, "page": page, "anew": anew, "edited": edited, **took}


def middle(folder: Path, root: Path, warm: Path, change: Callable[[int], object], *how: str) -> dict[str, Any]:
    """Change something and build, three times; return the run in the middle by its ratio."""
    runs = []
    for number in range(RUNS):
        change(number)
        shutil.rmtree(folder / "plain", ignore_errors=True)
        runs.append(run_program(*PROGRAM, root, DAY, folder / "plain", warm, *how))
    print("\nthe runs:", ", ".join(f"{one['kept']:.2f} beside {one['plain']:.2f} s" for one in runs))
    return sorted(runs, key=ratio)[RUNS // 2]


def ratio(one: dict[str, Any]) -> float:
    """How many times as long a build took as the bare one."""
    return one["kept"] / one["plain"]


def write_more(root: Path, number: int) -> None:
    """Put other words into one hand-written page."""
    file = root / PAGE
    file.write_text(f"{file.read_text('utf-8')}\n<p>Said in other words {number}.</p>\n", "utf-8")


def edit(root: Path, words: str) -> None:
    """Put other words into the question of one measure."""
    file = root / "measures/safety/kind_0.yaml"
    file.write_text(QUESTION.sub(f"falling {words}", file.read_text("utf-8")), "utf-8")


@pytest.mark.parametrize(("which", "what"), [("found", "nothing changed"), ("page", "the words of one page edited")])
def test_the_site_beside_a_bare_mkdocs_build(site, which, what):
    one = site[which]
    print(f"with {what} the whole build takes {ratio(one):.2f} times as long as bare MkDocs with as many plain pages")
    assert one["made"] == (which == "page")
    assert ratio(one) <= 1.5


def test_making_all_pages_beside_a_bare_mkdocs_build(site):
    """What a bare build does too: texts into Markdown, Markdown into pages, an index for searching."""
    one = site["anew"]
    same = sum(one["parts"][part] for part in ("pages", "mkdocs", "search")) / one["plain"]
    print(
        f"making all pages and their index takes {same:.2f} times as long as bare MkDocs, all that a build does", end=""
    )
    print(f" {ratio(one):.2f} times, with one measure edited {ratio(site['edited']):.2f} times")
    assert site["edited"]["made"]
    assert same <= 1.5


def test_one_measure_edited_to_its_page(site):
    shown = site["preview"] / site["full"]
    whole = site["again"] / site["full"]
    print(
        f"one measure edited: its page after {shown:.3f} of a full refresh; a refresh of the website takes {whole:.2f}"
    )
    assert shown <= 0.1
