"""The project's own files keep the rules of shape: sizes, docstrings, words, reasons, described data."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.architecture import rules
from tools import data_files

ROOT = Path(__file__).resolve().parents[2]
SELF = "tests/architecture/rules.py"


@pytest.fixture(scope="module")
def files() -> list[str]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout, so what is committed cannot be told")
    return data_files.project_files(ROOT)


def faults(names: list[str], rule: Callable[[str], list[str]]) -> list[str]:
    return [f"{name}:{fault}" for name in names for fault in rule(_text(name))]


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8", errors="ignore")


def python(files: list[str], *folders: str) -> list[str]:
    return [name for name in files if name.endswith(".py") and name.startswith(folders)]


def test_engine_files_and_functions_are_small(files: list[str]) -> None:
    engine = python(files, "pipeline/")
    assert engine
    assert faults(engine, rules.too_long) == []


def test_modules_say_what_belongs_in_them(files: list[str]) -> None:
    assert faults(python(files, "pipeline/", "tools/"), rules.undocumented) == []


def test_nothing_runs_what_data_say(files: list[str]) -> None:
    assert faults(python(files, "pipeline/", "tools/"), rules.unsafe) == []


def test_the_engine_knows_no_one_partnership(files: list[str]) -> None:
    engine = [name for name in files if name.startswith("pipeline/")]
    assert [name for name in engine if rules.SHIPPED_PLACES.search(name)] == []
    assert faults(engine, partial(rules.lines_with, rules.SHIPPED_PLACES)) == []


def test_no_index_address_is_committed(files: list[str]) -> None:
    others = [name for name in files if name != SELF]
    assert faults(others, partial(rules.lines_with, rules.INDEX)) == []


def test_no_test_is_skipped_without_a_reason(files: list[str]) -> None:
    assert faults(python(files, "tests/"), rules.bare_skips) == []


def test_every_data_file_is_described(files: list[str]) -> None:
    assert data_files.problems(files, ROOT) == []


@pytest.mark.parametrize("name", ["runtime", "test"])
def test_every_locked_package_has_a_hash(name: str) -> None:
    packages = _text(f"requirements/{name}.txt").replace("\\\n", " ").splitlines()
    pinned = [line for line in packages if line.strip() and not line.lstrip().startswith("#")]
    assert pinned
    assert [line[:60] for line in pinned if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_test_lock_holds_the_runtime_lock() -> None:
    def versions(name: str) -> set[str]:
        lines = _text(f"requirements/{name}.txt").splitlines()
        return {line.split(" \\")[0] for line in lines if "==" in line and not line.startswith(" ")}

    assert versions("runtime") - versions("test") == set()
