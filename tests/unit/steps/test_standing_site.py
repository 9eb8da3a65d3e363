"""The site that stands is kept where a build would make the same, and made again after any change that could show."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.steps import build as building
from pipeline.steps import standing_docs, standing_site
from pipeline.steps.build import build
from pipeline.steps.made import forget_given
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import Warehouse, open_warehouse
from tests.support.project import edit
from tests.support.small_built import AS_OF, copied

DAY = date.fromisoformat(AS_OF)
FALLS = "measures/people_are_safe/falls.yaml"
LOGO = "<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.fixture
def root(smallest_built: Path, tmp_path: Path) -> Path:
    return copied(smallest_built, tmp_path / "project")


def times_made(root: Path, monkeypatch: pytest.MonkeyPatch, day: date = DAY, change: str = "") -> int:
    """Build, with SQL run before; how often was a site made? The one that stands is left as it is."""
    made = []
    monkeypatch.setattr(building, "_make", lambda *_: made.append(1))
    monkeypatch.chdir(root)
    workspace = open_workspace(root)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        if change:
            with warehouse.write():
                warehouse.execute(change)
        told = build(warehouse, workspace, day)
    assert (told.pages, told.files) == (len(list(public(root).rglob("*.html"))), len(files(root)))
    return len(made)


def public(root: Path) -> Path:
    return (root / "build" / "public").resolve()


def files(root: Path) -> list[Path]:
    return sorted(path for path in public(root).rglob("*") if path.is_file())


def test_nothing_is_made_where_nothing_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in files(root)}
    assert times_made(root, monkeypatch) == 0
    assert before == {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in files(root)}


def test_what_no_page_tells_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(root / FALLS, "title:", "# a remark for the next author\ntitle:")
    assert times_made(root, monkeypatch) == 0


def write(path: str, text: str) -> Callable[[Path], object]:
    return lambda root: ((root / path).parent.mkdir(parents=True, exist_ok=True), (root / path).write_text(text))


def added(path: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / path).write_text((root / path).read_text("utf-8") + text, "utf-8")


EDITS: dict[str, Callable[[Path], object]] = {
    "a measure's question": lambda root: edit(root / FALLS, "question:", "question: Is it so?\n#"),
    "a measure's decimals": lambda root: edit(root / FALLS, "decimals: 0", "decimals: 1"),
    "the framework's words": lambda root: edit(root / "measures/framework.yaml", "People can", "All people can"),
    "an area's name": lambda root: edit(root / "measures/areas.csv", "Lower Valley", "Nether Valley"),
    "a setting": lambda root: edit(root / "project.yaml", "title:", "title: Another title\n#"),
    "a page": added("site/pages/glossary.md", "\n<p>More.</p>\n"),
    "a new page": write("site/pages/about.md", "---\ntitle: About\ndescription: Who.\n---\nWords.\n"),
    "MkDocs's settings": added("mkdocs.yml", "copyright: Us\n"),
    "a template of its own": write("site/theme/partials/footer.html", "<p>Ours</p>"),
    "a picture of its own": write("site/theme/assets/logo.svg", LOGO),
    "a page by hand": lambda root: added(f"{public(root)}/index.html", "\n")(root),
    "a drawing by hand": lambda root: added(f"{next(public(root).rglob('*.svg'))}", "\n")(root),
    "a download by hand": lambda root: added(f"{public(root)}/data/values.csv", "\n")(root),
    "a built file that is gone": lambda root: next(public(root).rglob("*.css")).unlink(),
    "a file too many": lambda root: (public(root) / "more.html").write_text("<p>"),
    "no site at all": lambda root: (root / "build/public").unlink(),
}


@pytest.mark.parametrize("what", EDITS)
def test_what_could_show_makes_the_site_again(what: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    EDITS[what](root)
    assert times_made(root, monkeypatch) == 1


FIGURES = {
    "a figure": "update protected.latest set value = value + 1 where rowid = 0",
    "a mark": "update protected.latest set markers = 'p' where rowid = 0",
    "a figure's note": "update protected.latest set note = 'Counted twice.' where rowid = 0",
    "where a figure came from": "update protected.latest set trace = 'council_returns/figures.csv:9' where rowid = 0",
    "a figure that is gone": "delete from protected.latest where rowid = 0",
    "a file's fingerprint": "update state.deliveries set sha256 = repeat('0', 64)",
}


@pytest.mark.parametrize("what", FIGURES)
def test_what_the_warehouse_holds_makes_it_again(what: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert times_made(root, monkeypatch, change=FIGURES[what]) == 1


@pytest.mark.parametrize(("where", "other"), [(standing_docs, "machine_fonts"), (standing_site, "value_digest")])
def test_other_code_or_fonts_make_it_again(
    where: ModuleType, other: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, other, lambda *_: "another")
    assert times_made(root, monkeypatch) == 1


def test_another_day_and_a_full_refresh_make_it_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert times_made(root, monkeypatch, date(2020, 1, 2)) == 1
    workspace = open_workspace(root)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        forget_given(warehouse)
    assert times_made(root, monkeypatch, date(2020, 1, 2)) == 1


def test_numbers_of_people_are_looked_for_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def held(_: Warehouse, __: object, words: frozenset[str]) -> frozenset[str]:
        asked.append(len(words))
        return frozenset(sorted(words)[:1])

    monkeypatch.setattr(standing_site, "held_identifiers", held)
    assert times_made(root, monkeypatch) == 1
    assert len(asked) == 1
    assert asked[0] > 0


def test_what_is_edited_during_the_build_is_not_taken_for_built(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = iter("ab")
    monkeypatch.setattr(building, "frame_of", lambda _: next(seen))
    assert times_made(root, monkeypatch) == 1
    monkeypatch.setattr(building, "frame_of", lambda _: "a")
    assert times_made(root, monkeypatch) == 1
