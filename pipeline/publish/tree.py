"""A folder made to hold exactly a set of files, touching only what differs. What the files say is not its business."""

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ASIDE = ".part"
MADE_ASIDE = re.compile(rf"(?:^|/)\.[^/]+(?:{re.escape(ASIDE)}|-next)(?:/|$)")


@dataclass(frozen=True)
class Changes:
    """Relative paths by what became of them, each sorted."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]


def write_tree(files: Mapping[str, str | bytes], folder: Path, held: Collection[str] = ()) -> Changes:
    """Make `folder` hold these files and no others; `files` is relative path to content, text as UTF-8.

    A file whose bytes are the same is not touched; of those in `held` that is known already. Each other one is written
    aside and moved into place, so that none is ever half written. Raises ValueError for a path that leads out of the
    folder.
    """
    wanted = {checked(path): as_bytes(content) for path, content in sorted(files.items())}
    there = list_files(folder)
    removed = [path for path in there if path not in wanted]
    for path in removed:
        (folder / path).unlink()
    _remove_empty(folder)
    same = set(there)
    kept = [path for path in wanted if path in same and (path in held or _holds(folder / path, wanted[path]))]
    written = sorted(set(wanted) - set(kept))
    for path in written:
        replace_file(folder / path, wanted[path])
    return Changes(tuple(written), tuple(removed), tuple(sorted(kept)))


def replace_file(file: Path, content: bytes) -> None:
    """Write a file aside and move it into place in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}{ASIDE}")
    aside.write_bytes(content)
    os.replace(aside, file)  # noqa: PTH105 - the same step on every system


def read_tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its relative path, sorted; none when there is no folder."""
    return {path: (folder / path).read_bytes() for path in list_files(folder)}


def is_aside(path: str) -> bool:
    """Say whether a path is written aside and not moved into place yet: `.name.part`, or in `.name-next`."""
    return MADE_ASIDE.search(path) is not None


def clear_aside(folder: Path) -> None:
    """Remove the files that were written aside when a run was killed, and so never moved into place."""
    for path in list_files(folder):
        if path.endswith(ASIDE) and is_aside(path):
            (folder / path).unlink()


def list_files(folder: Path) -> list[str]:
    """Return the relative paths of all files of a folder, with forward slashes, sorted."""
    found: list[str] = []
    for place, _, names in os.walk(folder):
        below = Path(place).relative_to(folder).as_posix()
        found += names if below == "." else [f"{below}/{name}" for name in names]
    return sorted(found)


def checked(path: str) -> str:
    """Return a relative path as it is. Raises ValueError for one that leads elsewhere."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or parts.as_posix() != path or path == ".":
        msg = f"'{path}' is not a path below the folder"
        raise ValueError(msg)
    return path


def _holds(file: Path, content: bytes) -> bool:
    return file.stat().st_size == len(content) and file.read_bytes() == content


def as_bytes(content: str | bytes) -> bytes:
    """Return a file's content as it is written, text as UTF-8."""
    return content.encode("utf-8") if isinstance(content, str) else content


def _remove_empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
