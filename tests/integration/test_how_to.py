"""The how-to page, carried out: every file that it saves, every command that it shows, on a new project."""

from pathlib import Path

import pytest

from pipeline.cli.main import main
from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY
from tests.support.worked_page import carry_out, page_steps

PAGE = REPOSITORY / "docs" / "how-to.md"


def test_every_step_does_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "valleys"
    assert main(["new", "project", str(root)]) == 0
    said: list[str] = []
    for step in page_steps(PAGE.read_text("utf-8")):
        if step.do != "run":
            carry_out(step, root)
            continue
        for arguments in step.commands:
            code, told = _run(arguments, root, capsys)
            assert code == int(step.what), f"{arguments}\n{told}"
            said.append(told)
    assert "LOWER, 2018/19: 91.0" in said[-1]
    assert "The return of the lower valley says 90." in said[-1]
    assert "author: measures/defaults.yaml:3, said for every measure" in said[-1]
    assert "figures.csv  sha256" in said[-1] and "  10 rows  " in said[-1], "each file with its own rows"
    public = root / "build" / "public"
    story = (public / "stories" / "walks-in-the-valley" / "index.html").read_text("utf-8")
    assert "120 people" in story
    assert "paths are dark in winter" in (public / "findings" / "index.html").read_text("utf-8")
    page = (public / "measures" / "falls" / "index.html").read_text("utf-8")
    for words in ("falls at work are counted too", "did not tell their council", "Agreed by The two councils", "192"):
        assert words in page, words
    assert (public / "measures" / "outings-of-carers" / "index.html").exists()
    subjects = (public / "subjects" / "index.html").read_text("utf-8")
    assert "How people live who are 65 or over." in subjects and "../measures/falls/" in subjects
    assert "The return of the lower valley says 90." in (public / "quality" / "index.html").read_text("utf-8")
    assert "Nobody collects it any more." in (public / "measures" / "people-who-walk" / "index.html").read_text("utf-8")


def _run(arguments: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run a command here, or in a process of its own where it is a refresh: Dagster reads a project once a process."""
    if arguments[0] == "refresh":
        done = outcomes(*arguments, root=root)
        return done.returncode, done.stdout + done.stderr
    capsys.readouterr()
    code = main([*arguments, "--project", str(root)])
    told = capsys.readouterr()
    return code, told.out + told.err
