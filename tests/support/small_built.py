"""The smallest project there is, made by the command and refreshed, to be copied by tests that publish or spoil it."""

import shutil
from pathlib import Path

from pipeline.cli.main import main
from tests.support.built_site import BuiltSite, outcomes

AS_OF = "2020-01-01"


def write_smallest(root: Path) -> Path:
    """Write the project that `outcomes new project` makes."""
    assert main(["new", "project", str(root)]) == 0
    return root


def build_smallest(root: Path) -> BuiltSite:
    """Write it and refresh it."""
    done = outcomes("refresh", "--as-of", AS_OF, root=write_smallest(root))
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltSite(root, done.stdout)


def copied(root: Path, target: Path) -> Path:
    """Copy a built project as it stands, links as links."""
    shutil.copytree(root, target, symlinks=True)
    return target
