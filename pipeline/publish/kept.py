"""Where to keep what takes long to make, by the fingerprint of what it was made from. The place is handed in."""

from typing import Protocol


class FileStore(Protocol):
    """Keeps files by key."""

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key; None when there is nothing."""
        ...

    def put(self, key: str, content: bytes) -> None:
        """Keep a file."""
        ...
