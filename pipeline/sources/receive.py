"""Receiving one source: read, check, and swap in only what passes; a refused delivery leaves the last good one.

The decision is one value (`Receipt`); nothing of a refused delivery reaches `raw`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.areas import Areas
from pipeline.errors import ContentProblems, Problem
from pipeline.sources.checking import TypedTable, check, key_names, told_once, typed
from pipeline.sources.descriptor import Resource, Source
from pipeline.sources.files import DeliveredFile, files_of
from pipeline.sources.layouts import read
from pipeline.sources.number_cells import without_unkept
from pipeline.sources.records import RawTable
from pipeline.sources.roles import AREA_TEXT, PERIOD_TEXT, Meanings, meanings, of_known_areas
from pipeline.sources.row_words import untold
from pipeline.sources.same_keys import same_when_resolved, with_keys_read
from pipeline.sources.symbols import with_meanings
from pipeline.sources.wholes import left_as_published
from pipeline.warehouse import Warehouse

RECORDS = "records"
AREA_COLUMNS = {"source": "varchar", "text": "varchar", "code": "varchar"}
PERIOD_COLUMNS = {"source": "varchar", "field": "varchar", "text": "varchar", "label": "varchar"}


@dataclass(frozen=True)
class Reading:
    """One resource read and checked: its typed table where it passed, what its texts mean, what was wrong.

    `elsewhere` is how many records of areas that are not ours were left out.
    """

    resource: str
    table: str
    files: tuple[DeliveredFile, ...]
    typed: TypedTable | None
    meanings: Meanings
    problems: tuple[Problem, ...]
    elsewhere: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """What became of a delivery: every file looked at, rows a table, and the problems that refused it.

    `against_last` holds the problems that it has only beside the delivery before it.
    """

    source: str
    readings: tuple[Reading, ...] = field(repr=False)
    against_last: tuple[Problem, ...] = ()

    @property
    def problems(self) -> list[Problem]:
        """All problems, sorted by place."""
        return sorted([*self.against_last, *(p for reading in self.readings for p in reading.problems)])

    @property
    def accepted(self) -> bool:
        """Whether the delivery passed."""
        return not self.problems

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should look at, though nothing is wrong with the delivery."""
        return tuple(note for reading in self.readings for note in reading.notes)

    @property
    def elsewhere(self) -> int:
        """How many records of areas that are not ours were left out."""
        return sum(reading.elsewhere for reading in self.readings)

    @property
    def rows(self) -> dict[str, int]:
        """Rows a table."""
        return {r.table: len(r.typed.rows) for r in self.readings if r.typed is not None}


def read_delivery(source: Source, areas: Areas) -> Receipt:
    """Read and check all resources of a tidy source; nothing is written.

    The files of a record-level source are judged while they are loaded (`records_delivery`), so none is read here.
    """
    if source.package.outcomes.layout == RECORDS:
        return Receipt(source.name, ())
    return Receipt(source.name, tuple(_reading(source, r, areas) for r in source.package.resources))


def swap_in(warehouse: Warehouse, receipt: Receipt) -> None:
    """Replace the source's raw tables by an accepted delivery, wholly or not at all."""
    assert receipt.accepted
    with warehouse.write():
        for reading in receipt.readings:
            assert reading.typed is not None
            warehouse.load(f"incoming.{reading.table}", reading.typed.columns, reading.typed.rows)
            warehouse.execute(
                f'create or replace table raw."{reading.table}" as select * from incoming."{reading.table}"'
            )
            warehouse.execute(f'drop table incoming."{reading.table}"')
        _store_meanings(warehouse, receipt)


def _reading(source: Source, resource: Resource, areas: Areas) -> Reading:
    files, problems = files_of(source, resource)
    table_name = source.table(resource)
    if problems:
        return Reading(resource.name, table_name, tuple(files), None, Meanings(), tuple(problems))
    try:
        table = read(source, resource, files)
    except ContentProblems as error:
        return Reading(resource.name, table_name, tuple(files), None, Meanings(), error.problems)
    notes = (*left_as_published(source, resource, table), *_without_rows(source, table, files))
    table, problems = with_meanings(source, resource, table)
    table, elsewhere = of_known_areas(resource, table, areas)
    known, unknown = meanings(resource, table, areas)
    table, unkept = without_unkept(source, resource, table)
    of_cells = [*problems, *unknown, *unkept]
    of_cells = untold(of_cells) if source.package.outcomes.records else of_cells
    told = told_once(
        [*of_cells, *with_keys_read(check(source, resource, table), of_cells, key_names(source, resource))]
    )
    told = told or tuple(same_when_resolved(source, resource, table, known))
    cells = typed(source, resource, table) if not told else None
    return Reading(resource.name, table_name, tuple(files), cells, known, told, elsewhere, notes)


def _without_rows(source: Source, table: RawTable, files: Sequence[DeliveredFile]) -> list[str]:
    """Tell of files that have a heading alone; one without even that is refused. Returns begin with a heading alone."""
    if source.package.outcomes.options.get("returns"):
        return []
    held = {record.file for record in table.records}
    told = "the file has a heading and no rows below it; look whether it was cut off, or ask for it again (row-count)"
    return [f"{file.name}  {told}" for file in files if table.labels and file.name not in held]


def _store_meanings(warehouse: Warehouse, receipt: Receipt) -> None:
    areas = sorted({pair for r in receipt.readings for pair in r.meanings.areas})
    periods = sorted({triple for r in receipt.readings for triple in r.meanings.periods})
    for table, columns in ((AREA_TEXT, AREA_COLUMNS), (PERIOD_TEXT, PERIOD_COLUMNS)):
        names = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        warehouse.execute(f"create table if not exists {table} ({names})")
        warehouse.execute(f"delete from {table} where source = ?", [receipt.source])
    warehouse.append(AREA_TEXT, AREA_COLUMNS, [(receipt.source, *row) for row in areas])
    warehouse.append(PERIOD_TEXT, PERIOD_COLUMNS, [(receipt.source, *row) for row in periods])
