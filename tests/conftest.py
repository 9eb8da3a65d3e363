"""What all tests share: the real warehouse is out of bounds, and the shipped site is built once for those who look."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from pipeline.errors import Problem
from tests.support.built_site import BuiltSite, build_shipped
from tests.support.error_rules import sections
from tests.support.project import REPOSITORY
from tests.support.second_project import build_second
from tests.support.small_built import build_smallest


@pytest.fixture(autouse=True)
def no_real_warehouse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening the project's own warehouse from a test raises and names what to use."""
    import duckdb

    connect = duckdb.connect

    def guarded(database: object = ":memory:", *args: object, **kwargs: object) -> object:
        if Path(str(database)).resolve() == REPOSITORY / "build" / "warehouse.duckdb":
            message = "tests do not open the real warehouse: use open_memory() or a file under tmp_path"
            raise AssertionError(message)
        return connect(database, *args, **kwargs)

    monkeypatch.setattr(duckdb, "connect", guarded)


@pytest.fixture(autouse=True)
def every_problem_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """A problem whose kind has no section on the errors page fails the test in which the engine makes it."""

    made = Problem.__init__

    def explained(problem: Problem, *args: object, **facts: object) -> None:
        made(problem, *args, **facts)  # type: ignore[arg-type]
        maker = sys._getframe(1).f_globals.get("__name__", "")
        known = not problem.rule or problem.rule in sections() or not maker.startswith("pipeline.")
        assert known, f"write a section '{problem.rule}' in docs/errors.md; it comes from {maker}"

    monkeypatch.setattr(Problem, "__init__", explained)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The shipped project, refreshed and built once for all workers: the first one builds, the others wait for it."""
    return _built_once(tmp_path_factory, "shipped", build_shipped)


@pytest.fixture(scope="session")
def second_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The second partnership's project, small and whole, built once for all workers. Look at it; change a copy."""
    return _built_once(tmp_path_factory, "second", build_second)


@pytest.fixture(scope="session")
def smallest_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest project, refreshed once for all workers. Tests copy it (`tests.support.small_built.copied`)."""
    return _built_once(tmp_path_factory, "smallest", build_smallest).root


def _built_once(tmp_path_factory: pytest.TempPathFactory, name: str, build: Callable[[Path], BuiltSite]) -> BuiltSite:
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    told = shared / f"{name}.json"
    with FileLock(shared / f"{name}.lock"):
        if not told.exists():
            built = build(shared / name)
            told.write_text(json.dumps({"root": str(built.root), "said": built.said}), "utf-8")
    found = json.loads(told.read_text("utf-8"))
    return BuiltSite(Path(found["root"]), found["said"])
