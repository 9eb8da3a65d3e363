"""Which project Dagster works on, as a resource: its content, its warehouse, and the day it is seen from.

The only place in `defs` that reads the environment and the clock.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path

import dagster as dg

from pipeline.steps.alone import alone
from pipeline.steps.state import node_hashes, remember, unlearn
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import Warehouse, open_warehouse

ROOT = "OUTCOMES_PROJECT"
WAIT_SECONDS = 10.0
WAIT_FOR_A_REFRESH = 3600.0
"""A run that nobody watches waits for one that a person began by hand, rather than fail."""
_listeners: list[Callable[[str], None]] = []


def project_root() -> Path:
    """Return the project's folder: the environment's, or the current one."""
    return Path(os.environ.get(ROOT, ".")).resolve()


@lru_cache(maxsize=4)
def workspace_at(root: Path) -> Workspace:
    """Return the content of a project, read once a process."""
    return open_workspace(root)


def today() -> date:
    """Return the day that figures are seen from where no `--as-of` is given."""
    return date.today()


def now() -> float:
    """Return this moment in seconds of the epoch."""
    return time.time()


def environment() -> Mapping[str, str]:
    """Return the environment, in which the mail server and its password are."""
    return os.environ


@contextmanager
def listening(listener: Callable[[str], None]) -> Iterator[None]:
    """Tell `listener` each step's name as it is done, for progress on a terminal."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


class ProjectResource(dg.ConfigurableResource):
    """The project that a run works on. `as_of` is an ISO date; empty means today."""

    root: str
    as_of: str = ""

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["ProjectResource"]:
        """Hold the project for the whole of a run, whoever began it. Looks of sensors and schedules are no runs."""
        if context.run is None:
            yield self
            return
        say = context.log.info if context.log else print
        with alone(self.folder, WAIT_FOR_A_REFRESH, lambda other: say(f"{other}: this run waits until it is done")):
            yield self

    @property
    def folder(self) -> Path:
        """The project's folder."""
        return Path(self.root)

    @property
    def workspace(self) -> Workspace:
        """The project's content."""
        return workspace_at(Path(self.root))

    @property
    def day(self) -> date:
        """The day that figures are seen from."""
        return date.fromisoformat(self.as_of) if self.as_of else today()

    @contextmanager
    def warehouse(self, *, receiving: bool = False) -> Iterator[Warehouse]:
        """Open the warehouse for one step, waiting a little for another to finish."""
        with open_warehouse(self.workspace.project.warehouse, receiving=receiving, wait=WAIT_SECONDS) as opened:
            yield opened

    @contextmanager
    def step(self, node: str, *, receiving: bool = False) -> Iterator[Warehouse]:
        """Open the warehouse for a step that writes. Until it says that it is done, it counts as never done.

        So a step that fails or is killed is done again, even where its content is put back as it was.
        """
        with self.warehouse(receiving=receiving) as opened:
            unlearn(opened, node)
            yield opened

    def done(self, warehouse: Warehouse, node: str) -> None:
        """Write down that a step is done, and tell who listens."""
        remember(warehouse, node, self.hashes()[node])
        for listener in _listeners:
            listener(node)

    def hashes(self) -> dict[str, str]:
        """Return the hash of every step as the content now is."""
        return _hashes(Path(self.root), self.day)


@lru_cache(maxsize=4)
def _hashes(root: Path, day: date) -> dict[str, str]:
    return node_hashes(workspace_at(root), day)


def forget() -> None:
    """Read content anew the next time; for a process that lives longer than a run."""
    workspace_at.cache_clear()
    _hashes.cache_clear()
