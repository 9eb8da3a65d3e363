"""An edition from draft to frozen, and after: its pages and tables stay as they were, whatever happens around them."""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY, edit
from tests.support.small_project import write_small_project

SLUG = "2016-17"
DAY = "2018-01-10"
EDITION = """\
title: April 2016 to March 2017
period: 2016/17
cut_off: 2017-10-02
meeting: 2017-10-02
front_sheet:
  report_to: The board
  by: [The director]
  title: How we are doing
  purpose: To tell the board
  recommendations: [Note the figures]
foreword: More people fell.
"""
SIGNED = """\
sign_offs:
  - {step: data, by: The analyst, on: 2017-09-20}
  - {step: commentary, by: The director, on: 2017-09-22}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = write_small_project(tmp_path / "project")
    shutil.copy(REPOSITORY / "mkdocs.yml", made / "mkdocs.yml")
    for name in ("accessibility", "glossary", "how-to-read-charts", "methods"):
        (made / "site" / "pages").mkdir(parents=True, exist_ok=True)
        (made / "site" / "pages" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\nWords.\n", "utf-8")
    (made / "site" / "editions" / SLUG).mkdir(parents=True)
    (made / "site" / "editions" / SLUG / "edition.yaml").write_text(EDITION + SIGNED, "utf-8")
    return made


def said(*arguments: str, root: Path, code: int = 0) -> str:
    done = outcomes(*arguments, root=root)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def refresh(root: Path, day: str = DAY) -> None:
    said("refresh", "--as-of", day, root=root)


def refresh_with_another_engine(root: Path, engine: Path) -> None:
    """Refresh with a copy of the engine that words its sentences and its pages otherwise."""
    shutil.copytree(REPOSITORY / "pipeline", engine / "pipeline", ignore=shutil.ignore_patterns("__pycache__"))
    edit(engine / "pipeline" / "render" / "wording" / "sentences.py", "written by the computer", "made by a new engine")
    edit(
        engine / "pipeline" / "render" / "templates" / "edition.md.j2",
        '{% import "macros.j2" as m %}',
        '{% import "macros.j2" as m %}<p>Another engine.</p>',
    )
    command = [sys.executable, "-m", "pipeline.cli.main", "refresh", "--as-of", DAY, "--project", str(root)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=engine, env={**os.environ, "TZ": "UTC"}
    )
    assert done.returncode == 0, done.stdout + done.stderr


def give_another_theme(root: Path) -> None:
    """Lay a frame and a style sheet of the project's own over those of the engine."""
    theme, own = REPOSITORY / "pipeline" / "render" / "theme", root / "site" / "theme"
    shutil.copytree(theme, own)
    edit(own / "main.html", "Help and information</h2>", "All our help</h2>")
    with (own / "assets" / "site.css").open("a", encoding="utf-8") as sheet:
        sheet.write("main { font-size: 2rem; }\n")


def bodies(root: Path) -> dict[str, str]:
    """What stands in `main` on each page of the edition."""
    folder = root / "build" / "public" / "editions" / SLUG
    pages = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in sorted(folder.rglob("*.html"))}
    return {path: re.search(r"<main.*?</main>", page, re.DOTALL)[0] for path, page in pages.items()}


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def standing(root: Path) -> list[dict[str, str]]:
    text = (root / "build" / "public" / "data" / "standing.csv").read_text("utf-8")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["edition"] == SLUG]


def test_a_frozen_edition_stays_while_data_words_measures_theme_and_engine_change(root, tmp_path):
    refresh(root)
    before, then = bodies(root), standing(root)
    assert "2016" in before["index.html"]
    assert "is frozen" in said("edition", "freeze", SLUG, "--as-of", DAY, root=root)
    kept = files(root / "site" / "editions" / SLUG / "frozen")
    figures = root / "data_raw" / "returns" / "figures.csv"
    edit(figures, "falls,Upper,2016/17,120", "falls,Upper,2016/17,150")
    edit(root / "measures" / "safety" / "falls.yaml", "value: 120, citation", "value: 150, citation")
    edit(root / "measures" / "safety" / "falls.yaml", "plain_title: ", "plain_title: Renamed ")
    edit(root / "measures" / "safety" / "falls.yaml", "related: [visits]\n", "")
    edit(root / "measures" / "safety" / "falls.yaml", "definition: ", "definition: From now on, ")
    (root / "measures" / "health" / "visits.yaml").unlink()
    give_another_theme(root)
    refresh_with_another_engine(root, tmp_path / "engine")
    assert bodies(root) == before
    assert standing(root) == [row for row in then if row["measure"] != "visits"]
    assert files(root / "site" / "editions" / SLUG / "frozen") == kept
    latest = (root / "build" / "public" / "measures" / "falls" / "index.html").read_text("utf-8")
    assert "Renamed" in latest
    assert "made by a new engine" in latest
    report = (root / "build" / "public" / "editions" / SLUG / "index.html").read_text("utf-8")
    assert "All our help</h2>" in report, "the frame and the style of a frozen report are today's"
    assert any("font-size: 2rem" in css.read_text("utf-8") for css in (root / "build/public").rglob("*.css"))
    gone = (root / "build" / "public" / "measures" / "visits" / "index.html").read_text("utf-8")
    assert "no longer in the framework" in gone
    own = root / "build" / "public" / "data" / "editions" / SLUG
    assert files(own)["values.csv"] == kept["data/values.csv"]
    told = said("edition", "diff", SLUG, root=root)
    assert "falls  A1  2016/17  120" in told
    assert "-> 150" in told
    assert "(unexplained)" in told
    assert "2 figures differ: 2 because the source gives another figure, and nobody has said why" in told
    assert "0 figures are new, 0 are no longer shown" in told
    assert "falls  definition  " in told
    assert "1 definition or target differs" in told
    changes = (root / "build" / "public" / "revisions" / "index.html").read_text("utf-8")
    assert "Nobody has written down why yet." in changes


@pytest.mark.system
def test_a_correction_stands_above_the_report_and_in_the_list(root):
    refresh(root)
    said("edition", "freeze", SLUG, "--as-of", DAY, root=root)
    figure = ("--measure", "falls", "--area", "A1", "--period", "2016/17")
    told = ("--after", "121", "--reason", "One fall was left out.", "--by", "The analyst", "--on", "2018-01-09")
    typed = ("--after", "121", "--reason", "It was 12.5% too low.", "--by", "The analyst", "--on", "2018-01-09")
    assert "the reason holds another figure" in said("edition", "correct", SLUG, *figure, *typed, root=root, code=2)
    said("edition", "correct", SLUG, *figure, *told, root=root)
    edit(root / "data_raw" / "returns" / "figures.csv", "falls,Upper,2016/17,120", "falls,Upper,2016/17,121")
    edit(root / "measures" / "safety" / "falls.yaml", "value: 120, citation", "value: 121, citation")
    refresh(root)
    assert "falls  A1  2016/17  120 -> 121  (error)" in said("edition", "diff", SLUG, root=root)
    report = bodies(root)["index.html"]
    assert "Correction" in report
    assert "this report said 120" in report
    assert "It should say 121" in report
    assert "One fall was left out." in (root / "build/public/revisions/index.html").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO((root / "build/public/data/corrections.csv").read_text("utf-8"))))
    assert [(row["measure"], row["value_before"], row["value_after"]) for row in rows] == [("falls", "120", "121")]


@pytest.mark.system
def test_what_is_not_ready_is_refused_with_every_reason_and_nothing_is_written(root):
    file = root / "site" / "editions" / SLUG / "edition.yaml"
    assert "figures are not up to date" in said("edition", "freeze", SLUG, "--as-of", DAY, root=root, code=1)
    file.write_text(EDITION.replace("foreword: More people fell.\n", ""), "utf-8")
    refresh(root)
    told = said("edition", "freeze", SLUG, "--as-of", DAY, root=root, code=1)
    assert "nobody has signed off its figures and words" in told
    assert "it has no commentary" in told
    assert not (file.parent / "frozen").exists()
    assert "did you mean '2016-17'" in said("edition", "freeze", "2016-71", root=root, code=2)


@pytest.mark.system
def test_freezing_twice_and_an_edited_frozen_file_are_refused(root):
    refresh(root)
    said("edition", "freeze", SLUG, "--as-of", DAY, root=root)
    refresh(root)
    assert "it is frozen already" in said("edition", "freeze", SLUG, "--as-of", DAY, root=root, code=1)
    page = root / "site" / "editions" / SLUG / "frozen" / "docs" / "editions" / SLUG / "index.md"
    was = page.read_bytes()
    page.write_bytes(was + b"more")
    for verb in (("check",), ("refresh", "--as-of", DAY)):
        told = said(*verb, root=root, code=1)
        assert f"site/editions/{SLUG}/frozen/docs/editions/{SLUG}/index.md" in told
        assert "this frozen file is not as it was frozen" in told
    page.write_bytes(was)
    said("check", root=root)


@pytest.mark.system
def test_an_edition_that_is_not_out_yet_is_nowhere_in_the_site(root):
    file = root / "site" / "editions" / SLUG / "edition.yaml"
    file.write_text(EDITION + "release: 2018-02-01\n" + SIGNED, "utf-8")
    refresh(root)
    public = root / "build" / "public"
    assert not (public / "editions" / SLUG).exists()
    assert SLUG not in (public / "feed.xml").read_text("utf-8")
    assert standing(root) == []
    assert "embargoed until 2018-02-01" in said("edition", "list", "--as-of", DAY, root=root)
    refresh(root, "2018-02-01")
    assert (public / "editions" / SLUG / "index.html").exists()
