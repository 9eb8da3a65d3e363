"""Reading the whole catalogue from `measures/`: every file, every problem, in one go.

Rules that need only the catalogue itself are in `checks`; rules that need sources or data belong in `compute`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.areas import Areas
from pipeline.areas import read as read_areas
from pipeline.catalogue.defaults import DEFAULTS, NOTHING_SAID, Said, read_defaults
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.framework_history import VERSIONS
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.measure_files import measure_files, measure_places, read_all
from pipeline.catalogue.tags import TAGS, Tag, read_tags, unknown_tags
from pipeline.catalogue.targets_file import TARGETS_FILE, TargetRow, read_targets
from pipeline.catalogue.targets_join import Known, join_targets
from pipeline.errors import ContentProblems, Problem
from pipeline.strict_yaml import Document, read_document, validate
from pipeline.strict_yaml.authored import text_of

FRAMEWORK = "framework.yaml"
SCHEMAS = {"measure.schema.json", "defaults.schema.json", "tags.schema.json"}
OTHER_FILES = {"areas.csv", "area_aliases.csv", TARGETS_FILE, FRAMEWORK, VERSIONS, DEFAULTS, TAGS, *SCHEMAS}


@dataclass(frozen=True)
class Catalogue:
    """What is measured: the framework, the areas, and each measure by id in the framework's order."""

    framework: Framework
    areas: Areas
    measures: Mapping[str, Measure]
    documents: Mapping[str, Document] = field(default_factory=dict, repr=False)
    said: Said = NOTHING_SAID
    tags: Mapping[str, Tag] = field(default_factory=dict)

    def domain_of(self, measure_id: str) -> str:
        """Return the key of the measure's domain."""
        return self.framework.path_to()[self.measures[measure_id].indicator][0].key


@dataclass(frozen=True)
class Readable:
    """What can be read of `measures/`, right or not: the areas if they are, the measures that are right in themselves.

    Whether these fit their sources can be asked while other files are still wrong. `names` are those of all measures;
    none where a file cannot be read, which may define any.
    """

    areas: Areas | None
    measures: Mapping[str, Measure]
    documents: Mapping[str, Document] = field(repr=False)
    names: frozenset[str] = frozenset()


def read_catalogue(folder: Path) -> tuple[Catalogue | None, list[Problem]]:
    """Read `measures/`. Returns the catalogue, or None with every problem found."""
    catalogue, _, problems = read_what_there_is(folder)
    return catalogue, problems


def read_what_there_is(folder: Path) -> tuple[Catalogue | None, Readable, list[Problem]]:
    """Read `measures/` and return with the catalogue what can be read of it even where that is None."""
    from pipeline.catalogue.checks import check_measures

    areas, problems = _areas(folder)
    framework, found = _framework(folder)
    problems += found + _strangers(folder)
    said = read_defaults(folder)
    read = read_all(folder, said)
    documents, measures = read.documents, read.measures
    tags, found = read_tags(folder)
    problems += [*said.problems, *read.problems, *found, *unknown_tags(measures, documents, tags)]
    rows, found = _targets(folder)
    problems += found
    ids = set(measure_places(folder))
    readable = Readable(areas, measures, documents, frozenset(ids) if ids == set(documents) else frozenset())
    if framework is None or areas is None:
        return None, readable, sorted(problems)
    problems += said.unknown("domains", [d.key for d in framework.domains], ("domain", "a domain of framework.yaml"))
    problems += check_measures(framework, areas, measures, documents, ids)
    measures, found = join_targets(rows, _place(folder, TARGETS_FILE), Known(measures, documents, areas))
    problems += found
    if problems:
        return None, readable, sorted(set(problems))
    ordered = dict(sorted(measures.items(), key=lambda item: (item[1].order, item[0])))
    return Catalogue(framework, areas, ordered, documents, said, tags), readable, []


def open_catalogue(folder: Path) -> Catalogue:
    """Read `measures/`. Raises ContentProblems with all problems together."""
    catalogue, problems = read_catalogue(folder)
    if catalogue is None:
        raise ContentProblems(problems)
    return catalogue


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
        document = read_document(text_of(folder / FRAMEWORK), place)
    except ContentProblems as error:
        return None, list(error.problems)
    except FileNotFoundError:
        return None, [
            Problem(place, found="there is no framework file", allowed="a framework.yaml", rule="no-framework")
        ]
    return validate(Framework, document)


def _targets(folder: Path) -> tuple[list[TargetRow], list[Problem]]:
    """Read the table of targets, which a project may have beside those in its measure files."""
    file = folder / TARGETS_FILE
    return read_targets(file.read_bytes(), _place(folder, TARGETS_FILE)) if file.exists() else ([], [])


def _place(folder: Path, name: str) -> str:
    return f"{folder.name}/{name}"


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


__all__ = ["Catalogue", "Readable", "open_catalogue", "read_catalogue", "read_what_there_is"]
