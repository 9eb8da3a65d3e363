"""The documents that stand are taken where only words of hand-written pages changed, and the site is the same."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.publish.tree import read_tree
from pipeline.steps import build as building
from pipeline.steps import standing_docs
from pipeline.steps.build import build
from pipeline.steps.made import forget_given
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse
from tests.support.project import edit
from tests.support.small_built import AS_OF, copied

DAY = date.fromisoformat(AS_OF)
GLOSSARY, ABOUT, FALLS = "site/pages/glossary.md", "site/pages/about.md", "measures/people_are_safe/falls.yaml"


@pytest.fixture
def root(smallest_built: Path, tmp_path: Path) -> Path:
    return copied(smallest_built, tmp_path / "project")


def times_drawn(root: Path, monkeypatch: pytest.MonkeyPatch, change: str = "", *, forgotten: bool = False) -> int:
    """Build; how often were pages, drawings and papers asked for?"""
    drawn, real = [], building.made_docs

    def counted(*given: object) -> object:
        drawn.append(1)
        return real(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(building, "made_docs", counted)
        patched.chdir(root)
        workspace = open_workspace(root)
        with open_warehouse(workspace.project.warehouse) as warehouse:
            if forgotten:
                forget_given(warehouse)
            if change:
                with warehouse.write():
                    warehouse.execute(change)
            build(warehouse, workspace, DAY)
    return len(drawn)


def site(root: Path) -> dict[str, bytes]:
    return read_tree((root / "build/public").resolve())


def added(path: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / path).write_text((root / path).read_text("utf-8") + text, "utf-8")


WORDS = {
    "more words": "\n<p>More words.</p>\n",
    "a figure": "\nThere were {{ figure('falls', 'TWIN', '2016/17') }}.\n",
    "a fact of the project": "\n{{ title }} has {{ coverage }}.\n",
    "a table and a link": "\n| a | b |\n|---|---|\n| 1 | [home](../) |\n",
}


@pytest.mark.parametrize("what", WORDS)
def test_words_of_a_page_give_the_site_that_a_whole_build_gives(
    what: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site(root)
    added(GLOSSARY, WORDS[what])(root)
    assert times_drawn(root, monkeypatch) == 0
    mended = site(root)
    assert mended != before
    assert times_drawn(root, monkeypatch, forgotten=True) == 1
    assert site(root) == mended
    shutil.rmtree(root / "build/cache")
    assert times_drawn(root, monkeypatch, forgotten=True) == 1
    assert site(root) == mended


MADE_ANEW: dict[str, Callable[[Path], object]] = {
    "a measure's question": lambda root: edit(root / FALLS, "question:", "question: Is it so?\n#"),
    "an area's name": lambda root: edit(root / "measures/areas.csv", "Lower Valley", "Nether Valley"),
    "a setting": lambda root: edit(root / "project.yaml", "title:", "title: Another title\n#"),
    "a new page": lambda root: (root / ABOUT).write_text("---\ntitle: About\n---\nWords.\n"),
    "a page that is gone": lambda root: (root / ABOUT).unlink(),
    "a document by hand": added("build/docs/index.md", "\n"),
    "a drawing by hand": lambda root: (next((root / "build/docs").rglob("*.png"))).write_bytes(b""),
    "a document that is gone": lambda root: (root / "build/docs/index.md").unlink(),
    "a document too many": lambda root: (root / "build/docs/more.md").write_text("# More\n"),
    "no documents at all": lambda root: shutil.rmtree(root / "build/docs"),
}


@pytest.mark.parametrize("what", MADE_ANEW)
def test_what_could_show_elsewhere_has_all_documents_made_again(
    what: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(GLOSSARY, "\n<p>More.</p>\n")(root)
    if what == "a page that is gone":
        MADE_ANEW["a new page"](root)
        assert times_drawn(root, monkeypatch) == 1
    MADE_ANEW[what](root)
    assert times_drawn(root, monkeypatch) == 1


def test_another_figure_has_all_documents_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added(GLOSSARY, "\n<p>More.</p>\n")(root)
    change = "update protected.latest set value = value + 1 where rowid = 0"
    assert times_drawn(root, monkeypatch, change) == 1


@pytest.mark.parametrize("other", ["machine_fonts", "value_digest"])
def test_other_code_or_fonts_have_all_documents_made_again(
    other: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing_docs, other, lambda *_: "another")
    assert times_drawn(root, monkeypatch) == 1


def test_words_that_are_refused_leave_site_and_documents_to_be_mended(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, words = site(root), (root / GLOSSARY).read_text("utf-8")
    added(GLOSSARY, "\n[nowhere](../no-such-page/)\n")(root)
    with pytest.raises(Exception, match="no such page"):
        times_drawn(root, monkeypatch)
    assert site(root) == before
    (root / GLOSSARY).write_text(f"{words}\n<p>More.</p>\n", "utf-8")
    assert times_drawn(root, monkeypatch) == 0
    assert b"<p>More.</p>" in site(root)["glossary/index.html"]
