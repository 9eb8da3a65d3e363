"""The runbook's chapter "The Board's quarter", followed word for word on a small project: each command, each text."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY, edit
from tests.support.small_project import write_small_project

CHAPTER = re.search(
    r"## The Board's quarter\n(.*?)\n## ", (REPOSITORY / "docs" / "runbook.md").read_text("utf-8"), re.DOTALL
)
BLOCK = re.compile(r"\n\n((?: {7}.*\n)+)")
COMMAND = ".venv/bin/outcomes "
SLUG = "2026-27-q1"
OWES = 1
"""`edition actions` ends with 1 while a note is missing."""


def blocks() -> list[list[str]]:
    assert CHAPTER
    return [[line[7:] for line in found.splitlines()] for found in BLOCK.findall(CHAPTER[1] + "\n")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = write_small_project(tmp_path / "project")
    shutil.copy(REPOSITORY / "mkdocs.yml", made / "mkdocs.yml")
    (made / "site" / "pages").mkdir(parents=True, exist_ok=True)
    for name in ("accessibility", "glossary", "how-to-read-charts", "methods"):
        (made / "site" / "pages" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\nWords.\n", "utf-8")
    kinds = "kinds: [financial_year"
    edit(made / "data_raw" / "returns" / "datapackage.yaml", f"{kinds}]", f"{kinds}, financial_quarter]")
    edit(made / "data_raw" / "returns" / "figures.csv", "falls,Upper,2016/17,120", "falls,Upper,2016/17,400")
    edit(made / "measures" / "safety" / "falls.yaml", "value: 120, citation", "value: 400, citation")
    edit(made / "measures" / "safety" / "falls.yaml", "breaks:\n  - {at: 2016/17, reason: The count changed}\n", "")
    return made


def follow(block: list[str], root: Path) -> str:
    """Do what a block says: run its commands, save its note, or add to the edition."""
    folder, text = root / "site" / "editions" / SLUG, "\n".join(block) + "\n"
    if block[0] == "---":
        (folder / "actions").mkdir()
        (folder / "actions" / "falls.md").write_text(text, "utf-8")
        return ""
    if not block[0].startswith(COMMAND):
        file = folder / "edition.yaml"
        file.write_text(file.read_text("utf-8") + text, "utf-8")
        return ""
    said = ""
    for line in block:
        done = outcomes(*shlex.split(line.removeprefix(COMMAND)), root=root)
        said += done.stdout + done.stderr
        assert done.returncode == (OWES if "edition actions" in line else 0), f"{line}\n{said}"
    return said


def test_the_chapter_shows_each_kind_of_step() -> None:
    firsts = [block[0].split()[0] for block in blocks()]
    assert firsts == [COMMAND.strip()] * 3 + ["---", "foreword:"] + [COMMAND.strip()] * 2


@pytest.mark.system
def test_every_step_of_the_chapter_does_what_it_says(root: Path) -> None:
    draft, first, owed, note, signed, listed, last = blocks()
    public = root / "build" / "public"
    said = follow(draft, root)
    assert "0 problems" in said
    assert "warning" not in said
    follow(first, root)
    report = public / "editions" / SLUG / "index.html"
    assert "Draft. Nobody has yet said" in report.read_text("utf-8")
    assert "No action has been written yet." in report.read_text("utf-8")
    assert "The partnership: falls" in follow(owed, root)
    early = outcomes("edition", "freeze", SLUG, "--as-of", "2026-10-20", root=root)
    for reason in ("nobody has signed off its figures and words", "it has no commentary"):
        assert reason in early.stderr
    assert not (root / "site" / "editions" / SLUG / "frozen").exists()
    follow(note, root)
    follow(signed, root)
    assert f"{SLUG}  signed off" in follow(listed, root)
    assert "is frozen" in follow(last, root)
    page = report.read_text("utf-8")
    for words in ("Everyone who fell is visited", "31 March 2027", "Chair of the Board", "20 October 2026"):
        assert words in page
    assert "Draft." not in page
    done = outcomes("refresh", "--as-of", "2026-10-19", root=root)
    assert done.returncode == 0, done.stderr
    texts = [p.read_text("utf-8", errors="ignore") for p in public.rglob("*") if p.is_file()]
    assert not [text for text in texts if "visited at home" in text or "Where things go badly" in text]
    assert not list(public.rglob(f"*{SLUG}*"))
    assert "Press office" not in "".join(texts)
    calendar = (public / "calendar.ics").read_text("utf-8")
    assert "Report comes out: April to June 2026" in calendar
    assert SLUG not in (public / "feed.xml").read_text("utf-8")
