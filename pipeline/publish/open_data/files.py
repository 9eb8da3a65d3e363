"""All files of the open data as values: relative path below `data/` to bytes. Nothing is written here."""

import hashlib
from collections.abc import Mapping
from importlib.metadata import version

from pipeline.digests import value_digest
from pipeline.publish.kept import FileStore
from pipeline.publish.open_data.csv_file import table_csv
from pipeline.publish.open_data.csvw import CSVW_FILE, csvw
from pipeline.publish.open_data.inputs import DataTables
from pipeline.publish.open_data.json_text import json_bytes
from pipeline.publish.open_data.measure_csv import measure_csv
from pipeline.publish.open_data.measure_json import measure_json
from pipeline.publish.open_data.model import Table
from pipeline.publish.open_data.package import package
from pipeline.publish.open_data.parquet_file import table_parquet
from pipeline.publish.open_data.parts import WRITERS, Keys, of_measure
from pipeline.publish.open_data.rows import all_tables
from pipeline.publish.packed import kept_files

PACKAGE_FILE = "datapackage.json"
WORKBOOK_FILE = "outcomes.xlsx"
SUMS_FILE = "sha256sums.txt"


def open_data_files(given: DataTables, kept: FileStore | None = None) -> dict[str, bytes]:
    """Return every file of `data/` by its path, sorted: tables, measures, descriptions, spreadsheet, fingerprints.

    The same input gives the same bytes. With `kept`, what was made from the same before is not made again: all tables
    together, the files of each measure, the spreadsheet.
    """
    keys = Keys(given) if kept else None
    files = dict(kept_files(kept, keys.tables() if keys else "", lambda: _tables(given, kept)))
    for measure in given.measures:
        own = of_measure(given, measure)
        files |= kept_files(kept, keys.measure(measure) if keys else "", lambda own=own: _measure_files(own))
    files[SUMS_FILE] = sums(files)
    return dict(sorted(files.items()))


def _tables(given: DataTables, kept: FileStore | None) -> dict[str, bytes]:
    tables = all_tables(given)
    files = {f"{table.spec.name}.csv": table_csv(table) for table in tables}
    files |= {f"{table.spec.name}.parquet": table_parquet(table) for table in tables}
    files[PACKAGE_FILE] = json_bytes(package(given, tables, files))
    files[CSVW_FILE] = json_bytes(csvw(given, tables))
    files[WORKBOOK_FILE] = _workbook(given, tables, files, kept)
    return files


def _measure_files(given: DataTables) -> dict[str, bytes]:
    (measure,) = given.measures
    return {
        f"measures/{measure}.csv": measure_csv(given, measure),
        f"measures/{measure}.json": measure_json(given, measure),
    }


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return the fingerprints of files, a line each, as `sha256sum --check` reads them."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()


def _workbook(
    given: DataTables, tables: tuple[Table, ...], files: Mapping[str, bytes], kept: FileStore | None
) -> bytes:
    key = workbook_key(given, files)
    found = kept.get(key) if kept else None
    if found is not None:
        return found
    from pipeline.publish.open_data.workbook import workbook  # takes half a second to load

    made = workbook(given, tables)
    if kept:
        kept.put(key, made)
    return made


def workbook_key(given: DataTables, files: Mapping[str, bytes]) -> str:
    """Return the fingerprint of all that the spreadsheet says and is made by: tables, cover, this engine, libraries."""
    return value_digest((files[PACKAGE_FILE], given.settings, given.as_of, [version(name) for name in WRITERS]))
