"""Opening the files that a source is proposed for, in the first encoding that reads them.

What the files hold is judged in the modules beside this one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.errors import ContentProblems, Problem
from pipeline.sources.files import DeliveredFile
from pipeline.sources.layouts.grids import Grid
from pipeline.sources.layouts.opening import grids_of
from pipeline.sources.layouts.options import Options

ENCODINGS = ("utf-8", "cp1252")
_TOP = 100


@dataclass(frozen=True)
class Looked:
    """One opened file: where it lies, how its text is written, and its sheets (or itself) as records of text."""

    path: Path
    encoding: str
    grids: tuple[Grid, ...]

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.path.name

    @cached_property
    def tops(self) -> tuple[Grid, ...]:
        """The first lines of each grid, where headers stand."""
        return tuple(Grid(grid.file, grid.sheet, grid.rows[:_TOP]) for grid in self.grids)

    @property
    def delivered(self) -> DeliveredFile:
        """The file as a layout reader takes it."""
        return DeliveredFile(self.path, self.path.name, "")


def look_at(paths: Sequence[Path]) -> list[Looked]:
    """Open all files. Raises ContentProblems with what is wrong with each that cannot be opened."""
    looked: list[Looked] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            looked.append(_look(path))
        except ContentProblems as error:
            problems += error.problems
    if problems:
        raise ContentProblems(problems)
    return looked


def _look(path: Path) -> Looked:
    for encoding in ENCODINGS:
        try:
            grids = grids_of(DeliveredFile(path, path.name, ""), Options(), encoding)
            return Looked(path, encoding, tuple(grid for grid in grids if any(any(row) for row in grid.rows)))
        except ContentProblems as error:
            if encoding == ENCODINGS[-1] or not any("cannot be read as" in p.found for p in error.problems):
                raise
    raise AssertionError(path)
