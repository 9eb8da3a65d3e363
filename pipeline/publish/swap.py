"""Putting a finished site in place of the last one: whole or not at all."""

import filecmp
import os
import shutil
from pathlib import Path

from pipeline.publish.tree import list_files


def fresh(folder: Path) -> Path:
    """Return an empty folder, whatever was there before."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def recover(place: Path) -> None:
    """Bring back the last good site if an earlier run was stopped between the two steps of a swap."""
    last = _last(place)
    if last.exists() and not place.exists():
        last.rename(place)


def swap(made: Path, place: Path) -> None:
    """Put `made` where `place` is. Files whose bytes are the same keep their time, so that caches stay good.

    If the new one cannot be moved in, the old one is moved back and the error goes on.
    """
    last = _last(place)
    if last.exists():
        shutil.rmtree(last)
    keep_times(place, made)
    place.parent.mkdir(parents=True, exist_ok=True)
    had_one = place.exists()
    if had_one:
        place.rename(last)
    try:
        made.rename(place)
    except OSError:
        if had_one:
            last.rename(place)
        raise
    if had_one:
        shutil.rmtree(last)


def keep_times(old: Path, new: Path) -> None:
    """Give each file of `new` that is the same in `old` the time it has there."""
    for path in list_files(new):
        before = old / path
        if before.is_file() and filecmp.cmp(before, new / path, shallow=False):
            times = before.stat()
            os.utime(new / path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _last(place: Path) -> Path:
    return place.with_name(f".{place.name}-last")
