"""What is known of each release: its files with their fingerprints, the day it is seen from, what it leaves out.

Values only, and how they are written as text; where they lie is in `place`.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.publish.tree import list_files

ID_LENGTH = 16


class Release(NamedTuple):
    """One release. `withdrawals` are marks of all that had been withdrawn when it was made, and so is not in it."""

    id: str
    as_of: str
    withdrawals: tuple[str, ...]
    files: Mapping[str, str]

    def leaves_out(self, withdrawn: Sequence[str]) -> bool:
        """Say whether everything that is withdrawn was withdrawn already when this release was made."""
        return set(withdrawn) <= set(self.withdrawals)


class Order(NamedTuple):
    """The releases in the order in which they were last shown, the newest last, and those that were rolled back."""

    shown: tuple[str, ...] = ()
    rolled_back: tuple[str, ...] = ()

    def showing(self, release: str) -> "Order":
        """Return the order once a release is shown."""
        back = tuple(one for one in self.rolled_back if one != release)
        return Order((*(one for one in self.shown if one != release), release), back)

    def going_back(self, bad: str, good: str) -> "Order":
        """Return the order once a release is shown in place of a bad one, which is not gone back to by itself."""
        back = tuple(one for one in self.rolled_back if one != bad)
        return Order(self.showing(good).shown, (*back, bad))


def sums_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a folder, by path, sorted."""
    return {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in list_files(folder)}


def content_id(files: Mapping[str, str]) -> str:
    """Return the name of a release: the same files have the same name, wherever and whenever they were made."""
    return hashlib.sha256(sums_text(files).encode("utf-8")).hexdigest()[:ID_LENGTH]


def sums_text(files: Mapping[str, str]) -> str:
    """Write fingerprints as `sha256sum --check` reads them."""
    return "".join(f"{files[path]}  {path}\n" for path in sorted(files))


def sums_from(text: str) -> dict[str, str]:
    """Read them back."""
    parted = (line.split("  ", 1) for line in text.splitlines() if "  " in line)
    return {path: mark for mark, path in parted}


def facts_text(release: Release) -> str:
    """Write what is known of a release besides its files."""
    facts = {"as_of": release.as_of, "id": release.id, "withdrawals": sorted(release.withdrawals)}
    return json.dumps(facts, indent=1) + "\n"


def release_from(facts: str, sums: str) -> Release:
    """Read a release back from its two texts. Raises ValueError or KeyError for what was not written by us."""
    found = json.loads(facts)
    return Release(found["id"], found["as_of"], tuple(found["withdrawals"]), sums_from(sums))


def order_text(order: Order) -> str:
    """Write the order of releases."""
    return json.dumps(order._asdict(), indent=1) + "\n"


def order_from(text: str) -> Order:
    """Read it back."""
    found = json.loads(text)
    return Order(tuple(found["shown"]), tuple(found["rolled_back"]))
