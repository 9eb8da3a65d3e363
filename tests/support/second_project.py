"""The second partnership's project, in a folder of a test's own: small, whole, with figures; see its README."""

import shutil
from pathlib import Path

from tests.support.built_site import BuiltSite, outcomes
from tests.support.project import REPOSITORY

SECOND = REPOSITORY / "tests" / "projects" / "brindlemere"
AS_OF = "2024-07-01"


def copy_second(target: Path) -> Path:
    """Copy its content (nothing made) to `target` and give that folder back."""
    shutil.copytree(SECOND, target, ignore=shutil.ignore_patterns("build"), dirs_exist_ok=True)
    return target


def build_second(target: Path) -> BuiltSite:
    """Copy it to `target`, refresh it, and give back what was made."""
    root = copy_second(target)
    done = outcomes("refresh", "--as-of", AS_OF, root=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return BuiltSite(root, done.stdout)
