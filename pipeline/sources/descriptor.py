"""A source's descriptor (`datapackage.yaml`) as a model: who publishes it, how it is read, what its table is.

The table is a plain Frictionless Table Schema; our own words stand under `outcomes`. Reading files is elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from pipeline.errors import ContentProblems, Problem, nearest
from pipeline.periods.parsing import YearMeans
from pipeline.sources.by_key import ByKey
from pipeline.sources.cleaning_files import CleanFile, read_cleaning
from pipeline.sources.timing import Arrived, Ended, Expected, SourceFrequency
from pipeline.strict_yaml import read_document, validate
from pipeline.strict_yaml.authored import text_of
from pipeline.strict_yaml.refusal import Refusal

DESCRIPTOR = "datapackage.yaml"


FieldType = Literal[
    "string", "integer", "number", "boolean", "date", "time", "datetime", "year", "yearmonth", "duration", "any",
    "list", "array", "object", "geopoint", "geojson",
]  # fmt: skip
"""The types of the Table Schema."""
ENCODINGS = ("utf-8", "cp1252", "latin-1", "utf-16")
"""Those that are told. Any that Python knows may be named."""


class Loose(BaseModel):
    """Frozen; other Frictionless properties pass through untouched."""

    model_config = ConfigDict(frozen=True, extra="allow", protected_namespaces=())


class Strict(BaseModel):
    """Frozen; unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())


class SourceFacts(Strict):
    """Our own words on a package: publisher, timing, origin, disclosure rule, layout."""

    publisher: str
    publication: str
    published_on: date | None = None
    published_on_precision: Literal["day", "month", "year", "assumed"] = Field(
        default="day", description="How well the day of publication is known; assumed: by then at the latest"
    )
    received_on: date | None = None
    origin: Literal["official", "local", "synthetic"]
    frequency: SourceFrequency = "none"
    lag_days: int | None = None
    timing_said_by: str = Field(default="", description="Where frequency and lag_days come from")
    next_expected: Expected | None = None
    ended: Ended | None = None
    arrivals: list[Arrived] = Field(default_factory=list, description="Deliveries that came, with their days")
    disclosure: Literal["none", "hes_pre2018", "hes2018", "ascof", "survey", "sus_by_date"] = "none"
    layout: str = "tidy"
    records: bool = Field(default=False, description="Record-level: no cell is ever repeated")
    views: list[str] = Field(
        default_factory=list, description="Clean tables that are asked anew each time instead of stored a second time"
    )
    by_key: ByKey | None = Field(default=None, description="Tables of which only what new records touch is made anew")
    pseudonymised: bool | None = Field(
        default=None, description="Record-level: whoever sends them has confirmed that numbers of people are pseudonyms"
    )
    options: dict[str, Any] = Field(default_factory=dict, description="What the layout reader needs to know")


class FieldFacts(Strict):
    """Our own words on a field: whether its text is an area or a period, and which notations it may have."""

    role: Literal["area", "period", "value", "marker"] | None = None
    kinds: list[str] = Field(default_factory=list)
    year_means: YearMeans | None = None
    markers: dict[str, str] = Field(default_factory=dict, description="Symbol -> our marker letter")
    unknown: Literal["refuse", "leave_out"] = Field(
        default="refuse", description="For an area: leave_out leaves out, and counts, records of areas that we have not"
    )


class TableField(Loose):
    """One field of the Table Schema."""

    name: str
    type: FieldType = "string"
    outcomes: FieldFacts = FieldFacts()


class Schema(Loose):
    """The Table Schema."""

    fields: list[TableField] = Field(min_length=1)


class Resource(Loose):
    """One table of the package and the files that hold it."""

    name: str
    path: str | list[str]
    encoding: str = "utf-8"
    schema_: Schema = Field(alias="schema")

    @field_validator("encoding")
    @classmethod
    def _known(cls, encoding: str) -> str:
        try:
            "".encode(encoding)
        except LookupError:
            found = f"'{encoding}' is no encoding known here{nearest(encoding, ENCODINGS)}"
            raise Refusal(found, f"such as {', '.join(ENCODINGS)}", "encoding: utf-8", "wrong-choice") from None
        return encoding


class License(Loose):
    """A licence by name."""

    name: str
    title: str = ""


class Package(Loose):
    """The whole descriptor."""

    name: str
    title: str
    description: str = ""
    licenses: list[License] = Field(default_factory=list)
    outcomes: SourceFacts
    resources: list[Resource] = Field(min_length=1)


@dataclass(frozen=True)
class Source:
    """A source: its folder, its descriptor as model and as the plain mapping that Frictionless reads.

    `extracts` and `sample` are the folders outside `data_raw` where record-level files may lie: real ones, and
    synthetic ones where the project opted in. `known_by`: its files are read as on that day, without the corrections
    that were reported later.
    """

    folder: Path
    package: Package
    plain: Mapping[str, Any]
    clean_sql: str | None
    cleaning: tuple[CleanFile, ...] = ()
    extracts: Path | None = None
    sample: Path | None = None
    known_by: date | None = None

    @property
    def name(self) -> str:
        """The source's id, which is its folder's name."""
        return self.package.name

    def table(self, resource: Resource) -> str:
        """Return the table name of a resource, without the schema."""
        return self.name if len(self.package.resources) == 1 else f"{self.name}__{resource.name}"


def read_source(folder: Path) -> tuple[Source | None, list[Problem]]:
    """Read one source folder. Returns the source, or None with every problem found in its descriptor."""
    place = f"{folder.parent.name}/{folder.name}/{DESCRIPTOR}"
    file = folder / DESCRIPTOR
    if not file.exists():
        return None, [_no_descriptor(place)]
    try:
        document = read_document(text_of(file), place)
    except ContentProblems as error:
        return None, list(error.problems)
    package, problems = validate(Package, document)
    if package is not None and package.name != folder.name:
        problems = [*problems, _wrong_name(place, package.name, folder.name)]
    if package is not None and package.outcomes.records and package.outcomes.pseudonymised is not True:
        problems = [*problems, _not_confirmed(place)]
    if package is None or problems:
        return None, problems
    clean = folder / "clean.sql"
    sql = text_of(clean) if clean.exists() else None
    cleaning, problems = read_cleaning(folder, sql)
    return (None, problems) if problems else (Source(folder, package, document.data, sql, cleaning), [])


def read_sources(data_raw: Path) -> tuple[dict[str, Source], list[Problem]]:
    """Read every source folder under `data_raw`, sorted by name."""
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for folder in sorted(p for p in data_raw.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))):
        source, found = read_source(folder)
        problems += found
        if source is not None:
            sources[source.name] = source
    return sources, problems


def _no_descriptor(place: str) -> Problem:
    return Problem(
        place,
        found="the folder has no descriptor",
        allowed="every folder under data_raw has a datapackage.yaml",
        example="data_raw/my_source/datapackage.yaml",
        rule="no-descriptor",
    )


def _not_confirmed(place: str) -> Problem:
    return Problem(
        place,
        field="outcomes.pseudonymised",
        found="it is not confirmed that numbers of people in these records are pseudonyms",
        allowed="true, once whoever sends the records has confirmed it in writing; else the records may not be used",
        example="pseudonymised: true",
        rule="pseudonyms",
    )


def _wrong_name(place: str, found: str, allowed: str) -> Problem:
    return Problem(
        place, field="name", found=f"'{found}' is not the folder's name", allowed=f"name: {allowed}", rule="source-name"
    )
