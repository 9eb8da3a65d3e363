"""What was published and stays: frozen editions and the corrections made to them, read together with the content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.catalogue.correction import Corrections, read_corrections
from pipeline.compute.series import PublishedSeries
from pipeline.errors import Problem
from pipeline.steps.corrected_frozen import SERIES, unlike_frozen
from pipeline.steps.frozen_files import DATA, DOCS, Frozen, read_frozen
from pipeline.steps.frozen_values import series_from

PUBLISHED = ("values.csv", "standing.csv")


@dataclass(frozen=True)
class Archive:
    """The frozen editions by slug, and the corrections."""

    frozen: Mapping[str, Frozen] = field(default_factory=dict)
    corrections: Corrections = field(default_factory=Corrections)

    def series(self, slug: str) -> dict[str, PublishedSeries]:
        """Return what a frozen edition published, by measure; measures that are gone since among them."""
        return series_from(self.frozen[slug].files[SERIES])

    def pages(self) -> dict[str, dict[str, bytes]]:
        """Return the files of every frozen edition as they stand in the site, by slug and path."""
        return {slug: one.below(DOCS) for slug, one in self.frozen.items()}

    def tables(self) -> dict[str, bytes]:
        """Return the published tables of every frozen edition by their path below the site's data."""
        return {
            f"editions/{slug}/{name}": content
            for slug, one in self.frozen.items()
            for name, content in one.below(DATA).items()
            if name in PUBLISHED
        }


def read_archive(site: Path, editions: Sequence[str], measures: Sequence[str]) -> tuple[Archive, list[Problem]]:
    """Read frozen editions and corrections with every problem. A measure of a frozen edition may be gone since."""
    frozen, problems = read_frozen(site)
    corrections, found = read_corrections(site, editions, measures)
    unlike = unlike_frozen(site, corrections, frozen, measures) if not problems else []
    return Archive(frozen, corrections), [*problems, *found, *unlike]
