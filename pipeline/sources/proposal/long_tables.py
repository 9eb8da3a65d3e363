"""Long tables in which rows of one record differ only in a kind (total, hospital, community): kinds become columns.

Done only where it fits every record; elsewhere totals among their parts are told as a doubt.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.sources.layouts.cells import folded
from pipeline.sources.proposal.columns import Column, columns_of
from pipeline.sources.proposal.doubt import Doubt, quoted
from pipeline.sources.proposal.shape import Shape, names_for
from pipeline.sources.proposal.types import guess
from pipeline.sources.records import RawTable
from pipeline.sources.symbols import number_of

KINDS = frozenset({"metric", "type", "statistic", "measure", "kind"})
VALUES = frozenset({"figure", "value", "count", "number", "amount"})
_FEWEST, _MOST = 2, 8
_NEARLY_ALONE = 3


@dataclass(frozen=True)
class _Long:
    kind: Column
    value: Column
    apart: tuple[str, ...]


def turned(shape: Shape, table: RawTable) -> Shape | None:
    """Return the shape with a column for each kind, or None when the table is not long in this way."""
    columns = columns_of(table, shape.labels)
    for kind, value in _pairs(columns):
        long = _complete(table, columns, kind, value)
        if long:
            return _turned(shape, table, long)
    return None


def totals(shape: Shape, columns: Sequence[Column]) -> Iterator[Doubt]:
    """Say which columns hold totals among other texts: adding such rows up would count things twice."""
    for column in columns:
        found = [text for text in column.counts if folded(text).split(" ")[0] in ("total", "totals", "subtotal")]
        if found and len(column.counts) > len(found):
            yield Doubt(
                f"{shape.place}, column '{column.label}'",
                f"{quoted(found)} among other texts",
                "rows that hold the others already",
                "that a measure chooses rows and never adds these up",
            )


def _pairs(columns: Sequence[Column]) -> Iterator[tuple[Column, Column]]:
    for value in columns:
        for kind in columns:
            if value is not kind and _is_kind(kind) and _is_value(value):
                yield kind, value


def _is_kind(column: Column) -> bool:
    named = bool(column.tokens & KINDS) and _FEWEST <= len(column.counts) <= _MOST
    return named and not guess(column, {}).numeric


def _is_value(column: Column) -> bool:
    return bool(column.tokens & VALUES) and guess(column, {}).numeric


def _complete(table: RawTable, columns: Sequence[Column], kind: Column, value: Column) -> _Long | None:
    """Whether every record has a row for each kind; columns of few texts that keep rows apart may be left aside."""
    others = [c.name for c in columns if c.name not in (kind.name, value.name) and not c.blank]
    few = [c.name for c in columns if c.name in others and len(c.counts) <= _NEARLY_ALONE]
    for aside in ([], few, few[-1:], few[-2:]):
        kept = [name for name in others if name not in aside]
        if kept and _fits(table, kept, kind):
            return _Long(kind, value, tuple(aside))
    return None


def _fits(table: RawTable, kept: Sequence[str], kind: Column) -> bool:
    places = [table.labels.index(name) for name in kept]
    at = table.labels.index(kind.name)
    records: dict[tuple[str, ...], set[str]] = {}
    for record in table.records:
        seen = records.setdefault(tuple(record.cells[p] for p in places), set())
        if record.cells[at] in seen:
            return False
        seen.add(record.cells[at])
    return all(len(seen) == len(kind.counts) for seen in records.values())


def _turned(shape: Shape, table: RawTable, long: _Long) -> Shape:
    kinds = {text: name for name, text in names_for(list(long.kind.counts)).items()}
    options = {**shape.options, "kind": long.kind.name, "value": long.value.name, "kinds": kinds}
    options |= {"apart": list(long.apart)} if long.apart else {}
    sums = _adds_up(table, long, kinds)
    options |= {"adds_up": sums} if sums else {}
    gone = {long.kind.name, long.value.name, *long.apart}
    fields = tuple(name for name in shape.fields if name not in gone)
    columns = {**{name: shape.labels[name] for name in gone if name in shape.labels}, **options.get("columns", {})}
    return replace(
        shape, layout="rows_to_columns", fields=(*fields, *kinds.values()), options={**options, "columns": columns}
    )


def _adds_up(table: RawTable, long: _Long, kinds: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the total with its parts, where every record's parts add up to it."""
    whole = [text for text in kinds if folded(text).startswith("total")]
    if len(whole) != 1 or len(kinds) <= _FEWEST:
        return {}
    aside = {long.kind.name, long.value.name, *long.apart}
    places = [n for n, name in enumerate(table.labels) if name not in aside]
    kind, value = table.labels.index(long.kind.name), table.labels.index(long.value.name)
    records: dict[tuple[str, ...], dict[str, str]] = {}
    for record in table.records:
        records.setdefault(tuple(record.cells[p] for p in places), {})[record.cells[kind]] = record.cells[value]
    for row in records.values():
        numbers = {text: number_of(cell) for text, cell in row.items()}
        parts = [number for text, number in numbers.items() if text != whole[0]]
        if None in numbers.values() or sum(filter(None, parts)) != numbers[whole[0]]:
            return {}
    return {kinds[whole[0]]: [name for text, name in kinds.items() if text != whole[0]]}
