"""Drawings and files that take long to make, kept under build/cache by the hash of what they were made from.

Anything here can be deleted at any time: it is made again with the same bytes. Nothing here is believed unseen: each
file begins with the fingerprint of its name and its content, and one that does not fit it counts as not there.
"""

import hashlib
from pathlib import Path

END = b"\n"


class KeptDrawings:
    """Drawings as text files named by their key."""

    def __init__(self, folder: Path) -> None:
        self._files = KeptFiles(folder)

    def get(self, key: str) -> str | None:
        """Return the drawing; None where there is none, or not as it was kept."""
        found = self._files.get(key)
        return None if found is None else found.decode("utf-8")

    def put(self, key: str, svg: str) -> None:
        """Keep the drawing."""
        self._files.put(key, svg.encode("utf-8"))


class KeptFiles:
    """Files named by their key."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return the file's content; None where there is none, or not as it was kept: cut off, damaged, edited."""
        path = self._folder / key
        if not path.is_file():
            return None
        fingerprint, _, content = path.read_bytes().partition(END)
        return content if fingerprint == _fingerprint(key, content) else None

    def put(self, key: str, content: bytes) -> None:
        """Keep the content, whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = self._folder / f".{key}.part"
        aside.write_bytes(_fingerprint(key, content) + END + content)
        aside.replace(self._folder / key)


def _fingerprint(key: str, content: bytes) -> bytes:
    """A file that lies under the name of another one fits as little as one that was edited."""
    return hashlib.sha256(key.encode("utf-8") + END + content).hexdigest().encode("ascii")
