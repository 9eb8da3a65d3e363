"""Which files a resource names, and their fingerprints. Reading what is in them belongs in `layouts`."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Problem
from pipeline.sources.descriptor import Resource, Source


@dataclass(frozen=True)
class DeliveredFile:
    """A file as delivered: its path, its name for people, and the SHA-256 of its bytes."""

    path: Path
    name: str
    sha256: str


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file, read in blocks."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_of(source: Source, resource: Resource) -> tuple[list[DeliveredFile], list[Problem]]:
    """Return the resource's files by name, and a problem for each path that names none or leaves the folder."""
    wanted = [resource.path] if isinstance(resource.path, str) else list(resource.path)
    files: list[DeliveredFile] = []
    problems: list[Problem] = []
    for pattern in wanted:
        found, problem = _matching(source.folder, pattern)
        files += [_delivered(source, path) for path in found]
        problems += [problem] if problem else []
    return files, problems


def _matching(folder: Path, pattern: str) -> tuple[list[Path], Problem | None]:
    place = f"{folder.parent.name}/{folder.name}/{pattern}"
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        return [], Problem(
            place,
            found="the path leaves the source's folder",
            allowed="a path inside the folder",
            example="figures.csv",
            rule="path-outside",
        )
    found = sorted(p for p in folder.glob(pattern) if p.is_file() and not p.is_symlink())
    if found:
        return found, None
    return [], Problem(
        place,
        found="there is no such file",
        allowed="a file that the descriptor's path names",
        rule="file-missing",
    )


def _delivered(source: Source, path: Path) -> DeliveredFile:
    name = f"{source.folder.parent.name}/{source.name}/{path.relative_to(source.folder).as_posix()}"
    return DeliveredFile(path, name, fingerprint(path))
