"""One refresh of a project at a time, whoever began it: the command, Dagster's daemon or its web pages.

A refresh opens the warehouse anew for every step. Without this, two would take turns at one set of tables, and the one
that ends first would say of the other's half-done work that it is whole.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.publish.lock import one_at_a_time, say_nothing

_held: set[Path] = set()
"""The locks of this process: the run that the command begins is its own, not another's."""


@contextmanager
def alone(folder: Path, wait: float = 0, waiting: Callable[[str], None] = say_nothing) -> Iterator[None]:
    """Do the work while no other process refreshes the project in this folder.

    Raises AtWork, which names the other process, where that is still at work after so many seconds.
    """
    file = folder.resolve() / "build" / ".refresh.lock"
    if file in _held:
        yield
        return
    with one_at_a_time(file, f"another refresh of {folder}", wait, waiting):
        _held.add(file)
        try:
            yield
        finally:
            _held.discard(file)
