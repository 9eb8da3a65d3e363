"""Record-level files through a source's own cleaning SQL, for tests: no checking, no protection, no database file."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from pipeline.sources.descriptor import read_source

ROOT = Path(__file__).resolve().parents[2]
TYPES = {"string": "varchar", "integer": "integer", "date": "date"}


def cleaned(source: str, files: Iterable[Path], threads: int = 2) -> duckdb.DuckDBPyConnection:
    """Give a connection with the table `extract` and each table that the source's cleaning makes, by its own name."""
    connection = duckdb.connect(config={"threads": threads})
    load(connection, source, files)
    for path in sorted((ROOT / "data_raw" / source / "clean").glob("*.sql")):
        connection.execute(f"create table {path.stem.partition('_')[2]} as {path.read_text('utf-8')}")
    return connection


def load(connection: duckdb.DuckDBPyConnection, source: str, files: Iterable[Path]) -> None:
    """Make the table `extract` from .csv or .csv.gz files, typed by the source's descriptor."""
    found, problems = read_source(ROOT / "data_raw" / source)
    assert found is not None, problems
    fields = found.package.resources[0].schema_.fields
    columns = ", ".join(f"'{field.name}': '{TYPES[field.type]}'" for field in fields)
    paths = [str(path) for path in files]
    connection.execute(
        f"create or replace table extract as select * exclude (filename), filename as _file, '' as _sheet, "
        f"row_number() over (partition by filename) + 1 as _row, "
        f"regexp_extract(filename, '_([0-9]{{4}}-[0-9]{{2}}-q[1-4])_', 1) as _partition "
        f"from read_csv(?, auto_detect = false, header = true, delim = ',', quote = '\"', "
        f"columns = {{{columns}}}, filename = true)",
        [paths],
    )
