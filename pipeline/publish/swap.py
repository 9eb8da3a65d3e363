"""Putting a finished site in place of the last one: whole or not at all, with no moment without a site.

`build/public` is a link to one of two folders beside it. A new site is made in the folder that the link does not point
to; then a second link to it is made and moved over the first. Moving over is one step of the file system: whoever
asks sees the old site or the new one. Where there are no links (some Windows set-ups) two moves do it: between them
there is no site for a moment, and `recover` brings the last one back if the machine stops just there.
"""

import os
import shutil
from pathlib import Path

from pipeline.publish.tree import list_files

FOLDERS = ("a", "b")


def fresh(folder: Path) -> Path:
    """Return an empty folder, whatever was there before."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def aside(place: Path) -> Path:
    """Return the empty folder in which the next site is made: the one that `place` does not point to."""
    first, second = (place.with_name(f".{place.name}-{name}") for name in FOLDERS)
    shown = place.is_symlink() and place.readlink().name == first.name
    return fresh(second if shown else first)


def recover(place: Path) -> None:
    """Bring back the last good site if an earlier run was stopped between the two moves of a swap."""
    last = _last(place)
    if last.exists() and not place.exists():
        last.rename(place)


def swap(made: Path, place: Path) -> None:
    """Put `made` where `place` is. Files whose bytes are the same keep their time, so that caches stay good.

    If the new one cannot be put there, the old one stays or is moved back, and the error goes on.
    """
    keep_times(place, made)
    last, had_one = _last(place), place.exists() and not place.is_symlink()
    if last.exists():
        shutil.rmtree(last)
    if had_one:
        place.rename(last)
    try:
        _show(made, place)
    except OSError:
        if had_one:
            last.rename(place)
        raise
    if had_one:
        shutil.rmtree(last)


def link(target: Path, place: Path) -> None:
    """Make `place` a link to its neighbour or near relative `target`, in one step where it is a link already.

    Raises OSError where the file system has no links.
    """
    new = place.with_name(f".{place.name}-link")
    new.unlink(missing_ok=True)
    new.symlink_to(os.path.relpath(target, place.parent), target_is_directory=True)
    new.replace(place)


def keep_times(old: Path, new: Path) -> None:
    """Give each file of `new` that is the same in `old` the time it has there."""
    for path in list_files(new):
        before, after = old / path, new / path
        if before.is_file() and not before.samefile(after) and _same(before, after):
            times = before.stat()
            os.utime(after, ns=(times.st_atime_ns, times.st_mtime_ns))


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _show(made: Path, place: Path) -> None:
    try:
        link(made, place)
    except OSError:
        if place.is_symlink():
            raise
        made.rename(place)


def _last(place: Path) -> Path:
    return place.with_name(f".{place.name}-last")
