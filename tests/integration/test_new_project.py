"""A new project runs at once: made, checked, refreshed, and its pages are there."""

import tomllib
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.cli.new_project import TEMPLATE
from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY


def test_it_is_checked_and_refreshed_without_a_change(tmp_path: Path) -> None:
    root = tmp_path / "valleys"
    assert main(["new", "project", str(root)]) == 0
    assert main(["check", "--project", str(root)]) == 0
    done = outcomes("refresh", "--as-of", "2020-01-01", root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (root / "build" / "public" / "measures" / "falls" / "index.html").read_text("utf-8")
    assert "Are fewer older people being hurt in falls?" in page
    assert "199" in page
    assert (root / "build" / "public" / "measures" / "people-who-walk" / "index.html").exists()


@pytest.mark.system
def test_a_measure_is_added_to_it_and_previewed(tmp_path: Path) -> None:
    root = tmp_path / "valleys"
    main(["new", "project", str(root)])
    answers = (
        *("--id", "falls_upper", "--title", "Falls in the upper valley", "--indicator", "falls", "--polarity", "lower"),
        *("--unit", "count", "--frequency", "annual", "--areas", "UPPER", "--source", "council_returns"),
        *("--plain-title", "Falls", "--question", "Fewer falls?", "--definition", "Falls.", "--lag-days", "90"),
        *("--owner", "A", "--author", "B", "--checker", "C"),
    )
    assert main(["new", "measure", *answers, "--project", str(root)]) == 0
    assert main(["preview", "falls_upper", "--project", str(root)]) == 0


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert main(["new", "project", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_every_file_of_it_is_packed_with_the_engine() -> None:
    packed = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]
    package = TEMPLATE.parents[1]
    found = {path for pattern in packed["pipeline"] for path in package.glob(pattern)}
    assert [path for path in TEMPLATE.rglob("*") if path.is_file() and path not in found] == []
