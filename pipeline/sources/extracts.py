"""Record-level files as they lie in their folder: which folder counts, and what each file's name says.

A name ends in the period and the provider, `visits_2017-18-q1_abc.csv.gz`. Reading what is in the files is elsewhere.
"""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatch
from pathlib import Path

from pipeline.errors import Problem
from pipeline.periods import Period, PeriodKind, PeriodProblem, from_slug, overlaps
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.watching import is_unfinished

ENDINGS = (".csv", ".csv.gz", ".parquet")
KINDS = (
    PeriodKind.FINANCIAL_QUARTER,
    PeriodKind.FINANCIAL_YEAR,
    PeriodKind.CALENDAR_QUARTER,
    PeriodKind.CALENDAR_YEAR,
    PeriodKind.MONTH,
)
EXAMPLE = "visits_2017-18-q1_abc.csv.gz"
_NAME = re.compile(r".+_(?P<period>[0-9a-z-]+)_(?P<provider>[0-9a-z]+)\.(csv|csv\.gz|parquet)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """The folder in which a source's record-level files lie, and whether they are synthetic."""

    folder: Path | None
    synthetic: bool = False


@dataclass(frozen=True)
class Extract:
    """One delivered file and what its name says: the period that it covers and the provider that sent it."""

    path: Path
    name: str
    period: Period
    provider: str


def placed(source: Source, extracts: Path | None, sample: Path | None) -> Source:
    """Return the source knowing where its files may lie: `extracts` for real ones, `sample` for synthetic ones."""
    records = source.package.outcomes.layout == "records"
    return replace(source, extracts=extracts, sample=sample) if records else source


def place_of(source: Source) -> Place:
    """Return where the source's files lie: with real ones anywhere, the synthetic ones are not looked at."""
    real = source.extracts / source.name if source.extracts else None
    if real is not None and _files(real):
        return Place(real)
    if source.sample is not None and _files(source.sample / source.name):
        return Place(source.sample / source.name, synthetic=True)
    return Place(real)


def open_to_others(source: Source) -> list[str]:
    """Return the real files of a source that others on this machine may read, by source and name."""
    place = place_of(source)
    if place.folder is None or place.synthetic or os.name != "posix":
        return []
    return [f"{source.name}/{path.name}" for path in _files(place.folder) if path.stat().st_mode & 0o077]


def extracts_of(source: Source, resource: Resource, place: Place) -> tuple[list[Extract], list[Problem]]:
    """Return the resource's files by period and provider, and a problem for each that cannot be told apart."""
    found: list[Extract] = []
    problems: list[Problem] = []
    for path in _files(place.folder) if place.folder else []:
        if not _belongs(source, resource, path):
            continue
        extract = _read_name(source, path)
        found += [extract] if isinstance(extract, Extract) else []
        problems += [extract] if isinstance(extract, Problem) else []
    twice = _twice(found)
    problems += [_same_period(extract, other) for extract, other in twice]
    refused = {extract for extract, _ in twice}
    kept = [extract for extract in found if extract not in refused]
    return sorted(kept, key=lambda e: (e.period, e.provider)), sorted(problems)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.is_file() and not is_unfinished(p.name) and p.suffix != ".md")


def _belongs(source: Source, resource: Resource, path: Path) -> bool:
    """With one resource every file is its own; with several, those that its path names."""
    if len(source.package.resources) == 1:
        return True
    patterns = [resource.path] if isinstance(resource.path, str) else resource.path
    return any(fnmatch(path.name, Path(pattern).name) for pattern in patterns)


def _read_name(source: Source, path: Path) -> Extract | Problem:
    match = _NAME.fullmatch(path.name)
    name = f"{source.name}/{path.name}"
    try:
        period = from_slug(match["period"].lower()) if match else None
    except PeriodProblem:
        period = None
    if match is None or period is None or period.kind not in KINDS:
        return _bad_name(name)
    return Extract(path, name, period, match["provider"].lower())


def _twice(extracts: Sequence[Extract]) -> list[tuple[Extract, Extract]]:
    """Every file with another of the same provider that covers the same days: neither can be believed."""
    return [
        (one, other)
        for one in extracts
        for other in extracts
        if one is not other and one.provider == other.provider and overlaps(one.period, other.period)
    ]


def _bad_name(name: str) -> Problem:
    return Problem(
        name,
        found="the file's name does not say its period and its provider",
        allowed=f"a name that ends in the period, the provider and one of {', '.join(ENDINGS)}",
        example=EXAMPLE,
        rule="extract-name",
    )


def _same_period(extract: Extract, other: Extract) -> Problem:
    return Problem(
        extract.name,
        found=f"{other.name} is of the same provider and covers the same days ({extract.period.label})",
        allowed="one file for each period and provider; take the wrong one away",
        rule="extract-twice",
    )
