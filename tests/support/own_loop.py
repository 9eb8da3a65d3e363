"""Running Dagster, or a loop of a test, in a process in which browser tests keep Playwright's: it is put aside.

Between its calls Playwright leaves its event loop marked as running in the thread. After each run Dagster ends a loop
of its own, which a thread with a running one refuses; so the coroutine that would end it is never awaited.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_loop_running() -> Iterator[None]:
    """Let no event loop be marked as running in this thread. Nothing of a browser may be asked inside the block."""
    kept = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(kept)
