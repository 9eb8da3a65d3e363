"""The measure files of a folder, and the measures that each defines, with every problem of every file.

Joining a file to the defaults is in `leaning`, members in `members`; rules across measures belong in `checks`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.catalogue.defaults import Said
from pipeline.catalogue.leaning import lean
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.members import MEMBERS, ids_of, members_of
from pipeline.errors import ContentProblems, Problem
from pipeline.strict_yaml import Document, read_document, validate
from pipeline.strict_yaml.authored import text_of

_FAMILY = re.compile(rf"^{MEMBERS}\s*:", re.MULTILINE)


@dataclass
class Definitions:
    """What measure files define: documents and measures by id, and what is wrong with them."""

    documents: dict[str, Document] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, other: "Definitions") -> None:
        """Take in another file's; an id that is taken already is a problem."""
        for name, document in other.documents.items():
            if name in self.documents:
                self.problems.append(_doubled(document, self.documents[name]))
                continue
            self.documents[name] = document
            if name in other.measures:
                self.measures[name] = other.measures[name]
        self.problems += other.problems


def measure_files(folder: Path) -> list[Path]:
    """Return every measure file, by domain folder and name."""
    return sorted(p for p in folder.glob("*/*.yaml") if p.is_file())


def measure_places(folder: Path) -> dict[str, Path]:
    """Return the file of each measure by id. One that cannot be read counts as a measure of its name."""
    return {name: file for file in measure_files(folder) for name in _ids(file)}


def read_measures(file: Path, folder: Path, said: Said) -> Definitions:
    """Read one measure file. Its place in messages is relative to the project."""
    made = Definitions()
    try:
        read = read_document(text_of(file), f"{folder.name}/{file.relative_to(folder).as_posix()}")
    except ContentProblems as error:
        made.problems += error.problems
        return made
    members, made.problems = members_of(read)
    for name, own in members.items():
        document, found = lean(own, file.parent.name, said)
        measure, faults = validate(Measure, document)
        made.documents[name] = document
        if measure is not None:
            made.measures[name] = measure
        made.problems += [*found, *faults]
    return _once(made, said)


def read_all(folder: Path, said: Said) -> Definitions:
    """Read every measure file of a folder."""
    made = Definitions()
    for file in measure_files(folder):
        made.add(read_measures(file, folder, said))
    return made


def _once(made: Definitions, said: Said) -> Definitions:
    """Tell each problem once, and none at a line of the defaults that is told for itself."""
    told = {(problem.file, problem.line) for problem in said.problems}
    made.problems = [p for p in dict.fromkeys(made.problems) if (p.file, p.line) not in told]
    return made


def _ids(file: Path) -> list[str]:
    text = text_of(file)
    if not _FAMILY.search(text):
        return [file.stem]
    try:
        return ids_of(read_document(text, file.name))
    except ContentProblems:
        return [file.stem]


def _doubled(document: Document, first: Document) -> Problem:
    return Problem(
        *document.place_of(()),
        found=f"this id is taken already by {first.file}",
        allowed="a name that no other measure has, in any domain",
        rule="duplicate-id",
    )


__all__ = ["Definitions", "measure_files", "measure_places", "read_all", "read_measures"]
