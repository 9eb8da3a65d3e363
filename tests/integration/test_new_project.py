"""A new project runs at once: made, checked, refreshed, and its pages are there."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from pipeline.cli.main import main
from pipeline.cli.new_project import TEMPLATE
from tests.support.built_site import outcomes
from tests.support.project import REPOSITORY

SERVES, ASKS = "outcomes serve", "outcomes new measure"


def commands(readme: str) -> list[str]:
    """What the examples of a README say to run."""
    blocks = re.findall(r"^```\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line.startswith("outcomes ")]


def test_what_its_readme_says_to_run_runs_wherever_it_lies(tmp_path: Path) -> None:
    """Its folder has blanks and letters that are not ASCII in its name, and is far from the engine's."""
    root = tmp_path / "Twin Valleys – Täler 1"
    assert main(["new", "project", str(root)]) == 0
    said = commands((root / "README.md").read_text("utf-8"))
    assert {SERVES, ASKS, "outcomes check", "outcomes refresh"} < set(said)
    for command in (one for one in said if one not in (SERVES, ASKS)):
        verb, *rest = command.split()[1:]
        more = ["--as-of", "2020-01-01"] if verb == "refresh" else []
        done = outcomes(verb, *rest, *more, root=root)
        assert done.returncode == 0, done.stdout + done.stderr
    page = (root / "build" / "public" / "measures" / "falls" / "index.html").read_text("utf-8")
    assert "Are fewer older people being hurt in falls?" in page
    assert "199" in page
    assert (root / "build" / "public" / "measures" / "people-who-walk" / "index.html").exists()


def test_its_readme_names_all_that_it_holds(tmp_path: Path) -> None:
    main(["new", "project", str(tmp_path / "valleys")])
    readme = (tmp_path / "valleys" / "README.md").read_text("utf-8")
    held = {f"{one.name}/" if one.is_dir() else one.name for one in (tmp_path / "valleys").iterdir()}
    assert [name for name in sorted(held - {"README.md", ".gitignore"}) if f"`{name}`" not in readme] == []


def test_the_next_command_can_be_pasted(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setattr("sys.argv", ["/opt/the engine/bin/outcomes"])
    for there, called in ((None, "'/opt/the engine/bin/outcomes'"), ("/usr/bin/outcomes", "outcomes")):
        monkeypatch.setattr("shutil.which", lambda _name, found=there: found)
        root = tmp_path / f"our {called[-9:-1]} valleys"
        main(["new", "project", str(root)])
        told = capsys.readouterr().out.splitlines()[-1]
        assert told == f"Next: cd '{root}', then: {called} refresh, and: {called} serve"


@pytest.mark.system
def test_it_runs_on_the_engine_as_a_wheel_without_its_checkout(tmp_path: Path) -> None:
    source, made, engine = (tmp_path / name for name in ("source", "made", "engine"))
    for name in ("pipeline", "requirements"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "LICENSE-DATA.md"):
        shutil.copy(REPOSITORY / name, source / name)
    made.mkdir()
    build = f"from setuptools.build_meta import build_wheel; build_wheel({str(made)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=source, check=True, capture_output=True)
    zipfile.ZipFile(next(made.glob("*.whl"))).extractall(engine)
    shutil.rmtree(source)
    surroundings = {"PATH": os.defpath, "PYTHONPATH": str(engine), "HOME": str(tmp_path), "LANG": "C.UTF-8"}

    def run(*arguments: str) -> str:
        line = [sys.executable, *arguments]
        done = subprocess.run(line, cwd=tmp_path, env=surroundings, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert Path(run("-c", "import pipeline; print(pipeline.__file__)").strip()).is_relative_to(engine)
    for line in ("new project valleys", *(f"{one} --project valleys" for one in ("check", "refresh", "preview falls"))):
        run("-m", "pipeline.cli.main", *line.split())
    assert (tmp_path / "valleys/build/public/measures/falls/index.html").exists()


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
