"""A project's content as it is, or as it was at a revision, copied into a folder of its own to be worked out there.

What is copied is content and what was made from it, so that only what differs is worked out again. The project
itself is never written to.
"""

import io
import shutil
import subprocess
import tarfile
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.settings import Project

CONTENT = ("project.yaml", "measures", "data_raw", "site")
MADE = ("warehouse.duckdb", "sample")


def as_now(project: Project, to: Path) -> Path:
    """Copy a project's content as it is in the working tree into `to`, and return `to`."""
    for name in CONTENT:
        _copy(project.root / name, to / name)
    return _with_made(project, to)


def as_at(project: Project, revision: str, to: Path) -> Path:
    """Copy a project's content as it was at a revision of git into `to`. Raises UsageError where there is none."""
    with tarfile.open(fileobj=io.BytesIO(_archive(project.root, revision))) as archive:
        wanted = [one for one in archive.getmembers() if one.name.split("/")[0] in CONTENT]
        archive.extractall(to, members=wanted, filter="data")
    if not (to / CONTENT[0]).exists():
        msg = f"at {revision} there is no {CONTENT[0]} in this folder: name a revision that has the project"
        raise UsageError(msg)
    return _with_made(project, to)


def _archive(root: Path, revision: str) -> bytes:
    git = shutil.which("git")
    if git is None or revision.startswith("-"):
        msg = "comparing needs git, and a revision such as main, HEAD~1 or a tag"
        raise UsageError(msg)
    done = subprocess.run([git, "-C", str(root), "archive", revision], capture_output=True, check=False)
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        msg = f"git does not know '{revision}' here ({told[-1] if told else 'no reason given'}); try main or HEAD~1"
        raise UsageError(msg)
    return done.stdout


def _with_made(project: Project, to: Path) -> Path:
    for name in MADE:
        _copy(project.build / name, to / "build" / name)
    return to


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
