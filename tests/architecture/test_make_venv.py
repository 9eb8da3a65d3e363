"""What the set-up says to somebody whose Python is too old, too new or incomplete."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools import make_venv

SCRIPT = Path(make_venv.__file__)


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 15)])
def test_another_python_is_asked_for(version: tuple[int, int]) -> None:
    told = make_venv.fault_of_python(version)
    assert told.startswith(f"Python {version[0]}.{version[1]} was found; this project needs 3.11 to 3.14.")
    assert "PYTHON=python3.12" in told


def test_a_python_in_range_passes() -> None:
    assert [make_venv.fault_of_python((3, minor)) for minor in (11, 12, 13, 14)] == [""] * 4


def test_the_one_command_that_mends_a_missing_venv() -> None:
    as_root = make_venv.fault_of_parts(["ensurepip"], (3, 11), has_apt=True, is_root=True)
    as_user = make_venv.fault_of_parts(["ensurepip"], (3, 11), has_apt=True, is_root=False)
    assert as_root.endswith("This mends it: apt-get install -y python3.11-venv")
    assert as_user.endswith("This mends it: sudo apt-get install -y python3.11-venv")
    assert "apt-get" not in make_venv.fault_of_parts(["venv"], (3, 12), has_apt=False, is_root=True)
    assert make_venv.fault_of_parts([], (3, 12), has_apt=True, is_root=True) == ""


def test_wrong_usage_is_exit_2() -> None:
    result = subprocess.run([sys.executable, SCRIPT, "all"], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (2, "usage: python3 tools/make_venv.py runtime|test\n")
