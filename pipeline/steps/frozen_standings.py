"""Rows of the published table of standings as frozen editions have them, typed again. Nothing is worked out anew."""

import csv
import io
from collections.abc import Callable
from datetime import date

from pipeline.publish.open_data.model import Cell, Column
from pipeline.publish.open_data.standing_columns import standing_spec
from pipeline.steps.frozen_files import DATA
from pipeline.steps.workspace import Workspace

TABLE = f"{DATA}standing.csv"
READ: dict[str, Callable[[str], Cell]] = {
    "string": str,
    "number": float,
    "integer": int,
    "boolean": lambda text: text == "true",
    "date": date.fromisoformat,
}


def kept_standings(workspace: Workspace) -> list[dict[str, Cell]]:
    """Return every row, edition by edition. A column that came later is empty, one that went is left out."""
    columns = standing_spec().columns
    return [
        {column.name: _cell(column, row.get(column.name, "")) for column in columns}
        for _, one in sorted(workspace.archive.frozen.items())
        for row in csv.DictReader(io.StringIO(one.files[TABLE].decode("utf-8")))
    ]


def _cell(column: Column, text: str) -> Cell:
    if text:
        return READ[column.type](text)
    return "" if column.type == "string" else None
