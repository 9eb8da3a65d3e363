"""The command as a person runs it, with the processor time that it and its children took.

Processor time, because other work on the machine lengthens every wait; the clock is given beside it. Python may keep
what it compiled, as it does where people work: else each command compiles the engine anew.
"""

import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter


@dataclass(frozen=True)
class Took:
    """Seconds of the processor and by the clock, and what was said."""

    processor: float
    clock: float
    said: str

    def __str__(self) -> str:
        return f"{self.processor:.1f} s ({self.clock:.1f} s by the clock)"


def timed(*words: str, root: Path) -> Took:
    """Run `outcomes` on a project to its end."""
    command = [sys.executable, "-m", "pipeline.cli.main", *words, "--project", str(root)]
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, start = _used(), perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**around, "TZ": "UTC"})
    clock = perf_counter() - start
    assert done.returncode == 0, done.stdout + done.stderr
    return Took(_used() - before, clock, done.stdout)


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
