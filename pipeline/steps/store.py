"""Drawings and files that take long to make, kept under build/cache by the hash of what they were made from.

Anything here can be deleted at any time: it is made again with the same bytes. Nothing here is believed unseen: each
file begins with the fingerprint of its name and its content, and one that does not fit it counts as not there.
What none of the last builds used goes; it is counted in builds, so that no clock decides.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

END = b"\n"
BUILDS = 3
"""For so many builds a file stays unused: two branches may be built by turns, or a change be taken back."""
AGES = ".ages.json"


class KeptDrawings:
    """Drawings as text files named by their key."""

    def __init__(self, folder: "Path | KeptFiles") -> None:
        self._files = KeptFiles(folder) if isinstance(folder, Path) else folder

    def get(self, key: str) -> str | None:
        """Return the drawing; None where there is none, or not as it was kept."""
        found = self._files.get(key)
        return None if found is None else found.decode("utf-8")

    def put(self, key: str, svg: str) -> None:
        """Keep the drawing."""
        self._files.put(key, svg.encode("utf-8"))


class KeptFiles:
    """Files named by their key, and which of them were used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """Return the file's content; None where there is none, or not as it was kept: cut off, damaged, edited."""
        try:
            fingerprint, _, content = (self._folder / key).read_bytes().partition(END)
        except OSError:
            return None
        if fingerprint != _fingerprint(key, content):
            return None
        self._used.add(key)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep the content, whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = self._folder / f".{key}.part"
        aside.write_bytes(_fingerprint(key, content) + END + content)
        aside.replace(self._folder / key)
        self._used.add(key)

    def end_build(self) -> list[str]:
        """Drop the files that neither this build nor those before it used, and return their names, sorted."""
        if not self._folder.is_dir():
            return []
        names = sorted(path.name for path in self._folder.iterdir() if path.name != AGES)
        before = self._ages()
        ages = {name: 0 if name in self._used else before.get(name, 0) + 1 for name in names}
        old = [name for name, age in ages.items() if age >= BUILDS]
        for name in old:
            (self._folder / name).unlink(missing_ok=True)
        ages = {name: age for name, age in ages.items() if 0 < age < BUILDS}
        (self._folder / AGES).write_text(json.dumps(ages), "utf-8")
        return old

    def _ages(self) -> dict[str, int]:
        """Return for how many builds each file was not used; nothing where what was written down is damaged."""
        with suppress(OSError, ValueError):
            found = json.loads((self._folder / AGES).read_text("utf-8"))
            if isinstance(found, dict):
                return {name: age for name, age in found.items() if isinstance(age, int)}
        return {}


def _fingerprint(key: str, content: bytes) -> bytes:
    """A file that lies under the name of another one fits as little as one that was edited."""
    return hashlib.sha256(key.encode("utf-8") + END + content).hexdigest().encode("ascii")


class Kept:
    """All that builds of one project keep, a folder a kind."""

    def __init__(self, cache: Path) -> None:
        self.charts, self.papers, self.data, self.pages, self.search, self.checks = [
            KeptFiles(cache / name) for name in ("charts", "papers", "data", "pages", "search", "checks")
        ]

    def end_build(self, *, drawn: bool) -> None:
        """Drop what none of the last builds used. One that asked for no drawing says nothing of them."""
        drawings = (self.charts, self.papers, self.data) if drawn else ()
        for files in (*drawings, self.pages, self.search, self.checks):
            files.end_build()
