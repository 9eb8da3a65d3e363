"""The index for searching: made of what stands in `main`, the same bytes for the same pages, nothing unneeded."""

import asyncio
import gzip
import os
import tempfile
from pathlib import Path
from time import perf_counter

import pagefind.service
import pytest
from pagefind.index import PagefindIndex

from pipeline.publish import search
from pipeline.publish.search import FOLDER, TRIES, index
from pipeline.publish.site_error import SiteError
from pipeline.publish.tree import list_files
from pipeline.steps.store import KeptFiles
from tests.support.own_loop import no_loop_running

MEMORY = Path("/dev/shm")
PAGE = """<!doctype html><html lang="en-GB"><head><title>{0}</title></head><body><nav>menuword</nav>
<main data-pagefind-body><h1>{0}</h1><p>Fewer people fell in Millbrook.</p>
<div class="table"><table><tr><td>cellword</td></tr></table></div>
<details><summary>More</summary><p>hiddenword</p></details></main></body></html>"""


def site(folder: Path, names: tuple[str, ...] = ("falls", "smoking")) -> Path:
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "index.html").write_text(PAGE.format(name.capitalize()), "utf-8")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {path: (folder / FOLDER / path).read_bytes() for path in list_files(folder / FOLDER)}


def test_two_builds_give_the_same_bytes_and_only_what_a_search_loads(tmp_path):
    first, second = site(tmp_path / "a"), site(tmp_path / "b")
    index(first)
    index(second)
    assert files(first) == files(second)
    assert not [path for path in files(first) if "ui" in path or "highlight" in path]
    assert len([path for path in files(first) if path.startswith("fragment/")]) == 2


def test_only_the_running_text_of_a_page_is_indexed(tmp_path):
    index(site(tmp_path))
    text = "".join(gzip.decompress(c).decode("utf-8") for path, c in files(tmp_path).items() if "fragment" in path)
    assert "Millbrook" in text
    for word in ("menuword", "cellword", "hiddenword"):
        assert word not in text


MORE = """<script>scriptword</script><header><p>headword</p></header>
<svg><title>drawn</title></svg><p>afterword</p><table><tr><td>plainword</td></tr></table>
<section data-pagefind-ignore id="a"><p>fromword</p></section><form><p>formword</p></form>
<div class="tableau"><table><tr><td>otherword</td></tr></table></div><p>lastword</p>"""


def test_what_is_taken_out_beforehand_changes_nothing_of_the_index(tmp_path, monkeypatch):
    whole = PAGE.replace("<details>", f"{MORE}<details>")
    for name in "ab":
        (site(tmp_path / name) / "falls/index.html").write_text(whole.format("Falls"), "utf-8")
    assert len(search.sought(whole)) < len(whole) - len("drawn menuword cellword formword fromword")
    index(tmp_path / "a")
    monkeypatch.setattr(search, "sought", str)
    index(tmp_path / "b")
    assert files(tmp_path / "a") == files(tmp_path / "b")
    text = "".join(gzip.decompress(c).decode() for path, c in files(tmp_path / "a").items() if "fragment" in path)
    assert all(word in text for word in ("afterword", "plainword", "otherword", "lastword"))
    assert not any(word in text for word in ("drawn", "formword", "fromword", "scriptword"))


def test_a_site_that_cannot_be_indexed_is_told(tmp_path):
    with pytest.raises(SiteError, match="Pagefind could not index"):
        index(tmp_path / "nothing")


@pytest.mark.skipif(not MEMORY.is_dir(), reason="no file system in memory here, which lists files as they were made")
def test_the_order_in_which_the_disk_lists_the_pages_does_not_matter():
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        first = site(Path(folder) / "a", ("falls", "smoking", "walks"))
        second = site(Path(folder) / "b", ("walks", "smoking", "falls"))
        assert os.listdir(first) != os.listdir(second)  # noqa: PTH208 - in the order of the disk
        index(first)
        index(second)
        assert files(first) == files(second)


@pytest.mark.parametrize(("spoilt", "tries"), [(1, 2), (3, 3)])
def test_a_file_that_pagefind_left_empty_is_made_again_or_told(tmp_path, monkeypatch, spoilt, tries):
    made, calls = search._indexed, []

    def hurried(folder: Path, pages: list[str]) -> None:
        made(folder, pages)
        calls.append(pages)
        if len(calls) <= spoilt:
            (folder / FOLDER / "pagefind-entry.json").write_bytes(b"")

    monkeypatch.setattr(search, "_indexed", hurried)
    if spoilt < tries:
        index(site(tmp_path))
        assert (tmp_path / FOLDER / "pagefind-entry.json").stat().st_size
    else:
        with pytest.raises(SiteError, match="stayed empty in 3 tries"):
            index(site(tmp_path))
    assert len(calls) == tries


@pytest.mark.parametrize(("silent", "tries"), [(1, 2), (3, 3)])
def test_a_pagefind_that_gives_no_answer_is_asked_again_or_told(tmp_path, monkeypatch, silent, tries):
    mute = tmp_path / "mute"
    mute.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    mute.chmod(0o700)
    real, asked = pagefind.service.get_executable, []

    def program() -> Path | None:
        asked.append(1)
        return mute if len(asked) <= silent else real()

    monkeypatch.setattr(pagefind.service, "get_executable", program)
    monkeypatch.setattr(search, "ANSWERED_WITHIN", 0.3 if silent == TRIES else 1.0)
    if silent < tries:
        index(site(tmp_path / "made"))
        assert files(tmp_path / "made")
    else:
        with pytest.raises(SiteError, match=r"gave no answer within 0\.3 seconds in 3 tries"):
            index(site(tmp_path / "made"))
    assert len(asked) == tries


def test_a_pagefind_that_ends_early_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(pagefind.service, "get_executable", lambda: Path("/bin/true"))
    with pytest.raises(SiteError, match="Pagefind could not index the pages"):
        index(site(tmp_path))


def test_the_answers_are_not_waited_for(tmp_path):
    """Its own client sleeps a tenth of a second for each of the 25 pages, over two seconds by the clock."""
    pages = site(tmp_path, tuple(f"page-{number}" for number in range(25)))
    start = perf_counter()
    index(pages)
    assert perf_counter() - start < 2.5


def test_the_same_index_as_by_its_own_client(tmp_path):
    first, second = site(tmp_path / "a"), site(tmp_path / "b")
    index(first)
    with no_loop_running():
        asyncio.run(asyncio.wait_for(_by_its_own_client(second), 60))
    ours, its = files(first), files(second)
    assert ours == {path: its[path] for path in ours}


async def _by_its_own_client(folder: Path) -> None:
    config = {"exclude_selectors": search.LEFT_OUT, "output_path": str(folder / FOLDER)}
    async with PagefindIndex(config=config) as made:
        for path in list_files(folder):
            await made.add_html_file(content=(folder / path).read_text("utf-8"), source_path=path)


def test_an_index_is_kept_by_the_words_of_the_pages_and_made_again_where_any_changed(tmp_path, monkeypatch):
    asked, real = [], search._indexed
    monkeypatch.setattr(search, "_indexed", lambda *given: asked.append(1) or real(*given))
    kept = KeptFiles(tmp_path / "kept")
    for name, pages in {"a": ("falls", "smoking"), "b": ("falls", "smoking"), "c": ("falls", "walks")}.items():
        index(site(tmp_path / name, pages), kept)
        index(site(tmp_path / f"{name} anew", pages))
        assert files(tmp_path / name) == files(tmp_path / f"{name} anew")
    assert len(asked) == 3 + 2
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    index(site(tmp_path / "d"), kept)
    assert files(tmp_path / "d") == files(tmp_path / "a")
    assert len(asked) == 6


@pytest.mark.parametrize("where", ["<body>", "<h1>"])
def test_drawings_are_left_out_and_change_nothing_else(tmp_path, where):
    plain, drawn = site(tmp_path / "a"), site(tmp_path / "b")
    page = drawn / "falls/index.html"
    text = page.read_text("utf-8").replace(where, f'{where}<SVG role="img">\n<title>drawnword</title></svg>')
    page.write_text(text, "utf-8")
    index(plain)
    index(drawn)
    assert files(plain) == files(drawn)
