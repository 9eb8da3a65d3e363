"""Runs of the command that are killed with SIGKILL, at a chosen call to the file system or after a chosen time.

Nothing of the product knows of it: each run is a process of its own, forked from a server that has the modules loaded,
and counts what the interpreter itself reports (audit events). The kill comes just before the chosen call happens.
"""

import json
import multiprocessing
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LOADED = ["tests.support.warm", "tests.support.killing"]
WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.chmod", "os.utime"}
WRITES |= {"shutil.rmtree", "shutil.copyfile", "subprocess.Popen", "sqlite3.connect"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
NOBODY = 65534
_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(LOADED)


@dataclass(frozen=True)
class Run:
    """How a run is to go: at which call it is killed (0: never), after how long, and with which hindrance."""

    arguments: tuple[str, ...]
    at: int = 0
    after: float = 0.0
    biggest_file: int = 0
    as_nobody: bool = False


@dataclass(frozen=True)
class Ran:
    """How it went: -9 for a run that was killed; what it said; how many calls it made and how long it took."""

    code: int
    said: str
    calls: int
    seconds: float


def run(one: Run, log: Path) -> Ran:
    """Run the command in a process of its own and wait for its end."""
    log.touch()  # a run may be killed before it says anything
    process, began = start(one, log), time.monotonic()
    if one.after:
        process.join(one.after)
        process.kill()
    process.join(300)
    assert process.exitcode is not None, "it did not end within five minutes"
    calls = log.with_suffix(".calls")
    counted = int(calls.read_text("utf-8") or 0) if calls.exists() else 0  # it may be killed while it writes them
    return Ran(process.exitcode, log.read_text("utf-8"), counted, time.monotonic() - began)


def start(one: Run, log: Path) -> Any:
    """Start the command in a process of its own."""
    process = _server.Process(target=_child, args=(one, str(log)))
    process.start()
    return process


def _child(one: Run, log: str) -> None:
    """The run itself. Ends without the interpreter's tidying up, as a killed one would."""
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
    if one.biggest_file:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (one.biggest_file, one.biggest_file))
    if one.as_nobody:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    seen = _count(one.at)
    from pipeline.cli.main import main

    code = main(list(one.arguments))
    sys.stdout.flush()
    sys.stderr.flush()
    if not one.biggest_file and not one.as_nobody:
        calls = seen[0]
        Path(log).with_suffix(".calls").write_text(json.dumps(calls), "utf-8")
    os._exit(code)


def _count(at: int) -> list[int]:
    seen = [0]

    def look(event: str, given: tuple[Any, ...]) -> None:
        if event in WRITES or (event == "open" and _writes(given)):
            seen[0] += 1
            if seen[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)
    return seen


def _writes(given: tuple[Any, ...]) -> bool:
    mode, flags = given[1], given[2]
    return (isinstance(mode, str) and any(sign in mode for sign in "wax+")) or bool((flags or 0) & WRITING)
