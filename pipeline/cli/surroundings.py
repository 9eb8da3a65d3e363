"""Faults of the machine rather than of the project or its people: a full disk, a folder that may not be written to.

Told in words with what to do; everything else that is unforeseen is an internal fault.
"""

import errno
import re
from collections.abc import Iterator

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}
FULL_WORDS = re.compile(
    "No space left on device|disk is full|disk I/O error|File too large|Disk quota exceeded", re.IGNORECASE
)
CLOSED_WORDS = re.compile(
    "Read-only file system|Permission denied|readonly database|unable to open database file", re.IGNORECASE
)
STAYS = "The last good figures and website stay in place."


def fault_of_machine(error: BaseException) -> str:
    """Return what is wrong with the machine and what to do, or an empty string where it is not the machine."""
    for one in _chain(error):
        where = f"{one.filename}: " if isinstance(one, OSError) and one.filename else ""
        kind = one.errno if isinstance(one, OSError) else None
        if kind in FULL or FULL_WORDS.search(str(one)):
            return f"{where}There is no room to write, or the disk is at fault. Make room, and run it again. {STAYS}"
        if kind in CLOSED or CLOSED_WORDS.search(str(one)):
            return f"{where}This user may not write there. Allow it, and run the command again. {STAYS}"
    return ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
