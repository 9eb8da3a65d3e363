"""The description of the data as CSV on the Web (W3C), from the same columns as the Data Package."""

import re
from typing import Any

from pipeline.publish.open_data.inputs import DataTables
from pipeline.publish.open_data.model import SEPARATOR, Column, Link, Table
from pipeline.publish.words import about_the_data

CSVW_FILE = "csv-metadata.json"
TYPES = {"string": "string", "number": "double", "integer": "integer", "date": "date"}
LANGUAGE = "en-GB"


def csvw(given: DataTables, tables: tuple[Table, ...]) -> dict[str, Any]:
    """Return the description of all tables as one table group."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}],
        "dc:title": given.settings.title,
        "dc:description": about_the_data(given.settings),
        "dc:publisher": given.settings.brand.name,
        "dc:license": {"@id": given.settings.licence.address},
        "dialect": {"lineTerminators": ["\n"], "encoding": "utf-8", "header": True},
        "tables": [_table(table) for table in tables],
    }


def _table(table: Table) -> dict[str, Any]:
    spec = table.spec
    return {
        "url": f"{spec.name}.csv",
        "dc:title": spec.title,
        "dc:description": spec.description,
        "tableSchema": {
            "columns": [_column(column) for column in spec.columns],
            "primaryKey": list(spec.key),
            "foreignKeys": [_link(link) for link in spec.links if link.strict],
        },
    }


def _column(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": f"{column.description} Unit: {column.unit}." if column.unit else column.description,
        "datatype": _datatype(column),
    }
    return made | ({"required": True} if column.required else {}) | ({"separator": SEPARATOR} if column.many else {})


def _datatype(column: Column) -> Any:
    if column.type == "boolean":
        return {"base": "boolean", "format": "true|false"}
    if column.codes:
        return {"base": "string", "format": "|".join(re.escape(code) for code in column.codes.words)}
    return TYPES[column.type]


def _link(link: Link) -> dict[str, Any]:
    reference = {"resource": f"{link.table}.csv", "columnReference": list(link.to)}
    return {"columnReference": list(link.columns), "reference": reference}
