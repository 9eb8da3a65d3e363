"""One at a time: a lock that ends with the process that holds it, even one that is killed.

The warehouse has a lock of its own; this one is for work on folders, and for work of several openings of the warehouse.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.errors import OutcomesError

try:
    import fcntl
except ImportError:  # Windows: two at once are not found out there
    fcntl = None

EVERY_SECONDS = 0.2


class AtWork(OutcomesError):
    """Another process holds the lock."""


def say_nothing(told: str) -> None:
    """Wait without a word."""


@contextmanager
def one_at_a_time(
    file: Path, what: str, wait: float = 0, waiting: Callable[[str], None] = say_nothing
) -> Iterator[None]:
    """Hold `file` for `what`. Raises AtWork where another process holds it after `wait` seconds, and names it.

    `waiting` is told once which process that is.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+", encoding="utf-8") as held:
        until, told = time.monotonic() + wait, False
        while not _taken(held):
            held.seek(0)
            by = f"{what} is at work (process {held.read().strip() or 'unknown'})"
            if time.monotonic() >= until:
                msg = f"{by}; wait until it is done"
                raise AtWork(msg)
            if not told:
                waiting(by)
            told = True
            time.sleep(EVERY_SECONDS)
        held.truncate(0)
        held.write(str(os.getpid()))
        held.flush()
        yield


def _taken(held: IO[str]) -> bool:
    """Take the lock, if nobody else has it."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
