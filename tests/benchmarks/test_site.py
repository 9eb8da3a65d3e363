"""The website of 79 measures and 3 editions: pages a second, beside a bare MkDocs build, a page or a measure edited.

With nothing changed the site that stands is found to be right; so what an edit of a few words costs is told beside it.
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.commands import timed
from tests.benchmarks.grown import grow
from tests.benchmarks.programs import run_program

MEASURES = int(os.environ.get("OUTCOMES_BENCH_MEASURES", "79"))
EDITIONS, AREAS = 3, 5
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
    found = run_program(*PROGRAM, root, DAY, folder / "plain", warm)
    (root / PAGE).write_text(f"{(root / PAGE).read_text('utf-8')}\n<p>Said in other words.</p>\n", "utf-8")
    page = run_program(*PROGRAM, root, DAY, folder / "plain with a page", warm)
    edit(root, "in that way?")
    edited = run_program(*PROGRAM, root, DAY, folder / "plain again", warm)
    edit(root, "in this way?")
    timed("preview", "kind_0", root=root)
    edit(root, "in such a way?")
    preview = timed("preview", "kind_0", root=root)
    again = timed("refresh", "--as-of", DAY, root=root)
    print(f"\n{MEASURES} measures, {EDITIONS} editions, {found['pages']} pages. Full refresh {full}")
    print(f"site: first {first['drawn']:.1f} s, again with nothing changed {found['kept']:.1f} s", end="")
    print(
        f", with one page edited {page['kept']:.1f} s, one measure {edited['kept']:.1f} s, bare {found['plain']:.1f} s"
    )
    print(f"{page['pages'] / page['kept']:.1f} pages a second of the processor with one page edited, charts apart")
    for what, one in (("nothing changed", found), ("one page edited", page), ("one measure edited", edited)):
        told = (f"{name} {took:.2f} s ({took / one['plain']:.2f})" for name, took in one["parts"].items())
        print(f"of it, and beside the bare build, {what}: {', '.join(told)}")
    print(f"one measure edited: to its page (preview) {preview}, whole refresh {again}")
    took = {"full": full.processor, "preview": preview.processor, "again": again.processor}
    return {**found, "page": page, "edited": edited, **took}


def edit(root: Path, words: str) -> None:
    """Put other words into the question of one measure."""
    file = root / "measures/safety/kind_0.yaml"
    file.write_text(QUESTION.sub(f"falling {words}", file.read_text("utf-8")), "utf-8")


def test_the_site_beside_a_bare_mkdocs_build(site):
    ratio = site["kept"] / site["plain"]
    print(f"the site, charts apart, takes {ratio:.2f} times as long as bare MkDocs with as many plain pages")
    assert ratio <= 1.5


@pytest.mark.parametrize(("which", "what"), [("page", "one page"), ("edited", "one measure")])
def test_the_site_with_something_edited_beside_a_bare_mkdocs_build(site, which, what):
    assert site[which]["made"]
    ratio = site[which]["kept"] / site[which]["plain"]
    print(f"the site with {what} edited takes {ratio:.2f} times as long as bare MkDocs with as many plain pages")


def test_making_the_pages_beside_a_bare_mkdocs_build(site):
    """What a bare build does too: texts into Markdown and Markdown into pages. The index for searching is told beside.

    Taken where one page was edited: with nothing changed none is made.
    """
    one = site["page"]
    ratio = (one["parts"]["pages"] + one["parts"]["mkdocs"]) / one["plain"]
    with_index = ratio + one["parts"]["search"] / one["plain"]
    print(f"making all pages takes {ratio:.2f} times as long as bare MkDocs with its index, with ours {with_index:.2f}")
    assert ratio <= 1.5


def test_one_measure_edited_to_its_page(site):
    ratio = site["preview"] / site["full"]
    whole = site["again"] / site["full"]
    print(
        f"one measure edited: its page after {ratio:.3f} of a full refresh; a refresh of the website takes {whole:.2f}"
    )
    assert ratio <= 0.1
