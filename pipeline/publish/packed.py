"""Several files as one, to be kept under one key: the same files, the same bytes. What they say is not known here."""

import io
import zipfile
from collections.abc import Callable, Mapping

from pipeline.publish.kept import FileStore


def kept_files(kept: FileStore | None, key: str, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, bytes]:
    """Return files from where they are kept; where they are not there, make them and keep them."""
    found = kept.get(key) if kept else None
    if found is not None:
        return unpacked(found)
    made = make()
    if kept:
        kept.put(key, packed(made))
    return made


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files by path as one."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        for path, content in files.items():
            pack.writestr(zipfile.ZipInfo(path), content)
    return made.getvalue()


def unpacked(pack: bytes) -> dict[str, bytes]:
    """Return them again, in the same order."""
    with zipfile.ZipFile(io.BytesIO(pack)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
