"""The text of a file that people write, and what is told of one that is not in UTF-8.

Files that come from elsewhere are in other encodings by right, and are read in `sources`.
"""

import re
from pathlib import Path

from pipeline.errors import Problem

STRAY = re.compile("[\udc80-\udcff]")
"""What stands in a text for a byte that is not UTF-8."""
UTF_16 = ("\udcff\udcfe", "\udcfe\udcff")
SOME = 20


def text_of(file: Path) -> str:
    """Return the text of a file. Bytes that are not UTF-8 stay as marks, so that they are told with all else."""
    return file.read_text("utf-8", errors="surrogateescape")


def not_utf_8(text: str, file: str) -> list[Problem]:
    """Return a problem at the first sign of such a text that is not UTF-8; `file` is its place in messages."""
    stray = STRAY.search(text)
    if stray is None:
        return []
    before = text[: stray.start()]
    line = before.count("\n") + 1
    last = before.rpartition("\n")[2][-SOME:].strip()
    after = f"the sign after '{last}'" if last else "the first sign of the line"
    found = "the file is in UTF-16" if text.startswith(UTF_16) else f"{after} is not in UTF-8"
    allowed = "save the file as UTF-8; a spreadsheet program calls it 'CSV UTF-8'"
    return [Problem(file, line, "", found, allowed, rule="encoding")]
