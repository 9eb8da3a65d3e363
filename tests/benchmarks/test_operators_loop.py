"""The operator's loop with the shipped content: nothing changed, a new quarter of records, what Dagster itself takes.

Processor time, both sides of a ratio in one run. The sample is made once, before anything is timed. It has as many
records as the other benchmarks of records: a place of half a million people has about a million of each kind in five
years.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.benchmarks.commands import Took, timed
from tests.benchmarks.programs import run_program
from tests.support.built_site import AS_OF
from tests.support.project import copy_project

LAST = "*2017-18-q1*"
"""The files of the quarter that comes in last."""
ROWS = os.environ.get("OUTCOMES_BENCH_ROWS", "2000000")
"""Records of each of the two sources; nothing for the size that meets the published totals."""
SIZE = ("--rows", ROWS) if ROWS else ()


@pytest.fixture(scope="module")
def loop(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Took]:
    """A full refresh, one with nothing changed, and one with a quarter that was not there before."""
    folder: Path = tmp_path_factory.mktemp("loop")
    root = copy_project(folder / "project")
    timed("sample", *SIZE, root=root)
    held = folder / "held"
    held.mkdir()
    late = sorted((root / "build/sample/sus_apc").glob(LAST))
    assert late
    for file in late:
        shutil.move(file, held / file.name)
    refresh = ("refresh", "--as-of", AS_OF)
    timed(*refresh, root=root)
    for file in late:
        shutil.move(held / file.name, file)
    found = {"quarter": timed(*refresh, root=root), "nothing": timed(*refresh, root=root)}
    shutil.rmtree(root / "build/cache")
    found["full"] = timed(*refresh, "--full", root=root)
    print("\n" + ", ".join(f"{name} {took}" for name, took in found.items()))
    found["direct"] = Took(run_program("-m", "tests.benchmarks.steps_program", root, AS_OF)["seconds"], 0, "")
    return found


@pytest.mark.parametrize(("what", "bound"), [("nothing", 1 / 10), ("quarter", 1 / 4)])
def test_a_refresh_of_what_changed_beside_a_full_one(loop, what, bound):
    ratio = loop[what].processor / loop["full"].processor
    print(f"{what}: {ratio:.3f} of a full refresh")
    assert ratio <= bound


def test_what_dagster_itself_takes(loop):
    """Stated, with the bound that it must not be more than half of a full refresh."""
    over = 1 - loop["direct"].processor / loop["full"].processor
    print(
        f"the same steps without Dagster take {loop['direct'].processor:.1f} s: Dagster is {over:.0%} of a full refresh"
    )
    assert over <= 1 / 2
