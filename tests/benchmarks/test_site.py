"""The website of 79 measures and 3 editions: pages a second, beside a bare MkDocs build, and one measure edited."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.benchmarks.commands import timed
from tests.benchmarks.grown import grow
from tests.benchmarks.programs import run_program

MEASURES = int(os.environ.get("OUTCOMES_BENCH_MEASURES", "79"))
EDITIONS, AREAS = 3, 5
DAY = "2030-01-01"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Seconds of the processor of each piece, in one run."""
    folder: Path = tmp_path_factory.mktemp("site")
    root = grow(folder / "project", measures=MEASURES, areas=AREAS, editions=EDITIONS)
    full = timed("refresh", "--as-of", DAY, root=root)
    found = run_program("-m", "tests.benchmarks.site_program", root, DAY, folder / "plain")
    timed("preview", "kind_0", root=root)
    measure = root / "measures/safety/kind_0.yaml"
    measure.write_text(measure.read_text("utf-8").replace("in way 0?", "in this way?"), "utf-8")
    preview = timed("preview", "kind_0", root=root)
    again = timed("refresh", "--as-of", DAY, root=root)
    print(f"\n{MEASURES} measures, {EDITIONS} editions, {found['pages']} pages. Full refresh {full}")
    print(f"site: drawn anew {found['drawn']:.1f} s, drawings kept {found['kept']:.1f} s, plain {found['plain']:.1f} s")
    print(f"{found['pages'] / found['kept']:.1f} pages a second of the processor, charts apart")
    told = ", ".join(f"{name} {took:.1f} s ({took / found['plain']:.2f})" for name, took in found["parts"].items())
    print(f"of it, and beside the bare build: {told}")
    print(f"one measure edited: to its page (preview) {preview}, whole refresh {again}")
    return {**found, "full": full.processor, "preview": preview.processor, "again": again.processor}


def test_the_site_beside_a_bare_mkdocs_build(site):
    ratio = site["kept"] / site["plain"]
    print(f"the site, charts apart, takes {ratio:.2f} times as long as bare MkDocs with as many plain pages")
    assert ratio <= 1.5


def test_making_the_pages_beside_a_bare_mkdocs_build(site):
    """What a bare build does too: texts made into Markdown and Markdown into pages. No figures, papers or checks."""
    ratio = (site["parts"]["pages"] + site["parts"]["mkdocs"]) / site["plain"]
    print(f"making the pages alone takes {ratio:.2f} times as long as bare MkDocs with as many plain pages")
    assert ratio <= 1.5


def test_one_measure_edited_to_its_page(site):
    ratio = site["preview"] / site["full"]
    whole = site["again"] / site["full"]
    print(
        f"one measure edited: its page after {ratio:.3f} of a full refresh; a refresh of the website takes {whole:.2f}"
    )
    assert ratio <= 0.1
