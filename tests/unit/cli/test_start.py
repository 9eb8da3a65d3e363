"""A command loads what it needs: the list of verbs nothing heavy, a preview neither Dagster nor MkDocs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.small_built import copied

HEAVY = "altair", "dagster", "docx", "frictionless", "mkdocs", "pandas", "pyarrow", "scipy"
HEAVIER = *HEAVY, "duckdb", "jinja2", "numpy", "pydantic", "sqlglot", "vl_convert"
ASK = """
import sys
from pipeline.cli.main import main
try:
    code = main(sys.argv[2:])
except SystemExit as end:
    code = end.code
print(code, *sorted({*sys.modules} & {*sys.argv[1].split(",")}), sep="|", file=sys.stderr)
"""


def loaded(heavy: tuple[str, ...], *arguments: str) -> str:
    """Run a command in a process of its own; return its exit code and what it loaded of the heavy ones."""
    asked = [sys.executable, "-c", ASK, ",".join(heavy), *arguments]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stderr.splitlines()[-1]


def test_help_loads_nothing_heavy() -> None:
    assert loaded(HEAVIER, "--help") == "0"


def test_a_wrong_verb_loads_nothing_heavy() -> None:
    assert loaded(HEAVIER, "prevue").startswith("2")


@pytest.fixture(scope="module")
def project(smallest_built: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(copied(smallest_built, tmp_path_factory.mktemp("start") / "small"))


@pytest.mark.parametrize("command", [("preview", "falls"), ("explain", "falls")])
def test_a_look_at_one_measure_loads_only_what_it_needs(project: str, command: tuple[str, str]) -> None:
    assert loaded(HEAVY, *command, "--project", project) == "0"


def test_a_run_seldom_looks_for_objects_that_hold_each_other() -> None:
    ask = """
import gc
from pipeline.cli.main import main
try:
    main(["--help"])
except SystemExit:
    print(gc.get_threshold()[0])
"""
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert int(done.stdout.splitlines()[-1]) >= 10_000


def test_a_refresh_looks_for_none_at_all() -> None:
    ask = """
import gc
from pipeline.cli import main, refresh
refresh._alone = lambda *_: print(gc.isenabled()) or 0
main.main(["refresh"])
"""
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
