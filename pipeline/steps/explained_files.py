"""The files behind a measure as `explain` tells them: those that were used, or, before a refresh, those that will be.

A source of many files is told by how many, how many rows, the first and the last.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.catalogue.measure import Measure
from pipeline.render.site_input import SourceFacts
from pipeline.sources.files import files_of
from pipeline.steps.row_counts import WITHHELD
from pipeline.steps.workspace import Workspace

MANY = 6


def told_files(facts: Sequence[SourceFacts], *, every: bool) -> tuple[str, ...]:
    """Return a line a file; of a source with many a line with their number, the first and the last, unless `every`."""
    by_source = (list(group) for _, group in groupby(facts, key=lambda fact: fact.source))
    return tuple(line for group in by_source for line in _told(group, every=every))


def _told(group: Sequence[SourceFacts], *, every: bool) -> Iterator[str]:
    if every or len(group) <= MANY:
        yield from (_line(fact) for fact in group)
        return
    rows = [fact.rows for fact in group]
    known = None if None in rows else sum(row for row in rows if row is not None)
    yield f"{group[0].source}: {len(group)} files, {_rows(known)}  {group[0].publication}"
    yield f"first  {_line(group[0])}"
    yield f"last   {_line(group[-1])}"
    yield "all of them with --all"


def _line(fact: SourceFacts) -> str:
    return f"{fact.file}  sha256 {fact.sha256}  {_rows(fact.rows)}  {fact.publication}"


def _rows(rows: int | None) -> str:
    return WITHHELD if rows is None else f"{rows} row{'' if rows == 1 else 's'}"


def sources_to_come(workspace: Workspace, measure: Measure) -> tuple[str, ...]:
    """Return a line for each source that a measure names: how it is used, and how many files lie there."""
    return tuple(
        f"{entry.source}: {entry.method.kind}, {entry.fit}{_lying(workspace, entry.source)}"
        for entry in measure.sources
    )


def _lying(workspace: Workspace, name: str) -> str:
    source = workspace.sources.get(name)
    if source is None or source.package.outcomes.records:
        return ""
    files = [file.name for resource in source.package.resources for file in files_of(source, resource)[0]]
    some = f"{files[0]} to {files[-1]}" if len(files) > 1 else "".join(files)
    return f"; {len(files)} file{'' if len(files) == 1 else 's'}: {some}" if files else "; no file of it is there"
