"""Forgetting records about people that are older than they may be kept: which files, which figures rest on them.

Figures that were published stay: records are forgotten only once every figure that rests on them stands in a frozen
edition. Nothing here says a value of a record. The clock and the question whether to do it are met in `cli.forget`.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.catalogue.dependence import in_order, needs
from pipeline.compute.series import Value
from pipeline.periods import Period, overlaps
from pipeline.sources.descriptor import Source
from pipeline.sources.extracts import Extract, extracts_of, place_of
from pipeline.sources.partitions import Partition, drop_partition, read_partitions
from pipeline.sources.receive import RECORDS
from pipeline.steps.figures import read_protected, work_out
from pipeline.steps.left_over import left_over
from pipeline.steps.settling import forget_settled
from pipeline.steps.source_steps import make_clean
from pipeline.steps.state import PROTECTED, SITE, STANDING, unlearn
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

LOG = "forgotten.csv"
LOG_COLUMNS = ("source", "file", "period", "provider", "sha256", "forgotten_on", "by")
Figure = tuple[str, str, str]


@dataclass(frozen=True)
class Old:
    """What is older than it may be kept of one source: files on disk, and parts of the warehouse."""

    source: str
    files: tuple[Extract, ...] = ()
    parts: tuple[Partition, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What would be forgotten, the published figures that rest on it, and those of them that stand nowhere else.

    `left_over` are tables of the warehouse that belong to nothing that is described now; they go as well.
    """

    before: date
    old: tuple[Old, ...]
    resting: tuple[Figure, ...] = field(default=())
    unkept: tuple[Figure, ...] = field(default=())
    left_over: tuple[str, ...] = field(default=())


def plan(warehouse: Warehouse, workspace: Workspace, before: date) -> Plan:
    """Return what is of periods that ended before a day, and what rests on it. Synthetic records are left alone."""
    old = tuple(found for source in workspace.sources.values() if (found := _old(warehouse, source, before)))
    periods = {one.source: _periods(one) for one in old}
    published = read_protected(warehouse, workspace)
    resting = [v for one in published.values() for v in one.values if _rests(v, periods)]
    kept = {
        (v.measure, v.breakdown, v.category, v.area, v.period.label, v.statistic, v.value)
        for slug in workspace.archive.frozen
        for one in workspace.archive.series(slug).values()
        for v in one.values
    }
    unkept = [v for v in resting if _figure(v) not in kept]
    return Plan(before, old, _named(resting), _named(unkept), left_over(warehouse, workspace))


def forget(warehouse: Warehouse, workspace: Workspace, agreed: Plan, on: date, by: str) -> int:
    """Take what is planned from disk and warehouse, and write down that it was done. Returns how many files.

    Raises AssertionError for a plan with figures that stand nowhere else.
    """
    assert not agreed.unkept
    with warehouse.write():
        for table in agreed.left_over:
            warehouse.remove(table)
        for one in agreed.old:
            _forget_rows(warehouse, workspace, one)
        for name in _resting_measures(workspace, {one.source for one in agreed.old}):
            work_out(warehouse, workspace, name)
        for node in (PROTECTED, STANDING, SITE):
            unlearn(warehouse, node)
        forget_settled(warehouse)
    for one in agreed.old:
        _write_down(workspace.sources[one.source], one, on, by)
        for extract in one.files:
            extract.path.unlink()
    warehouse.execute("checkpoint")
    return sum(len(one.files) for one in agreed.old)


def _forget_rows(warehouse: Warehouse, workspace: Workspace, one: Old) -> None:
    """Take a source's old records out of its raw tables, and make anew what is cleaned from them."""
    source = workspace.sources[one.source]
    for part in one.parts:
        drop_partition(warehouse, source, part)
    make_clean(warehouse, source)
    unlearn(warehouse, f"raw/{one.source}")


def _resting_measures(workspace: Workspace, sources: set[str]) -> list[str]:
    """Return the measures of sources, and those derived from them, in the order in which they are worked out.

    They are worked out anew at once: their counts have not been through the door, and one may be of a single person.
    """
    measures, found = workspace.catalogue.measures, list[str]()
    for name in in_order(measures):
        own = {entry.source for entry in measures[name].sources}
        if own & sources or set(needs(measures[name])) & set(found):
            found.append(name)
    return found


def overdue(workspace: Workspace, before: date) -> list[str]:
    """Return the files on disk that are older than they may be kept, by source and name."""
    sources = workspace.sources.values()
    return [f"{source.name}/{one.path.name}" for source in sources for one in _files(source, before)]


def _old(warehouse: Warehouse, source: Source, before: date) -> Old | None:
    files = tuple(_files(source, before))
    parts = tuple(p for p in read_partitions(warehouse, source.name) if p.period.end < before and not p.synthetic)
    return Old(source.name, files, parts) if files or parts else None


def _files(source: Source, before: date) -> Iterable[Extract]:
    place = place_of(source)
    if source.package.outcomes.layout != RECORDS or place.synthetic:
        return []
    found = [one for resource in source.package.resources for one in extracts_of(source, resource, place)[0]]
    return [one for one in dict.fromkeys(found) if one.period.end < before]


def _periods(one: Old) -> list[Period]:
    return [each.period for each in (*one.files, *one.parts)]


def _rests(value: Value, periods: dict[str, list[Period]]) -> bool:
    known = value.value is not None and value.origin != "synthetic"
    return known and any(overlaps(value.period, period) for period in periods.get(value.source, ()))


def _figure(v: Value) -> tuple[object, ...]:
    return (v.measure, v.breakdown, v.category, v.area, v.period.label, v.statistic, v.value)


def _named(values: Iterable[Value]) -> tuple[Figure, ...]:
    return tuple(sorted({(v.measure, v.area, v.period.label) for v in values}))


def _write_down(source: Source, one: Old, on: date, by: str) -> None:
    """Add a line a file to the log of what was forgotten, which lies beside the extracts and holds no record."""
    assert source.extracts is not None
    log: Path = source.extracts / LOG
    hashes = {(part.period, part.provider): part.sha256 for part in one.parts}
    names = {(f.period, f.provider): f.path.name for f in one.files} | {
        (p.period, p.provider): Path(p.file).name for p in one.parts
    }
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\n")
    if not log.exists():
        lines.writerow(LOG_COLUMNS)
    for (period, provider), name in sorted(names.items()):
        told = (one.source, name, period.label, provider, hashes.get((period, provider), ""), on.isoformat(), by)
        lines.writerow(told)
    with log.open("a", encoding="utf-8", newline="") as file:
        file.write(out.getvalue())
    log.chmod(0o600)
