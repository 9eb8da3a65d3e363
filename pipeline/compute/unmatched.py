"""Conditions of definitions that no row of their table meets: told with what the columns do hold, as a typing mistake
leaves a measure without figures and nothing else wrong.

What columns hold is told of published tables alone. Of records, and of what is under a disclosure rule, only the codes
that the description allows: no cell of them is looked at for this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pipeline.catalogue.measure import Measure, MeasureSource
from pipeline.catalogue.methods import DERIVED, PopulationMethod
from pipeline.compute.queries import CleanTable
from pipeline.compute.workshop import Workshop
from pipeline.errors import CellNotRead, Problem
from pipeline.sources.descriptor import Source
from pipeline.strict_yaml import Document
from pipeline.warehouse import Warehouse, explain
from pipeline.warehouse.conditions import asked_for, columns_of, texts_of
from pipeline.warehouse.gate import rendered

MOST = 8
TOGETHER = "each part of it is met by some row, all of them together by none"


@dataclass(frozen=True)
class _Asked:
    """One condition: the key that says it, its words, the source and the table whose rows it picks."""

    key: str
    condition: str
    source: Source
    table: CleanTable


def unmatched(measure: Measure, document: Document, shop: Workshop) -> list[Problem]:
    """Return a problem for each condition of a measure that no row meets; of empty tables nothing is said."""
    return [
        Problem(
            *document.place_of(("sources", number, "method", asked.key)),
            f"method.{asked.key}",
            f"no row of {asked.source.name} meets {' '.join(asked.condition.split())}",
            "; ".join(_hints(shop.warehouse, asked)),
        )
        for number, entry in enumerate(measure.sources)
        for asked in _conditions(entry, shop)
        if _lacks_rows(shop.warehouse, asked)
    ]


def _conditions(entry: MeasureSource, shop: Workshop) -> Iterator[_Asked]:
    method = entry.method
    if entry.source != DERIVED and method.where and entry.source in shop.sources:
        yield _Asked("where", method.where, shop.sources[entry.source], shop.table(entry.source, method.table))
    if isinstance(method, PopulationMethod) and method.population_where and method.population in shop.sources:
        source = shop.sources[method.population]
        yield _Asked("population_where", method.population_where, source, shop.table(source.name))


def _lacks_rows(warehouse: Warehouse, asked: _Asked) -> bool:
    """Not asked of tables into which returns are written, as those come one by one, nor of tables of another cleaning.

    A cell that the condition cannot read is told where the figures are worked out.
    """
    waits = asked.source.package.outcomes.options.get("returns") is True
    if waits or not asked.table.columns or explain(warehouse, _rows_that_meet(asked, asked.condition)):
        return False
    try:
        return _meets(warehouse, asked, "true") and not _meets(warehouse, asked, asked.condition)
    except CellNotRead:
        return False


def _meets(warehouse: Warehouse, asked: _Asked, condition: str) -> bool:
    return bool(warehouse.rows(f"{_rows_that_meet(asked, condition)} limit 1"))


def _rows_that_meet(asked: _Asked, condition: str) -> str:
    return f"select 1 from {asked.table.name} where {rendered(condition)}"


def _hints(warehouse: Warehouse, asked: _Asked) -> Iterator[str]:
    """Say what the columns hold of those parts of a condition that no row meets."""
    if not _is_published(asked.source):
        yield from (f"codes of {name} are {_listed(codes, [])}" for name, codes in _codes(asked))
        return
    parts = sorted(part for part in asked_for(asked.condition) if not _meets(warehouse, asked, part))
    if not parts:
        yield TOGETHER
    for part in parts:
        texts = texts_of(part)
        yield from (f"{name} holds {_listed(_held(warehouse, asked, name), texts)}" for name in columns_of(part))


def _is_published(source: Source) -> bool:
    facts = source.package.outcomes
    return not facts.records and facts.disclosure == "none"


def _codes(asked: _Asked) -> Iterator[tuple[str, Sequence[Any]]]:
    """Give the codes that the description allows for the columns of a condition."""
    fields = {field.name: field for one in asked.source.package.resources for field in one.schema_.fields}
    for name in columns_of(asked.condition):
        constraints = (fields[name].model_extra or {}).get("constraints", {}) if name in fields else {}
        if "enum" in constraints:
            yield name, constraints["enum"]


def _held(warehouse: Warehouse, asked: _Asked, column: str) -> list[Any]:
    sql = f'select distinct "{column}" from {asked.table.name} where "{column}" is not null order by 1'
    return [value for (value,) in warehouse.rows(sql)]


def _listed(values: Sequence[Any], near: Sequence[str]) -> str:
    """List values; of many those that look like what was asked first, then how many more there are."""
    texts = [str(value) for value in values]
    close = [found for text in near for found in get_close_matches(text, texts, n=3)]
    shown = list(dict.fromkeys([*close, *texts]))[:MOST]
    left = len(set(texts)) - len(shown)
    return (", ".join(shown) or "nothing") + (f" and {left} more" if left else "")
