"""What the published data is made from, gathered by the caller. Only published (disclosure-controlled) values enter.

The shapes of files and deliveries are protocols, so that whoever read them hands over the same records as to the pages.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, Protocol

from pipeline.areas import Areas
from pipeline.catalogue.framework import Framework
from pipeline.catalogue.measure import Measure
from pipeline.catalogue.tags import Tag
from pipeline.compute.series import ALL, PublishedSeries, Value
from pipeline.compute.standing.result import Standing
from pipeline.periods import Period
from pipeline.publish.open_data.model import Cell
from pipeline.settings import ProjectFile

StandingKey = tuple[str, str, str, str, str]


class FileFacts(Protocol):
    """One file that figures came from."""

    @property
    def source(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def publisher(self) -> str: ...
    @property
    def publication(self) -> str: ...
    @property
    def licence(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def published_on(self) -> date | None: ...
    @property
    def received_on(self) -> date | None: ...
    @property
    def origin(self) -> str: ...
    @property
    def rows(self) -> int | None: ...


class DeliveryFacts(Protocol):
    """One delivery of a source, accepted or refused; a refused one carries its problems in words."""

    @property
    def source(self) -> str: ...
    @property
    def accepted(self) -> bool: ...
    @property
    def received_on(self) -> date | None: ...
    @property
    def problems(self) -> tuple[str, ...]: ...
    @property
    def carried_forward(self) -> bool: ...


@dataclass(frozen=True)
class Figure:
    """Which figure is meant: the published key without source and vintage."""

    measure: str
    area: str
    period: Period
    breakdown: str = ALL
    category: str = ALL
    statistic: str = "value"


@dataclass(frozen=True)
class Revision:
    """A figure that an edition shows otherwise than the one before, in the measure's unit."""

    edition: str
    figure: Figure
    before: float | None
    after: float | None
    kind: Literal["scheduled", "method", "error", "other_source", "later_publication", "unexplained"]
    reason: str
    revised_on: date | None = None


@dataclass(frozen=True)
class Correction:
    """A mistake in an edition that was put right after it came out."""

    edition: str
    figure: Figure
    before: float | None
    after: float | None
    reason: str
    corrected_on: date


@dataclass(frozen=True)
class DataTables:
    """The whole input of the open data. `measures` is in reading order.

    `kept_standings` are rows of the table of standings as frozen editions published them.
    `sentences` and `queries` (SQL) are looked up by standing key and by measure; what is not there stays empty.
    """

    settings: ProjectFile
    framework: Framework
    areas: Areas
    measures: Mapping[str, Measure]
    series: Mapping[str, PublishedSeries]
    standings: Sequence[Standing]
    as_of: date
    sources: Sequence[FileFacts] = ()
    deliveries: Sequence[DeliveryFacts] = ()
    revisions: Sequence[Revision] = ()
    corrections: Sequence[Correction] = ()
    sentences: Mapping[StandingKey, str] = field(default_factory=dict)
    queries: Mapping[str, str] = field(default_factory=dict)
    latest: str = "latest"
    kept_standings: Sequence[Mapping[str, Cell]] = ()
    tags: Mapping[str, Tag] = field(default_factory=dict)

    @cached_property
    def standings_of(self) -> Mapping[str, Sequence[Standing]]:
        """The standings by measure."""
        found: dict[str, list[Standing]] = {}
        for one in self.standings:
            found.setdefault(one.measure, []).append(one)
        return found

    @cached_property
    def written(self) -> dict[str, tuple[tuple[Value, Mapping[str, Cell]], ...]]:
        """Where `rows` keeps the values of each measure and their rows, which three kinds of files are made from."""
        return {}


def standing_key(standing: Standing) -> StandingKey:
    """Return the published key: measure, breakdown, category, area, edition."""
    return (standing.measure, standing.breakdown, standing.category, standing.area, standing.edition)


def page_address(settings: ProjectFile, measure: str) -> str:
    """Return the whole address of a measure's page."""
    return f"{settings.site_url.rstrip('/')}/measures/{measure.replace('_', '-')}/"
