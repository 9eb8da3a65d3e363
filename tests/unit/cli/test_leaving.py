"""A command that is done leaves at once: all it said is there, its files are tidied away, its memory is not."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FULL = Path("/dev/full")
BIG = """
import atexit, sys, tempfile, threading, time
from pipeline.cli.leaving import at_once

class Kept:
    def __del__(self):
        print("taken apart")

def work():
    folder = tempfile.TemporaryDirectory()
    everything.extend([Kept(), folder])
    atexit.register(print, "seen to at exit")
    threading.Thread(target=lambda: (time.sleep(0.2), print("thread done"))).start()
    print(folder.name)
    print("x" * 500_000)
    print("said", file=sys.stderr)
    return 7

everything = []
sys.exit(at_once(work))
"""


def ran(program: str) -> subprocess.CompletedProcess[str]:
    """Run a program of its own."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_all_is_said_and_seen_to_and_nothing_is_taken_apart() -> None:
    done = ran(BIG)
    folder, long, *rest = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(long)) == (7, "said\n", 500_000)
    assert rest == ["thread done", "seen to at exit"]
    assert not Path(folder).exists()


def test_work_that_fails_ends_as_ever() -> None:
    done = ran("from pipeline.cli.leaving import at_once\nat_once(lambda: 1 / 0)")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full, a file that cannot be written to")
def test_words_that_cannot_be_written_are_no_success() -> None:
    program = "import sys\nfrom pipeline.cli.leaving import at_once\nsys.exit(at_once(lambda: print('said') or 0))"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    told: dict[str, Any] = {"stderr": subprocess.PIPE, "text": True, "env": buffered}
    with FULL.open("w") as full:
        done = subprocess.run([sys.executable, "-c", program], stdout=full, check=False, **told)
    assert done.returncode == 120, "Python's own code for it"
    assert "No space left" in done.stderr


def test_the_command_leaves_at_once() -> None:
    taken = "class Kept:\n    def __del__(self): print('taken apart')\nkept = Kept()\n"
    run = "import sys\nfrom pipeline.cli import main\nmain.main = lambda: 1\nsys.exit(main.command())"
    done = ran(taken + run)
    assert (done.returncode, done.stdout) == (1, "")


@pytest.mark.parametrize("lines", [1, 20_000])
def test_a_reader_that_has_heard_enough_is_no_fault(tmp_path: Path, lines: int) -> None:
    (tmp_path / "project.yaml").write_text("".join(f"k{n}: 1\n" for n in range(lines)))
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli.main", "check", "--project", str(tmp_path)],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert done.stderr == ""
