"""Corrected parts of which the whole stands in a record of its own: a month put right does not mend the year's total.

Nothing is worked out here: whether the whole is wrong too, only its publisher can say. `corrections` applies them.
"""

from collections.abc import Iterator, Sequence

from pipeline.periods import Period, PeriodKind, PeriodProblem, parse
from pipeline.sources.corrections import CORRECTIONS, Correction, fits, read_corrections
from pipeline.sources.descriptor import Resource, Source, TableField
from pipeline.sources.records import RawTable, Record


def left_as_published(source: Source, resource: Resource, table: RawTable) -> tuple[str, ...]:
    """Return a line for each record of a longer period that holds a corrected one and has no correction of its own."""
    field = next((field for field in resource.schema_.fields if field.outcomes.role == "period"), None)
    if field is None or field.name not in table.labels:
        return ()
    named = [one for one in read_corrections(source)[0] if one.resource == resource.name]
    entries = [one for one in named if set(one.where) <= set(table.labels)]  # of the others `corrections` tells
    place = f"{source.folder.parent.name}/{source.folder.name}/{CORRECTIONS}"
    return tuple(
        f"{place}  corrections.{entry.id}: the record of {part} is put right; that of {whole}, which holds it, stays "
        "as published. Is it wrong too? Then it needs a correction of its own"
        for entry in entries
        if entry.field != field.name
        for part, whole in _wholes(entry, entries, (resource, table, field))
    )


def _wholes(
    entry: Correction, entries: Sequence[Correction], where: tuple[Resource, RawTable, TableField]
) -> Iterator[tuple[str, str]]:
    """Give the texts of a corrected period and of each longer one of the same series that is not corrected itself."""
    resource, table, field = where
    at = table.labels.index(field.name)
    for record in (one for one in table.records if fits(table, one, entry.where)):
        part = _period(record, at, field)
        for other in table.records:
            longer = _period(other, at, field)
            if part is None or longer is None or not _holds(longer, part):
                continue
            own = any(one.field == entry.field and fits(table, other, one.where) for one in entries)
            if not own and _same_series(resource, table, (record, other)):
                yield record.cells[at], other.cells[at]


def _same_series(resource: Resource, table: RawTable, pair: tuple[Record, Record]) -> bool:
    """Whether two records agree in the key but for the period; where no key is declared, in all their texts."""
    key = (resource.schema_.model_extra or {}).get("primaryKey") or ()
    fields = resource.schema_.fields
    names = [f.name for f in fields if f.name in key or (not key and f.type == "string")]
    series = [f.name for f in fields if f.name in names and f.outcomes.role in (None, "area")]
    positions = [table.labels.index(name) for name in series if name in table.labels]
    return all(pair[0].cells[position] == pair[1].cells[position] for position in positions)


def _holds(longer: Period, part: Period) -> bool:
    return longer != part and longer.start <= part.start and part.end <= longer.end


def _period(record: Record, at: int, field: TableField) -> Period | None:
    try:
        return parse(
            record.cells[at], [PeriodKind(kind) for kind in field.outcomes.kinds], year_means=field.outcomes.year_means
        )
    except (PeriodProblem, IndexError):
        return None
