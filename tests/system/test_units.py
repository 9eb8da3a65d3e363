"""The systemd units, read by systemd itself: nothing misspelt or unknown, times are times, they may do little."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.project import REPOSITORY

UNITS = sorted((REPOSITORY / "deploy" / "systemd").glob("outcomes-*"))
ANALYZE = shutil.which("systemd-analyze")
pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(ANALYZE is None, reason="systemd-analyze is not on this machine"),
]
BINARY = "/opt/outcomes/.venv/bin/"
MOST_EXPOSED = 20
"""Tenths of systemd's own measure, which goes from 0 to 10; below 2 it says OK."""


def analyze(*words: str) -> str:
    done = subprocess.run([str(ANALYZE), *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def copies(folder: Path) -> list[str]:
    """The units with the programs of this machine in the place of those of the server."""
    for unit in UNITS:
        text = unit.read_text("utf-8").replace(BINARY, f"{REPOSITORY}/.venv/bin/")
        (folder / unit.name).write_text(text, "utf-8")
    return [str(folder / unit.name) for unit in UNITS]


def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    assert len(UNITS) >= 7
    assert analyze("verify", *copies(tmp_path)) == ""


def test_a_misspelt_setting_would_be_found(tmp_path: Path) -> None:
    unit = tmp_path / "outcomes-daemon.service"
    copies(tmp_path)
    unit.write_text(unit.read_text("utf-8").replace("ProtectSystem=", "ProtectSytem="), "utf-8")
    assert "ProtectSytem" in analyze("verify", str(unit))


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda unit: unit.name)
def test_each_may_do_little(unit: Path) -> None:
    analyze("security", "--offline=true", f"--threshold={MOST_EXPOSED}", str(unit))


def test_times_are_of_london() -> None:
    times = [one for unit in UNITS for one in re.findall(r"^OnCalendar=(.*)$", unit.read_text("utf-8"), re.MULTILINE)]
    assert len(times) == 2
    for one in times:
        assert one.endswith("Europe/London")
        assert "Next elapse" in analyze("calendar", one)
