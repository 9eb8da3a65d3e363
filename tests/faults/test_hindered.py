"""A machine that hinders: full, closed, busy, damaged, its clock set back, a source gone. Readers keep one whole site,
what was frozen stays, the message says what to do, and once the cause is gone the next refresh completes."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.cli.surroundings import fault_of_machine
from pipeline.publish.release import content_id, sums_of
from tests.support.changes import FIGURES
from tests.support.faulty import Ran, Stage, command, copy, frozen, good, shown, site
from tests.support.killing import Run, start

ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can mount a small disk")
INTERNAL_FAULT = 3


@pytest.fixture
def root(stage: Stage, tmp_path: Path) -> Path:
    return copy(stage.changed, tmp_path / "project")


def nothing_is_lost(stage: Stage, root: Path, ran: Ran) -> None:
    """After a fault: told in words, one whole site for readers and one built, the report as it was frozen."""
    assert ran.code == 1, ran.said
    assert "Traceback" not in ran.said
    assert site(root) in (stage.old, stage.new)
    assert shown(root) == stage.old
    assert frozen(root) == frozen(stage.changed)


def completes(stage: Stage, root: Path) -> None:
    """Once the cause is gone, the next refresh and publish give what they would have given."""
    good(command("refresh", root))
    assert site(root) == stage.new
    good(command("publish", root))
    assert shown(root) == stage.new


def damaged_head(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(b"\0" * 4096)


def damaged_middle(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(12288)
        opened.write(bytes(range(256)) * 400)


def cut_short(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def emptied(file: Path) -> None:
    os.truncate(file, 0)


@pytest.mark.parametrize(
    "damage", [damaged_head, *(pytest.param(d, marks=pytest.mark.system) for d in (damaged_middle, cut_short, emptied))]
)
def test_a_damaged_warehouse_is_made_again_by_one_command(
    stage: Stage, root: Path, damage: Callable[[Path], None]
) -> None:
    damage(root / "build" / "warehouse.duckdb")
    ran = command("refresh", root)
    nothing_is_lost(stage, root, ran)
    assert "warehouse.duckdb is damaged" in ran.said
    assert "outcomes refresh --rebuild" in ran.said
    good(command("refresh", root, more=("--rebuild",)))
    assert site(root) == stage.new
    assert frozen(root) == frozen(stage.changed)


def test_of_two_refreshes_at_once_one_says_that_the_other_is_at_work(stage: Stage, root: Path) -> None:
    day = ("--as-of", "2020-01-01", "--project", str(root))
    first = start(Run(("refresh", *day)), root.parent / "first.log")
    lock = root / "build" / ".refresh.lock"
    lock_was = lock.read_text("utf-8")
    for _ in range(600):
        if lock.read_text("utf-8") not in ("", lock_was):
            break
        time.sleep(0.05)
    second = command("refresh", root)
    first.join(300)
    assert first.exitcode == 0
    assert second.code == 1
    assert f"is at work (process {first.pid}); wait until it is done" in second.said
    assert site(root) == stage.new
    completes(stage, root)


@pytest.mark.system
@pytest.mark.parametrize("verb", ["refresh", "publish"])
@pytest.mark.parametrize("most", [2_000, 60_000, 400_000, 20_000_000])
def test_no_file_may_grow(stage: Stage, tmp_path: Path, verb: str, most: int) -> None:
    """A write that a limit cuts off inside a block would tear the warehouse: so nothing is begun, and it stays."""
    root = copy(stage.changed if verb == "refresh" else stage.newer, tmp_path / "project")
    warehouse = (root / "build" / "warehouse.duckdb").read_bytes()
    ran = command(verb, root, biggest_file=most)
    nothing_is_lost(stage, root, ran)
    assert (root / "build" / "warehouse.duckdb").read_bytes() == warehouse
    assert "ulimit -f unlimited" in ran.said, ran.said
    completes(stage, root)


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    subprocess.run(["mount", *options, str(folder)], check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, capture_output=True)


@pytest.mark.system
@ROOT
@pytest.mark.parametrize("free_kb", [64, 600, 2400])
def test_a_full_disk(stage: Stage, tmp_path: Path, free_kb: int) -> None:
    size = sum(p.lstat().st_size + 4096 for p in stage.changed.parent.rglob("*")) // 1024
    disk = tmp_path / "disk"
    disk.mkdir()
    try:
        with mounted(disk, "-t", "tmpfs", "-o", f"size={size + free_kb}k", "tmpfs"):
            root = copy(stage.changed, disk / "project")
            ran = command("refresh", root, logs=tmp_path)
            if ran.code:
                nothing_is_lost(stage, root, ran)
                assert any(
                    words in ran.said for words in ("There is no room to write", "No space left", "disk I/O error")
                ), ran.said
            subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True, capture_output=True)
            completes(stage, root)
    except subprocess.CalledProcessError as error:
        pytest.skip(f"this machine lets nobody mount a disk: {error.stderr}")


@pytest.mark.system
@ROOT
@pytest.mark.parametrize("verb", ["refresh", "freeze", "publish"])
def test_a_project_that_may_only_be_read(stage: Stage, tmp_path: Path, verb: str) -> None:
    from tests.support.nginx import open_folder

    with open_folder() as folder:
        made = {"refresh": stage.changed, "freeze": stage.ready, "publish": stage.newer}[verb]
        root = copy(made, folder / "project")
        before = site(root)
        for path in (folder, *folder.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() else 0o644)
        ran = command(verb, root, as_nobody=True)
        assert ran.code == 1, ran.said
        assert "This user may not write there" in ran.said or "Permission denied" in ran.said, ran.said
        assert "Traceback" not in ran.said
        assert site(root) == before
        if verb == "freeze":
            assert frozen(root) == {}
        good(command(verb, root))


@pytest.mark.system
def test_the_clock_is_set_back_before_the_frozen_report(stage: Stage, root: Path) -> None:
    good(command("refresh", root, more=("--as-of", "2019-01-01")))
    assert frozen(root) == frozen(stage.changed)
    completes(stage, root)


@pytest.mark.system
def test_a_file_of_a_source_vanishes_and_comes_back(stage: Stage, root: Path) -> None:
    kept = root.parent / "figures.csv"
    shutil.move(root / FIGURES, kept)
    ran = command("refresh", root)
    assert ran.code == 1
    assert "council_returns: the delivery was refused; the last good one is carried forward" in ran.said
    assert shown(root) == stage.old
    assert frozen(root) == frozen(stage.changed)
    assert "109" in site(root)["measures/falls/index.html"].decode("utf-8"), "the last good figures are shown"
    shutil.move(kept, root / FIGURES)
    completes(stage, root)


@pytest.mark.system
def test_a_whole_source_vanishes_and_comes_back(stage: Stage, root: Path) -> None:
    kept = root.parent / "council_returns"
    shutil.move(root / "data_raw" / "council_returns", kept)
    ran = command("refresh", root)
    nothing_is_lost(stage, root, ran)
    assert "council_returns" in ran.said
    shutil.move(kept, root / "data_raw" / "council_returns")
    completes(stage, root)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device", "/srv/x"), "/srv/x: There is no room to write, or"),
        (OSError(30, "Read-only file system", "/srv/x"), "/srv/x: This user may not write there."),
        (RuntimeError("(sqlite3.OperationalError) attempt to write a readonly database"), "This user may not write"),
        (RuntimeError("IO Error: could not write: No space left on device"), "There is no room"),
        (ValueError("a mistake of ours"), ""),
        (FileNotFoundError(2, "No such file or directory", "/srv/x"), ""),
    ],
)
def test_faults_of_the_machine_are_told_from_ours(error: Exception, words: str) -> None:
    assert fault_of_machine(error).startswith(words)
    assert bool(fault_of_machine(error)) == bool(words)
    try:
        raise RuntimeError("outer") from error
    except RuntimeError as outer:
        assert fault_of_machine(outer) == fault_of_machine(error)


@pytest.mark.system
def test_another_machine_makes_the_same_release_and_what_is_shown_can_be_checked(stage: Stage, tmp_path: Path) -> None:
    """The runbook's chapters "Moving to another machine" and "Disaster": content alone is brought along."""
    root = tmp_path / "another machine" / "project"
    shutil.copytree(stage.newer, root, ignore=shutil.ignore_patterns("build"), symlinks=True)
    good(command("refresh", root))
    good(command("publish", root))
    assert shown(root) == stage.new
    name = (root.parent / "www" / "current").readlink().name
    assert name == content_id(sums_of(stage.newer / "build" / "public"))
    release = root.parent / "www" / "releases" / name
    check = ["sha256sum", "--check", "--ignore-missing", "--quiet", f"../../records/{name}/sha256sums.txt"]
    assert subprocess.run(check, cwd=release, check=False, capture_output=True).returncode == 0
    (release / "index.html").write_text("half", "utf-8")
    assert subprocess.run(check, cwd=release, check=False, capture_output=True).returncode == 1
    shutil.rmtree(root / "build")
    good(command("refresh", root))
    assert site(root) == stage.new
