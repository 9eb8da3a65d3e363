"""The files of a frozen edition: written once, checked by their fingerprints whenever they are read.

What they hold, and when an edition may be frozen, is in `freezing`.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.catalogue.annual import FOLDER as ANNUAL
from pipeline.catalogue.annual import PREFIX
from pipeline.catalogue.reports import EDITIONS
from pipeline.errors import OutcomesError, Problem
from pipeline.publish.open_data.files import SUMS_FILE, sums
from pipeline.publish.tree import list_files, replace_file, write_tree

FOLDER, ASIDE = "frozen", ".frozen-next"
OTHER = "this frozen file is not as it was frozen"
ADDED, MISSING = "this file was added to a frozen edition", "this frozen file is missing"
DOCS, DATA, FACTS = "docs/", "data/", "facts.json"


@dataclass(frozen=True)
class Frozen:
    """A frozen edition: every file by its path; `docs/` holds pages and drawings, `data/` the published tables."""

    slug: str
    files: Mapping[str, bytes] = field(repr=False)

    def below(self, folder: str) -> dict[str, bytes]:
        """Return the files below a folder, by the rest of their path."""
        return {path.removeprefix(folder): c for path, c in self.files.items() if path.startswith(folder)}


def read_frozen(site: Path) -> tuple[dict[str, Frozen], list[Problem]]:
    """Read every frozen edition and annual report by name. A file that is not as it was frozen is a problem."""
    found: dict[str, Frozen] = {}
    problems: list[Problem] = []
    for before, folder in _folders(site):
        name = f"{before}{folder.parent.name}"
        files = {path: (folder / path).read_bytes() for path in list_files(folder) if path != SUMS_FILE}
        told = folder / SUMS_FILE
        problems += _changed(f"{site.name}/{folder.relative_to(site).as_posix()}", told, files)
        found[name] = Frozen(name, files)
    return found, problems


def _folders(site: Path) -> Iterator[tuple[str, Path]]:
    """Give each frozen folder, with what stands before its own name in that of the report."""
    for kind, before in ((EDITIONS, ""), (ANNUAL, PREFIX)):
        yield from ((before, folder) for folder in sorted((site / kind).glob(f"*/{FOLDER}")))


def write_frozen(edition: Path, files: Mapping[str, bytes]) -> None:
    """Write the frozen files of an edition, whole or not at all. Raises OutcomesError where it is frozen already."""
    target, aside = edition / FOLDER, edition / ASIDE
    if target.exists():
        msg = f"{edition.name} is frozen already, and a frozen edition never changes; see: outcomes edition correct"
        raise OutcomesError(msg)
    shutil.rmtree(aside, ignore_errors=True)
    for path, content in sorted(files.items()):
        replace_file(aside / path, content)
    replace_file(aside / SUMS_FILE, sums(files))
    aside.rename(target)


def replace_frozen(edition: Path, files: Mapping[str, bytes]) -> None:
    """Put other files in place of the frozen ones, with their fingerprints. Only for figures that were taken back."""
    folder = edition / FOLDER
    replace_file(folder / SUMS_FILE, sums(files))
    write_tree({**files, SUMS_FILE: sums(files)}, folder)


def _changed(place: str, told: Path, files: Mapping[str, bytes]) -> list[Problem]:
    """Compare the fingerprints that were written with those of the files, line by line."""
    if not told.is_file():
        return [_problem(place, SUMS_FILE, "the fingerprints of this frozen edition are missing")]
    then, now = _lines(told.read_text("utf-8")), _lines(sums(files).decode())
    return [
        _problem(place, path, ADDED if path not in then else MISSING if path not in now else OTHER)
        for path in sorted({*then, *now})
        if then.get(path) != now.get(path)
    ]


def _problem(place: str, path: str, found: str) -> Problem:
    file = f"{place}/{path}"
    allowed = "a frozen edition never changes: bring it back as it was from version control"
    return Problem(file, found=found, allowed=allowed, example=f"git checkout HEAD -- {file}", rule="frozen-changed")


def _lines(text: str) -> dict[str, str]:
    parted = (line.split("  ", 1) for line in text.splitlines() if "  " in line)
    return {path: mark for mark, path in parted}
