"""What `project.yaml` says, and where the project's folders are. The only place that knows the layout of a project.

Domain facts (measures, areas, sources) are content of their own, never settings.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.errors import ContentProblems
from pipeline.strict_yaml import read_document, validate
from pipeline.strict_yaml.authored import text_of

Colour = Annotated[
    str,
    Field(
        pattern="^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
        description="a colour in quotes: #, then six digits from 0 to 9 and A to F",
        examples=['"#12436D"'],
    ),
]
Address = Annotated[
    str,
    Field(
        pattern=r"^https?://[^\s\"'<>/]+(/[^\s\"'<>]*)?$",
        description="an address on the web that begins with https:// or http://",
        examples=["https://outcomes.example.org/"],
    ),
]


class Strict(BaseModel):
    """Frozen; unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Logo(Strict):
    """A logo file under `site/` with its text alternative."""

    file: str
    alt: str


class Brand(Strict):
    """Who publishes, in which colours, and how to reach them. Defaults are neutral."""

    name: str = "Outcomes framework"
    short_name: str = ""
    primary: Colour = "#12436D"
    accent: Colour = "#28A197"
    logo: Logo | None = None
    contacts: list[str] = Field(default_factory=list, description="Lines of text: how to reach the publisher")


class Licence(Strict):
    """Under which terms the published figures may be used. Default: that of public bodies in the United Kingdom."""

    name: str = Field(default="OGL-UK-3.0", description="The short name, as SPDX and Frictionless write it")
    title: str = "Open Government Licence v3.0"
    address: Address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


class Disclosure(Strict):
    """Which disclosure rule hospital records are under: one rule, or the rule in force at an edition's date."""

    sus: Literal["by_date", "hes_pre2018", "hes2018"] = "by_date"


class Email(Strict):
    """Who is written to when something needs a person, and from whom. The mail server is in the environment."""

    to: list[str] = Field(min_length=1)
    from_: str = Field(alias="from")


class Notify(Strict):
    """How a person is told of a run that failed: a command that is given the words, an e-mail, or both."""

    command: list[str] = Field(default_factory=list, description="Program and arguments; no shell; the words on stdin")
    email: Email | None = None


class Keep(Strict):
    """How much is kept: the newest runs with their logs, and for how many years records about people may be."""

    runs: int = Field(default=100, ge=1)
    records_years: int | None = Field(default=None, ge=1, le=100, description="Then `outcomes forget` takes them away")


class ProjectFile(Strict):
    """The model of `project.yaml`."""

    title: str
    site_status: Literal["demonstration", "live"] = "demonstration"
    site_url: Address = "https://outcomes.example.org/"
    brand: Brand = Brand()
    licence: Licence = Licence()
    sample_hospital_data: bool = False
    data_path: str | None = None
    disclosure: Disclosure = Disclosure()
    feedback: str | None = None
    support: dict[str, list[str]] = Field(
        default_factory=dict, description="Topic of a measure's support -> lines on where its readers can turn"
    )
    notify: Notify = Notify()
    keep: Keep = Keep()
    languages: list[str] = Field(default_factory=lambda: ["en"])


@dataclass(frozen=True)
class Project:
    """A project folder with what its `project.yaml` says."""

    root: Path
    settings: ProjectFile

    @property
    def measures(self) -> Path:
        """The folder of what is measured."""
        return self.root / "measures"

    @property
    def data_raw(self) -> Path:
        """The folder of where numbers come from."""
        return self.root / "data_raw"

    @property
    def site(self) -> Path:
        """The folder of what people read."""
        return self.root / "site"

    @property
    def build(self) -> Path:
        """The folder of everything made."""
        return self.root / "build"

    @property
    def warehouse(self) -> Path:
        """The DuckDB file."""
        return self.build / "warehouse.duckdb"

    @property
    def public(self) -> Path:
        """The built website."""
        return self.build / "public"

    @property
    def extracts(self) -> Path | None:
        """The folder of record-level extracts, outside the checkout; None when not set."""
        return Path(self.settings.data_path).expanduser() if self.settings.data_path else None


def open_project(root: Path) -> Project:
    """Read `project.yaml` in `root`. Raises ContentProblems with file and line."""
    file = root / "project.yaml"
    if not file.exists():
        raise ContentProblems([_no_project_file(file)])
    settings, problems = validate(ProjectFile, read_document(text_of(file), "project.yaml"))
    if settings is None:
        raise ContentProblems(problems)
    return Project(root.resolve(), settings)


def _no_project_file(file: Path):
    from pipeline.errors import Problem

    return Problem(
        file.name,
        found=f"there is no project.yaml in {file.parent}",
        allowed="run the command in a project folder, or name one with --project",
        example="outcomes --project my-partnership check",
        rule="no-project",
    )
