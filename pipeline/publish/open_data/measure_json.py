"""Everything known of one measure as JSON: definition, place, lineage, values, standings and files.

Keys are sorted and nothing depends on the clock, so the same facts give the same bytes.
"""

from collections.abc import Mapping
from typing import Any

from pipeline.compute.series import Value
from pipeline.publish.open_data.inputs import DataTables, page_address
from pipeline.publish.open_data.json_text import json_bytes
from pipeline.publish.open_data.model import Cell
from pipeline.publish.open_data.rows import published, published_rows, state_of
from pipeline.publish.open_data.standing_rows import standing_record
from pipeline.publish.open_data.units import unit_title
from pipeline.publish.words import DEMONSTRATION

FILE = ("source", "file", "title", "publisher", "publication", "licence", "origin", "rows", "sha256")


def measure_json(given: DataTables, measure: str) -> bytes:
    """Return the facts of a measure as a JSON file."""
    state, reason = state_of(given, measure)
    values = published_rows(given, measure)
    facts: dict[str, Any] = {
        "measure": measure,
        "page": page_address(given.settings, measure),
        "as_of": given.as_of.isoformat(),
        "licence": {"title": given.settings.licence.title, "address": given.settings.licence.address},
        "notice": DEMONSTRATION if given.settings.site_status == "demonstration" else None,
        "framework": _place(given, measure),
        "definition": given.measures[measure].model_dump(mode="json", exclude_none=True),
        "unit": unit_title(given.measures[measure].unit),
        "data_state": state,
        "reason": reason or None,
        "lineage": _lineage(given, measure),
        "values": [_value(value, row) for value, row in values],
        "standing": [_plain(standing_record(given, s)) for s in given.standings_of.get(measure, ())],
        "sources": _files(given, {value.source for value, _ in values}),
    }
    return json_bytes(facts)


def _place(given: DataTables, measure: str) -> list[dict[str, str]]:
    path = given.framework.path_to()[given.measures[measure].indicator]
    levels = zip(given.framework.levels, path, strict=True)
    return [{"level": level.key, "key": part.key, "title": part.title} for level, part in levels]


def _lineage(given: DataTables, measure: str) -> dict[str, Any]:
    """The definition says which sources in which order; here stands what was run and what it was run on."""
    used = {value.source for value in published(given, measure)}
    named = [entry.source for entry in given.measures[measure].sources]
    return {
        "sources_in_order": named,
        "sources_with_values": [name for name in dict.fromkeys(named) if name in used],
        "sql": given.queries.get(measure),
    }


def _value(value: Value, row: Mapping[str, Cell]) -> dict[str, Any]:
    return {**_plain(row), "period_words": value.period.public, "rows_used": list(value.trace)}


def _files(given: DataTables, used: set[str]) -> list[dict[str, Any]]:
    files = sorted((one for one in given.sources if one.source in used), key=lambda one: (one.source, one.file))
    return [_plain({name: getattr(one, name) for name in (*FILE, "received_on", "published_on")}) for one in files]


def _plain(record: Mapping[str, Cell]) -> dict[str, Any]:
    return {name: _cell(cell) for name, cell in record.items()}


def _cell(cell: Cell) -> Any:
    if cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell if isinstance(cell, str | int | float | bool) or cell is None else cell.isoformat()
