"""Putting a site in place as a release: copied aside, compared, given what readers of kept releases still need, shown.

Every step leaves a whole site in view, and can be done again after it was stopped anywhere.
"""

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import Problem
from pipeline.publish.fingerprints import is_fingerprinted
from pipeline.publish.release.place import FOLDER_MODE, NEXT, Place, PublishRefused
from pipeline.publish.release.records import Order, Release, sums_of
from pipeline.publish.site_error import SiteError
from pipeline.publish.swap import fresh
from pipeline.publish.tree import clear_aside, replace_file

SEARCH = "pagefind/"
WITHOUT_FIGURES = (".css", ".js")
FILE_MODE = 0o644


@dataclass(frozen=True)
class Put:
    """What came of it: the release, how many older ones are kept, and which were removed."""

    release: str
    kept: int
    removed: tuple[str, ...]
    same: bool = False


def put(site: Path, place: Place, release: Release, keep: int, check: Callable[[Path], Sequence[Problem]]) -> Put:
    """Make `site` the release that readers see, and keep the last `keep` before it.

    `check` is asked about the copy before it is shown. Raises SiteError with what it finds, PublishRefused where the
    folder cannot be used; readers then keep what they had.
    """
    with place.held():
        made, is_new = _copied(site, place, release)
        problems = check(made)
        if problems:
            if is_new:
                place.drop(release.id)
            raise SiteError(problems)
        same = place.shown() == release.id
        place.record(release)
        known = place.known()
        lend(place, known, release.id, release.withdrawals)
        settle()
        order = place.order().showing(release.id)
        place.show(release.id, order)
        return Put(release.id, *prune(place, known, order, keep), same=same)


def lend(place: Place, known: Mapping[str, Release], to: str, withdrawn: Sequence[str]) -> None:
    """Give a release the files that pages of the others load, under their names by content.

    A reader who opened a page just before finds its style, script, pictures and index. From a release that holds what
    has been withdrawn since, only styles and scripts are lent.
    """
    for other in known.values():
        whole = other.leaves_out(withdrawn)
        for path in other.files:
            if (is_fingerprinted(path) or path.startswith(SEARCH)) and (whole or path.endswith(WITHOUT_FIGURES)):
                _lend_one(place.releases / other.id / path, place.releases / to / path)
    _open_folders(place.releases / to)


def prune(place: Place, known: Mapping[str, Release], order: Order, keep: int) -> tuple[int, tuple[str, ...]]:
    """Remove all but the release that is shown and the last `keep` before it.

    Removed as well is what holds something that was withdrawn since, and what has no record. Returns how many earlier
    ones are kept, and what was removed.
    """
    shown = known[place.shown()]
    good = [name for name in order.shown if name in known and known[name].leaves_out(shown.withdrawals)]
    before = [name for name in good if name != shown.id]
    kept = {shown.id, *before[len(before) - min(keep, len(before)) :]}
    gone = sorted(path.name for path in place.releases.iterdir() if path.name not in kept)
    for name in gone:
        place.drop(name)
    return len(kept) - 1, tuple(name for name in gone if name != NEXT)


def settle() -> None:
    """Ask the system to write everything to the disk before readers are shown it, where it can be asked."""
    if hasattr(os, "sync"):
        os.sync()


def _copied(site: Path, place: Place, release: Release) -> tuple[Path, bool]:
    """Copy the site aside and move it into `releases/`; mend a release of this name that is there already.

    Returns the folder, and whether it is new.
    """
    made = place.releases / release.id
    if made.exists():
        _mend(site, made, release.files)
        return made, False
    new = fresh(place.releases / NEXT)
    for path in release.files:
        _copy(site / path, new / path)
    if sums_of(new) != dict(release.files):
        msg = f"{site} changed while it was copied; wait for the refresh to end, then publish again"
        raise PublishRefused(msg)
    new.rename(made)
    return made, True


def _open_folders(made: Path) -> None:
    for folder in (made, *(path for path in made.rglob("*") if path.is_dir())):
        folder.chmod(FOLDER_MODE)


def _mend(site: Path, made: Path, files: Mapping[str, str]) -> None:
    clear_aside(made)
    there = sums_of(made)
    for path, mark in files.items():
        if there.get(path) != mark:
            replace_file(made / path, (site / path).read_bytes())
            (made / path).chmod(FILE_MODE)


def _copy(file: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(file, target)
    target.chmod(FILE_MODE)


def _lend_one(file: Path, target: Path) -> None:
    if target.exists() or not file.exists():
        return
    replace_file(target, file.read_bytes())
    target.chmod(FILE_MODE)
    os.utime(target, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
