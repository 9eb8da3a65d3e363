"""The description of the data as a Frictionless Data Package, version 2: fields, units, keys, links and code lists.

The same columns as CSV on the Web are described in `csvw`.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from pipeline.publish.open_data.inputs import DataTables
from pipeline.publish.open_data.model import SEPARATOR, Column, Link, Table
from pipeline.publish.words import about_the_data

PROFILES = "https://datapackage.org/profiles/2.0"


def package(given: DataTables, tables: tuple[Table, ...], files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the whole description; `files` holds the tables' CSV files by name."""
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": re.sub(r"[^a-z0-9]+", "-", given.settings.title.lower()).strip("-") or "outcomes",
        "title": given.settings.title,
        "description": about_the_data(given.settings),
        "homepage": given.settings.site_url,
        "version": given.as_of.isoformat(),
        "licenses": [
            {
                "name": given.settings.licence.name,
                "title": given.settings.licence.title,
                "path": given.settings.licence.address,
            }
        ],
        "contributors": [{"title": given.settings.brand.name, "roles": ["publisher"]}],
        "resources": [_resource(table, files[f"{table.spec.name}.csv"]) for table in tables],
    }


def _resource(table: Table, csv: bytes) -> dict[str, Any]:
    spec = table.spec
    return {
        "name": spec.name,
        "type": "table",
        "title": spec.title,
        "description": spec.description,
        "path": f"{spec.name}.csv",
        "parquet": f"{spec.name}.parquet",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(csv),
        "hash": f"sha256:{hashlib.sha256(csv).hexdigest()}",
        "schema": {
            "$schema": f"{PROFILES}/tableschema.json",
            "fields": [_field(column) for column in spec.columns],
            "missingValues": [""],
            "primaryKey": list(spec.key),
            "foreignKeys": [_link(link) for link in spec.links],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    described = {"name": column.name, "type": column.type, "title": column.title, "description": column.description}
    if column.unit:
        described["unit"] = column.unit
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.codes and column.many:
        one = "|".join(re.escape(code) for code in column.codes.words)
        constraints["pattern"] = f"^({one})({SEPARATOR}({one}))*$"
    elif column.codes:
        constraints["enum"] = list(column.codes.words)
    made: dict[str, Any] = {**described, **({"constraints": constraints} if constraints else {})}
    if column.codes:
        made["categories"] = [{"value": code, "label": words} for code, words in column.codes.words.items()]
    return made


def _link(link: Link) -> dict[str, Any]:
    return {"fields": list(link.columns), "reference": {"resource": link.table, "fields": list(link.to)}}
