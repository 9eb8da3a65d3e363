"""Everything the pages are made from, gathered once. Only published (disclosure-controlled) values stand here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pipeline.areas import Areas
from pipeline.catalogue.background import Background
from pipeline.catalogue.claims import Claims
from pipeline.catalogue.correction import Corrections
from pipeline.catalogue.edition import Edition
from pipeline.catalogue.exception_note import ExceptionNote
from pipeline.catalogue.findings import SurveyFinding
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.framework_history import Versions
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.places import Places
from pipeline.catalogue.reports import folder_of, name_of
from pipeline.catalogue.returns_board import Board
from pipeline.catalogue.schemes import Schemes
from pipeline.catalogue.tags import Tag
from pipeline.catalogue.withdrawal import Withdrawals
from pipeline.catalogue.writing import Story
from pipeline.compute.checks import Judged
from pipeline.compute.revisions import Revised
from pipeline.compute.series import PublishedSeries
from pipeline.compute.standing.result import Direction, InArea, Rating, Standing
from pipeline.settings import ProjectFile
from pipeline.sources.arrivals import Arrival


@dataclass(frozen=True)
class SourceFacts:
    """One file that figures came from. `rows` is None where so few are not told."""

    source: str
    title: str
    publisher: str
    publication: str
    licence: str
    file: str
    sha256: str
    published_on: date | None
    received_on: date | None
    origin: str
    rows: int | None
    published_precision: str = "day"


@dataclass(frozen=True)
class Reason:
    """A rule that a refused delivery broke, and how often; None where so few are not told."""

    rule: str
    times: int | None


@dataclass(frozen=True)
class LeftOut:
    """How many records of a source were left out for one reason; None where so few are not told."""

    source: str
    reason: str
    records: int | None


@dataclass(frozen=True)
class Delivery:
    """One delivery of a source, accepted or refused; a refused one carries its problems in words."""

    source: str
    accepted: bool
    received_on: date | None
    problems: tuple[str, ...] = ()
    carried_forward: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Mended:
    """A mistake in a publisher's file that is put right when the file is read, as it was declared.

    `place`: the record, as the figures that rest on it name it; empty where it is left out.
    """

    source: str
    what: str
    why: str
    reported_by: str
    reported_on: date
    place: str = ""


@dataclass(frozen=True)
class SourceArrivals:
    """One source: its title, its newest deliveries and the one that is expected next."""

    title: str
    lines: tuple[Arrival, ...]


@dataclass(frozen=True)
class EditionInput:
    """One edition: its definition, series and standings as known at its cut-off, and its exception notes by measure.

    `elsewhere` holds how each measure stands in its other single areas.
    """

    slug: str
    edition: Edition
    series: Mapping[str, PublishedSeries]
    standings: Mapping[str, Standing]
    yearly: Mapping[str, Standing] = field(default_factory=dict)
    elsewhere: Mapping[str, Sequence[InArea]] = field(default_factory=dict)
    notes: Mapping[str, ExceptionNote] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its name among editions and annual reports."""
        return name_of(self.slug, self.edition)

    @property
    def address(self) -> str:
        """The address of its page in the site."""
        return f"{folder_of(self.name)}/"


@dataclass(frozen=True)
class Announced:
    """A report that is not out yet: nothing of it but the period that it is about and its dates.

    `name` is its name among editions and annual reports.
    """

    name: str
    about: str
    release: date
    agenda: date | None = None
    meeting: date | None = None
    is_annual: bool = False


@dataclass(frozen=True)
class EditionRevisions:
    """What one edition (or `latest`) shows otherwise than the edition before it."""

    edition: str
    before: str
    revised: tuple[Revised, ...]


Verdict = tuple[Rating, Direction]
"""How a measure stood: its rating, and its change in a year."""


@dataclass(frozen=True)
class Flip:
    """A measure of a report that stands otherwise with the latest figures for the same time."""

    edition: str
    measure: str
    period: str
    published: Verdict
    revised: Verdict


@dataclass(frozen=True)
class Changed:
    """A part of a measure's definition or targets that is another one than when a report was frozen."""

    edition: str
    measure: str
    kind: Literal["definition", "target"]
    before: str
    now: str


@dataclass(frozen=True)
class SiteInput:
    """The whole input of the website. `measures`, `series` and `standings` share their keys' order.

    `annual` holds the annual reports as editions of a year, each `edition` an `AnnualReport`, by the year's slug.
    `downloads` holds the size in bytes of each published data file by its path.
    `stood` holds how each measure stood in each of its areas, now and in every report: for the tables of data.
    `yearly` holds how the last whole year stands, for measures whose latest figure is of a part of a year.
    `elsewhere` holds how each measure stands in its other single areas.
    `own_titles` holds the titles of hand-written pages that only this project has, by name: every page leads to them.
    `chapters` holds the rules in words with their examples, by name.
    `frozen` holds the files of frozen editions as they were published, by slug and path.
    `revisions` holds what each edition shows otherwise than the one before it, and the latest figures than the last.
    `tables` holds the rows of the tables of sources that hand-written text draws on, by `source.table`.
    `board` holds the figures that local owners are asked for, `findings` what surveys and forums found.
    `mended` holds the mistakes in publishers' files that are put right, by source and in the order declared.
    `arrivals` holds what was expected of each source and what came of it.
    `doubts` holds what the checks of figures found, by whether somebody has looked at it.
    `synthetic` holds how figures from synthetic records stand; only the measure's own page shows them, in a box.
    """

    settings: ProjectFile
    framework: Framework
    measures: Mapping[str, Measure]
    areas: Areas
    series: Mapping[str, PublishedSeries]
    standings: Mapping[str, Standing]
    as_of: date
    editions: Sequence[EditionInput] = ()
    annual: Sequence[EditionInput] = ()
    announced: Sequence[Announced] = ()
    sources: Sequence[SourceFacts] = ()
    deliveries: Sequence[Delivery] = ()
    left_out: Sequence[LeftOut] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    own_titles: Mapping[str, str] = field(default_factory=dict)
    chapters: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, Claims] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    places: Places | None = None
    frozen: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)
    withdrawn: Withdrawals = field(default_factory=Withdrawals)
    revisions: Sequence[EditionRevisions] = ()
    tables: Mapping[str, tuple[Mapping[str, object], ...]] = field(default_factory=dict)
    queries: Mapping[str, str] = field(default_factory=dict)
    downloads: Mapping[str, int] = field(default_factory=dict)
    yearly: Mapping[str, Standing] = field(default_factory=dict)
    elsewhere: Mapping[str, Sequence[InArea]] = field(default_factory=dict)
    stood: Sequence[Standing] = ()
    synthetic: Mapping[str, Standing] = field(default_factory=dict)
    board: Board | None = None
    arrivals: Sequence[SourceArrivals] = ()
    mended: Sequence[Mended] = ()
    flips: Sequence[Flip] = ()
    redefined: Sequence[Changed] = ()
    schemes: Schemes | None = None
    background: Background | None = None
    versions: Versions | None = None
    tags: Mapping[str, Tag] = field(default_factory=dict)
    findings: Mapping[str, SurveyFinding] = field(default_factory=dict)
    doubts: Judged = field(default_factory=Judged)

    @property
    def reports(self) -> tuple[EditionInput, ...]:
        """Editions, then annual reports: all that came out."""
        return (*self.editions, *self.annual)
