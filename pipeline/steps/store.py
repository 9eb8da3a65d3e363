"""Drawings and files that take long to make, kept under build/cache by the hash of what they were made from.

Anything here can be deleted at any time: it is made again with the same bytes.
"""

from pathlib import Path


class KeptDrawings:
    """Drawings as text files named by their key."""

    def __init__(self, folder: Path) -> None:
        self._files = KeptFiles(folder)

    def get(self, key: str) -> str | None:
        """Return the drawing, or None."""
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
        """Return the file's content, or None."""
        path = self._folder / key
        return path.read_bytes() if path.is_file() else None

    def put(self, key: str, content: bytes) -> None:
        """Keep the content, whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True)
        aside = self._folder / f".{key}.part"
        aside.write_bytes(content)
        aside.replace(self._folder / key)
