"""A run that Dagster begins holds the project for as long as it lasts, and waits for another process that holds it."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path

import dagster as dg
import pytest

from pipeline.defs import project as projects
from pipeline.defs.project import ProjectResource
from pipeline.defs.stale import stale_steps
from pipeline.publish.lock import AtWork
from pipeline.steps.alone import alone
from pipeline.steps.made import begin_refresh, refresh_is_open
from tests.support.small_built import copied

HOLD = """
import sys
from pathlib import Path
from pipeline.steps.alone import alone
with alone(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
TRY = """
import sys, threading, time
from pathlib import Path
from pipeline.publish.lock import AtWork
from pipeline.steps.alone import alone
ended, got, told = threading.Event(), 0, ""
threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
print("trying", flush=True)
while not ended.is_set():
    try:
        with alone(Path(sys.argv[1])):
            got += 1
    except AtWork as error:
        told = str(error)
    time.sleep(0.001)
print(got, told, flush=True)
"""


def started(code: str, root: Path) -> subprocess.Popen[str]:
    """Start another process and wait until it has said that it is at it."""
    pipe = subprocess.PIPE
    made = subprocess.Popen([sys.executable, "-c", code, str(root)], stdin=pipe, stdout=pipe, text=True)
    assert made.stdout and made.stdout.readline()
    return made


@contextmanager
def held_by_another(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process hold the project."""
    with started(HOLD, root) as other:
        yield other
        other.kill()  # not asked to end: who starts the tests may have had that signal ignored


def run_of(*assets: dg.AssetsDefinition, root: Path) -> dg.ExecuteInProcessResult:
    return dg.materialize(assets, resources={"project": ProjectResource(root=str(root))})


@dg.asset
def nothing(project: ProjectResource) -> None:
    """A step that only needs the project."""


def test_a_run_does_not_begin_while_another_process_is_at_work_and_names_it(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(projects, "WAIT_FOR_A_REFRESH", 0.0)
    with held_by_another(tmp_path) as other, pytest.raises(dg.DagsterError) as told:
        run_of(nothing, root=tmp_path)
    assert f"another refresh of {tmp_path} is at work (process {other.pid})" in str(told.value.__cause__)


def test_a_run_waits_until_the_other_process_is_done(tmp_path: Path) -> None:
    with held_by_another(tmp_path) as other:
        ends: list[int | None] = []

        @dg.asset
        def after(project: ProjectResource) -> None:
            ends.append(other.poll())

        threading.Timer(1.0, other.kill).start()
        assert run_of(after, root=tmp_path).success
    assert ends[0] is not None, "the step ran while the other process was at work"


@pytest.mark.parametrize("begun_by", [alone, nullcontext], ids=["the command", "the daemon"])
def test_no_other_process_comes_between_two_steps_of_a_run(tmp_path: Path, begun_by) -> None:
    others: list[subprocess.Popen[str]] = []
    said: list[str] = []

    @dg.asset
    def first(project: ProjectResource) -> None:
        others.append(started(TRY, tmp_path))

    @dg.asset(deps=[first])
    def second(project: ProjectResource) -> None:
        said.append(others[0].communicate()[0])

    with begun_by(tmp_path):
        assert run_of(first, second, root=tmp_path).success
    assert said[0].startswith(f"0 another refresh of {tmp_path} is at work (process {os.getpid()})")
    with alone(tmp_path):
        """What the run held it has given back."""


def test_a_look_for_what_is_stale_does_not_say_that_another_s_work_is_whole(smallest_built: Path, tmp_path) -> None:
    root = copied(smallest_built, tmp_path / "project")
    project = ProjectResource(root=str(root), as_of="2020-01-01")
    with project.warehouse() as warehouse:
        begin_refresh(warehouse, date(2020, 1, 1))
    with held_by_another(root), pytest.raises(AtWork), alone(root):
        """Held indeed."""
    for held, still_open in ((True, True), (False, False)):
        with held_by_another(root) if held else alone(root):
            assert stale_steps(project) == []
        with project.warehouse() as warehouse:
            assert refresh_is_open(warehouse) is still_open
