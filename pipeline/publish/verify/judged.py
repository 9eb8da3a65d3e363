"""What was found in the files of a site, kept by the fingerprint of their bytes: an unchanged file is not read again.

Only what follows from a file's bytes alone is kept here, with the version of the checks that found it. Whether a link
leads anywhere, whether a page is there, whether a word is the number of a person: that is asked anew in each build.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from platform import python_version
from typing import Any

from pipeline.digests import digest, maker_digest
from pipeline.publish.kept import FileStore


class Judged:
    """The files of a folder, each read once for every kind of question. The folder must not change meanwhile.

    `sums` are the SHA-256 of files by path, as far as they are known already.
    """

    def __init__(self, folder: Path, store: FileStore | None = None, sums: Mapping[str, str] | None = None) -> None:
        self._folder, self._store = folder, store
        self._before = _read(store)
        self._now: dict[str, Any] = {}
        self._sums: dict[str, str] = dict(sums or {})

    def text(self, path: str) -> str:
        """Return the text of a file."""
        return (self._folder / path).read_text("utf-8")

    def of(self, kind: str, path: str, find: Callable[[str], Any]) -> Any:
        """Return what `find` finds in a file's text, in lists and plain values, as JSON has them.

        `find` may look at nothing else; `kind` says which `find` it is, and what else it depends on.
        """
        return self._of(f"{kind} {self._sum(path)}", lambda: find(self.text(path)))

    def of_text(self, kind: str, text: str, find: Callable[[str], Any]) -> Any:
        """Return what `find` finds in a text that is not in the folder."""
        return self._of(f"{kind} {hashlib.sha256(text.encode('utf-8')).hexdigest()}", lambda: find(text))

    def keep(self) -> None:
        """Keep what was found in this folder, and nothing of what was there before."""
        if self._store and self._now.keys() != self._before.keys():
            self._store.put(_key(), json.dumps(self._now, ensure_ascii=False).encode())

    def _of(self, key: str, found: Callable[[], Any]) -> Any:
        if key not in self._now:
            self._now[key] = self._before[key] if key in self._before else found()
        return self._now[key]

    def _sum(self, path: str) -> str:
        if path not in self._sums:
            self._sums[path] = hashlib.sha256((self._folder / path).read_bytes()).hexdigest()
        return self._sums[path]


def _read(store: FileStore | None) -> dict[str, Any]:
    found = store.get(_key()) if store else None
    return json.loads(found) if found else {}


def _key() -> str:
    """Return what stands for the checks: the engine's code, and the Python whose parser reads the pages."""
    return digest(["found in files", maker_digest(), python_version()])
