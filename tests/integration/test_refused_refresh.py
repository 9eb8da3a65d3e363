"""A refused delivery through the whole command: the site is built from the last good file, the exit code says no."""

import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY, edit
from tests.support.small_project import write_small_project

FIGURES = "data_raw/returns/figures.csv"
WRITTEN = ("methods", "glossary", "how-to-read-charts", "about", "accessibility", "feedback")
MARK = "The newest file could not be used. These figures are from the last good file."


def refresh(root: Path, code: int) -> list[str]:
    done: CompletedProcess[str] = outcomes("refresh", "--as-of", "2017-09-20", root=root)
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout.splitlines()


def page(root: Path, address: str) -> str:
    return (root / "build" / "public" / address / "index.html").read_text("utf-8")


@pytest.mark.system
def test_a_refused_delivery_is_told_last_and_the_site_is_built(tmp_path: Path) -> None:
    root = write_small_project(tmp_path)
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    (root / "site" / "pages").mkdir(parents=True)
    for name in WRITTEN:
        (root / "site" / "pages" / f"{name}.md").write_text(f"---\ntitle: {name}\ndescription: Words\n---\nWords.\n")
    refresh(root, 0)
    assert MARK not in page(root, "measures/falls")
    edit(root / FIGURES, "falls,A2,2016/17,90", "falls,A2,2016/17,many")
    said = refresh(root, 1)
    assert said[-1] == "1 delivery was refused; the last good figures are shown. See /quality/"
    assert any("the last good one is carried forward" in line for line in said)
    assert any(line.strip().startswith(f"{FIGURES}:5") for line in said)
    assert MARK in page(root, "measures/falls")
    assert "210" in page(root, "measures/falls")
    assert "Something other than a number stands where a number should be." in page(root, "quality")
    assert refresh(root, 1)[-1] == said[-1]
    edit(root / FIGURES, "falls,A2,2016/17,many", "falls,A2,2016/17,95")
    refresh(root, 0)
    assert MARK not in page(root, "measures/falls")
