"""Which files `check PATH…` asks about, named as the project's messages name them or as the shell does.

What is found is decided elsewhere; a place that is not asked about is not told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.catalogue.dependence import sources_of
from pipeline.cli.doubting import ACKNOWLEDGEMENTS
from pipeline.compute.checks import Finding, Judged
from pipeline.errors import UsageError, nearest
from pipeline.steps.workspace import Workspace

FOLDERS = ("measures", "data_raw", "site")
"""Those that hold a project's content."""


@dataclass(frozen=True)
class Asked:
    """The paths that were given, none for everything, and the project's folder."""

    paths: Sequence[str]
    project: Path

    def holds(self, place: str) -> bool:
        """Say whether a file, as messages name it, is one that is asked about, or lies in such a folder."""
        return not self.paths or any(self._lies_in(place, path) for path in self.paths)

    def refuse_strangers(self, told: Iterable[str]) -> None:
        """Raise UsageError for a path at which there is nothing; what is missing is there where a message names it."""
        places = list(told)
        known = [path for path in self.paths if self._is_there(path) or any(self._lies_in(p, path) for p in places)]
        if strange := [path for path in self.paths if path not in known]:
            there = [path.relative_to(self.project).as_posix() for path in self._written()]
            named = " and ".join(f"'{path}'{nearest(Path(path).as_posix(), there)}" for path in strange)
            example = "outcomes check measures data_raw/SOURCE"
            msg = f"there is no file or folder {named}; paths are those of the project's files; e.g. {example}"
            raise UsageError(msg)

    def _written(self) -> Iterator[Path]:
        """Give the files that people write, and their folders; what is made and installed is no place to look in."""
        yield from self.project.glob("*.yaml")
        for folder in (self.project / name for name in FOLDERS):
            yield folder
            yield from folder.rglob("*")

    def _is_there(self, path: str) -> bool:
        return Path(path).exists() or (self.project / path).exists()

    def holds_line(self, told: str) -> bool:
        """Say whether a line that begins with its place, with or without a number, is asked about."""
        place = told.split("  ", maxsplit=1)[0]
        file, _, line = place.rpartition(":")
        return self.holds(file if line.isdigit() else place)

    def of(self, workspace: Workspace, doubts: Judged) -> Judged:
        """Return the doubts whose measure or a source of it is asked about."""
        idle = doubts.idle if self.holds(ACKNOWLEDGEMENTS) else ()
        return Judged(tuple(one for one in doubts.open if self._is_about(workspace, one)), doubts.acknowledged, idle)

    def _is_about(self, workspace: Workspace, doubt: Finding) -> bool:
        catalogue, raw = workspace.catalogue, workspace.project.data_raw.name
        file, _ = catalogue.documents[doubt.measure].place_of(())
        return any(map(self.holds, [file, *(f"{raw}/{s}" for s in sources_of(catalogue.measures[doubt.measure]))]))

    def _lies_in(self, place: str, path: str) -> bool:
        named = Path(path).resolve()
        return Path(place).is_relative_to(path) or (self.project / place).resolve().is_relative_to(named)
