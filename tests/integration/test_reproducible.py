"""Two builds of one commit and one set of deliveries are the same, byte for byte: on two paths, in two time zones."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.publish.tree import read_tree
from tests.support import small_built
from tests.support.built_site import AS_OF, BuiltSite
from tests.support.project import copy_project
from tests.support.small_built import write_smallest

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}
"""Another day, other letters, another order of sets, and somebody's own time of build."""
KINDS = {".pdf", ".xlsx", ".parquet", ".csv", ".json", ".html", ".svg", ".png", ".xml", ".pf_meta", ".pf_fragment"}


def refresh_elsewhere(root: Path, day: str) -> dict[str, bytes]:
    """Refresh in another process that sees another time zone, and whose files only its user can read."""
    command = [sys.executable, "-m", "pipeline.cli.main", "refresh", "--as-of", day, "--project", str(root)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **ELSEWHERE}, umask=0o077
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return read_tree(root / "build" / "public")


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert {Path(path).suffix for path in one} >= KINDS, "every kind of file is among them"
    return sorted({path for path, _ in one.items() ^ other.items()})


def test_the_smallest_project(smallest_built: Path, tmp_path: Path) -> None:
    root = write_smallest(tmp_path / "a longer path, with spaces" / "project")
    made = refresh_elsewhere(root, small_built.AS_OF)
    assert differing(read_tree(smallest_built / "build" / "public"), made) == []


@pytest.mark.system
def test_the_shipped_content(built_site: BuiltSite, tmp_path: Path) -> None:
    root = copy_project(tmp_path / "a longer path, with spaces" / "project")
    assert differing(read_tree(built_site.public), refresh_elsewhere(root, AS_OF)) == []
