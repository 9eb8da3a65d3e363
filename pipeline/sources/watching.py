"""Whether new files lie on the data path, and whether they are wholly there. Names, sizes and times; never what is in
a file.

A file counts as arrived when it stood still over two looks. Copies under way (`.part` and the like) are not seen.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".temp", ".crdownload", ".download", ".swp", "~")
"""How names end while a program is still writing the file."""


@dataclass(frozen=True)
class Watch:
    """What was seen at the last look, and what was there when work was last begun: names with size and time."""

    seen: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> list[str]:
        """The names that came, went or changed since work was last begun, sorted."""
        return _differing(self.taken, self.seen)

    def begun(self) -> "Watch":
        """Return the watch after work on all that is there was begun."""
        return Watch(self.seen, self.seen)


def looked(before: Watch, now: Mapping[str, str]) -> tuple[Watch, list[str]]:
    """Return the watch after a look, and the names that did not stand still since the look before, sorted."""
    return Watch(dict(sorted(now.items())), before.taken), _differing(before.seen, now)


def glance(folders: Mapping[str, Path]) -> dict[str, str]:
    """Return size and time of every finished file under the folders, by the folder's name and the file's."""
    found: dict[str, str] = {}
    for name, folder in sorted(folders.items()):
        for path in sorted(folder.rglob("*")):
            if not is_unfinished(path.name) and path.is_file() and not path.is_symlink():
                facts = path.stat()
                found[f"{name}/{path.relative_to(folder).as_posix()}"] = f"{facts.st_size}:{facts.st_mtime_ns}"
    return found


def younger(folders: Mapping[str, Path], moment: float) -> list[str]:
    """Return the names of files that were written after a moment, in seconds of the epoch: they may be unfinished."""
    return [name for name, facts in glance(folders).items() if int(facts.split(":")[1]) > moment * 1e9]


def is_unfinished(name: str) -> bool:
    """Say whether a name is that of a hidden file or of one that a program is still writing."""
    return name.startswith((".", "~")) or name.lower().endswith(UNFINISHED)


def to_cursor(watch: Watch) -> str:
    """Return the watch as text."""
    return json.dumps(asdict(watch), ensure_ascii=False, sort_keys=True)


def from_cursor(text: str | None) -> Watch:
    """Return the watch that a text holds; one that has seen nothing where there is none."""
    return Watch(**json.loads(text)) if text else Watch()


def _differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
