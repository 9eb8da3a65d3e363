"""Which fonts the machine has: charts are measured and pictures drawn with them, so what is kept of either names them.

Only names and sizes of files are looked at; drawing tells more, but takes long to start. Fonts of printed sheets come
with a library, see `render.fonts`.
"""

import os
from functools import cache
from pathlib import Path

from pipeline.digests import digest

FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
)
"""Where Linux and macOS keep fonts."""


@cache
def machine_fonts() -> str:
    """Return the hash of the machine's fonts: the name and size of each file, sorted."""
    return digest(sorted(told for folder in FOLDERS for told in _files(Path(folder).expanduser())))


def _files(folder: Path) -> list[str]:
    return [
        f"{Path(place, name)} {Path(place, name).stat().st_size}"
        for place, _, names in os.walk(folder)
        for name in names
        if Path(place, name).is_file()
    ]
