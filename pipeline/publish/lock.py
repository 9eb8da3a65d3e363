"""One at a time: a lock that ends with the process that holds it, even one that is killed.

The warehouse has a lock of its own; this one is for work on folders.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutcomesError

try:
    import fcntl
except ImportError:  # Windows: two at once are not found out there
    fcntl = None


@contextmanager
def one_at_a_time(file: Path, what: str) -> Iterator[None]:
    """Hold `file` for `what`. Raises OutcomesError where another process holds it, and names that process."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+", encoding="utf-8") as held:
        if fcntl is not None:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                held.seek(0)
                msg = f"{what} is at work (process {held.read().strip() or 'unknown'}); wait until it is done"
                raise OutcomesError(msg) from error
        held.truncate(0)
        held.write(str(os.getpid()))
        held.flush()
        yield
