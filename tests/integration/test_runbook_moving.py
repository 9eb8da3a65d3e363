"""The runbook's chapters on another machine, a damaged warehouse and a disaster, word for word, in a fresh clone."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.changes import FIGURES
from tests.support.project import REPOSITORY, edit
from tests.support.small_built import copied

pytestmark = pytest.mark.system
DAY = "2020-01-01"
RUNBOOK = REPOSITORY / "docs" / "runbook.md"
BINARY = f"{sys.executable} -m pipeline.cli.main"


def commands(chapter: str) -> list[str]:
    """The commands that stand set in by themselves in a chapter, in order."""
    text = RUNBOOK.read_text("utf-8").split(f"\n## {chapter}\n")[1].split("\n## ")[0]
    found = re.findall(r"(?:^|\n)\n((?: {4,}\S.*\n)+)", text)
    return [line.strip() for block in found for line in block.splitlines()]


def typed(line: str, root: Path, www: Path, code: int = 0, **words: str) -> str:
    """Type a line of the runbook in a folder; `/srv/outcomes` is `www`, and words in capitals are put in."""
    for old, new in {"/srv/outcomes": str(www), ".venv/bin/outcomes": BINARY, **words}.items():
        line = line.replace(old, new)
    surroundings = {**os.environ, "TZ": "UTC"}
    done = subprocess.run(["bash", "-c", line], cwd=root, capture_output=True, text=True, check=False, env=surroundings)
    assert done.returncode == code, (line, done.stdout, done.stderr)
    return done.stdout


def git(*words: str, root: Path) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def old(smallest_built: Path, tmp_path: Path) -> Path:
    """The old machine: the content committed, the website published."""
    root = copied(smallest_built, tmp_path / "old" / "project")
    git("init", root=root)
    git("add", "-A", root=root)
    git("commit", "-m", "Content", root=root)
    typed(f"{BINARY} publish --to {tmp_path / 'old' / 'www'}", root, root)
    return root


def cloned(old: Path, target: Path) -> Path:
    target.parent.mkdir()
    git("clone", "-q", str(old), str(target), root=old)
    assert not (target / "build").exists()
    return target


def test_moving_gives_the_same_release(old: Path, tmp_path: Path) -> None:
    name_of, day_of, refresh, publish = commands("Moving to another machine")
    www = old.parent / "www"
    name = Path(typed(name_of, old, www).strip()).name
    day = json.loads("{" + typed(day_of, old, www).strip().rstrip(",") + "}")["as_of"]
    assert day == DAY
    new = cloned(old, tmp_path / "new" / "project")
    typed(refresh, new, new.parent / "www", DAY=day)
    assert f"is release {name}" in typed(publish, new, new.parent / "www")


def test_moving_while_a_source_is_carried_forward(old: Path, tmp_path: Path) -> None:
    *_, refresh, publish = commands("Moving to another machine")
    edit(old / FIGURES, "falls,Lower,2018/19,90", "falls,Lower,2018/19,many")
    git("commit", "-am", "As delivered", root=old)
    typed(refresh, old, old, code=1, DAY=DAY)
    told = typed(publish, old, old.parent / "www")
    new = cloned(old, tmp_path / "new" / "project")
    (new / "build").mkdir()
    shutil.copy(old / "build" / "warehouse.duckdb", new / "build")
    typed(refresh, new, new, code=1, DAY=DAY)
    assert typed(publish, new, new.parent / "www").split()[-1] == told.split()[-1]


def test_a_damaged_warehouse_and_a_lost_build_folder(old: Path) -> None:
    (rebuild,) = commands("The warehouse is damaged")
    whole, remove, refresh = commands("Disaster: the machine or its disk is gone")
    (old / "build" / "warehouse.duckdb").write_bytes(b"\0" * 4096)
    assert "The website is in" in typed(rebuild, old, old)
    typed(remove, old, old)
    assert not (old / "build").exists()
    assert "The website is in" in typed(refresh, old, old)
    www = old.parent / "www"
    name = (www / "current").readlink().name
    assert "index.html: OK" in typed(whole, www, www, NAME=name)
