"""Running a program of its own and reading what it prints, so that each side's memory is its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from pipeline.sources.descriptor import Source
from tests.benchmarks.conftest import LIMIT
from tests.support.project import REPOSITORY


def run_program(*words: object) -> dict[str, Any]:
    """Run python with these words in the repository; return the JSON of its last line."""
    command = [sys.executable, *map(str, words)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def run_ours(source: Source, database: Path) -> dict[str, Any]:
    """Receive and clean the source's sample in a program of its own."""
    assert source.sample is not None
    words = ("-m", "tests.benchmarks.our_program", source.folder, source.sample, database, LIMIT)
    return run_program(*words)
