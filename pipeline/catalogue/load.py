"""Reading the whole catalogue from `measures/`: every file, every problem, in one go.

Rules that need only the catalogue itself are in `checks`; rules that need sources or data belong in `compute`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.areas import Areas
from pipeline.areas import read as read_areas
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.framework_history import VERSIONS
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.targets_file import TARGETS_FILE, TargetRow, read_targets
from pipeline.catalogue.targets_join import Known, join_targets
from pipeline.errors import ContentProblems, Problem
from pipeline.strict_yaml import Document, read_document, validate

FRAMEWORK = "framework.yaml"
OTHER_FILES = {"areas.csv", "area_aliases.csv", TARGETS_FILE, "measure.schema.json", FRAMEWORK, VERSIONS}


@dataclass(frozen=True)
class Catalogue:
    """What is measured: the framework, the areas, and each measure by id in the framework's order."""

    framework: Framework
    areas: Areas
    measures: Mapping[str, Measure]
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)

    def domain_of(self, measure_id: str) -> str:
        """Return the key of the measure's domain."""
        return self.framework.path_to()[self.measures[measure_id].indicator][0].key


def read_catalogue(folder: Path) -> tuple[Catalogue | None, list[Problem]]:
    """Read `measures/`. Returns the catalogue, or None with every problem found."""
    from pipeline.catalogue.checks import check_measures

    areas, problems = _areas(folder)
    framework, found = _framework(folder)
    problems += found + _strangers(folder)
    documents, measures, found = _measures(folder)
    problems += found
    rows, found = _targets(folder)
    problems += found
    if framework is None or areas is None:
        return None, sorted(problems)
    problems += check_measures(framework, areas, measures, documents, {f.stem for f in measure_files(folder)})
    measures, found = join_targets(rows, _place(folder, TARGETS_FILE), Known(measures, documents, areas))
    problems += found
    if problems:
        return None, sorted(problems)
    ordered = dict(sorted(measures.items(), key=lambda item: (item[1].order, item[0])))
    return Catalogue(framework, areas, ordered, documents), []


def open_catalogue(folder: Path) -> Catalogue:
    """Read `measures/`. Raises ContentProblems with all problems together."""
    catalogue, problems = read_catalogue(folder)
    if catalogue is None:
        raise ContentProblems(problems)
    return catalogue


def measure_files(folder: Path) -> list[Path]:
    """Return every measure file, by domain folder and name."""
    return sorted(p for p in folder.glob("*/*.yaml") if p.is_file())


def read_measure(file: Path, folder: Path) -> tuple[Document | None, Measure | None, list[Problem]]:
    """Read one measure file. Its place in messages is relative to the project."""
    place = f"{folder.name}/{file.relative_to(folder).as_posix()}"
    try:
        document = read_document(file.read_text("utf-8"), place)
    except ContentProblems as error:
        return None, None, list(error.problems)
    measure, problems = validate(Measure, document)
    return document, measure, problems


def _areas(folder: Path) -> tuple[Areas | None, list[Problem]]:
    try:
        return read_areas(folder), []
    except ContentProblems as error:
        return None, list(error.problems)
    except FileNotFoundError:
        return None, [Problem(f"{folder.name}/areas.csv", found="there is no list of areas", rule="no-areas")]


def _framework(folder: Path) -> tuple[Framework | None, list[Problem]]:
    place = f"{folder.name}/{FRAMEWORK}"
    try:
        document = read_document((folder / FRAMEWORK).read_text("utf-8"), place)
    except ContentProblems as error:
        return None, list(error.problems)
    except FileNotFoundError:
        return None, [
            Problem(place, found="there is no framework file", allowed="a framework.yaml", rule="no-framework")
        ]
    return validate(Framework, document)


def _measures(folder: Path) -> tuple[dict[str, Document], dict[str, Measure], list[Problem]]:
    documents: dict[str, Document] = {}
    measures: dict[str, Measure] = {}
    problems: list[Problem] = []
    for file in measure_files(folder):
        document, measure, found = read_measure(file, folder)
        problems += found
        if file.stem in documents and document is not None:
            problems.append(_doubled(document, documents[file.stem]))
        elif document is not None:
            documents[file.stem] = document
            if measure is not None:
                measures[file.stem] = measure
    return documents, measures, problems


def _targets(folder: Path) -> tuple[list[TargetRow], list[Problem]]:
    """Read the table of targets, which a project may have beside those in its measure files."""
    file = folder / TARGETS_FILE
    return read_targets(file.read_bytes(), _place(folder, TARGETS_FILE)) if file.exists() else ([], [])


def _place(folder: Path, name: str) -> str:
    return f"{folder.name}/{name}"


def _doubled(document: Document, first: Document) -> Problem:
    return Problem(
        document.file,
        1,
        found=f"this id is taken already by {first.file}",
        allowed="a file name that no other measure has, in any domain",
        rule="duplicate-id",
    )


def _strangers(folder: Path) -> list[Problem]:
    """Files that nothing would read are a mistake: a measure with a wrong ending would be lost in silence."""
    known = {*measure_files(folder), *(folder / name for name in OTHER_FILES)}
    found = [p for p in sorted(folder.rglob("*")) if p.is_file() and p not in known and not p.name.startswith(".")]
    return [
        Problem(
            f"{folder.name}/{path.relative_to(folder).as_posix()}",
            found="nothing reads this file",
            allowed="measure files are measures/<domain>/<id>.yaml",
            example="measures/quality/falls.yaml",
            rule="unknown-file",
        )
        for path in found
    ]


__all__ = ["Catalogue", "measure_files", "open_catalogue", "read_catalogue", "read_measure"]
