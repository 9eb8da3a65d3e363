"""A Parquet file as text cells, so that one set of checks serves both kinds of delivery.

Only the way from a typed column to the schema's text belongs here.
"""

from pathlib import Path

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.model import CompiledField, CompiledSchema

_DATES = ("DATE", "TIMESTAMP")
_WHOLE = ("DOUBLE", "FLOAT", "DECIMAL")


def load_parquet(
    connection: sql.Connection, schema: CompiledSchema, source: tuple[Path, str], table: str
) -> tuple[list[str], int]:
    """Load the file `source[0]`, called `source[1]`, as text; return its column names and number of rows.

    Where the columns are not the schema's, no table is made. Raises `ValueError` for a file that is not Parquet.
    """
    path, file = source
    try:
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [sql.path(path)]).fetchall()
        query = "SELECT coalesce(sum(num_rows), 0) FROM parquet_file_metadata(?)"
        ((records,),) = connection.execute(query, [sql.path(path)]).fetchall()
    except Exception:
        # The reader's own message may quote the file's content.
        message = "not Parquet"
        raise ValueError(message) from None
    names = [row[0] for row in described]
    if names == list(schema.names):
        cells = [_cell(field, row[1]) for field, row in zip(schema.fields, described, strict=True)]
        connection.execute(
            f"CREATE OR REPLACE TABLE {sql.table_name(table)} AS SELECT CAST(? AS VARCHAR) AS _file, "
            f"file_row_number + 2 AS _row, {', '.join(cells)} FROM read_parquet(?, file_row_number = true)",
            [file, sql.path(path)],
        )
    return names, int(records)


def _cell(field: CompiledField, sql_type: str) -> str:
    """Write a typed column as the text that the schema expects of a CSV cell."""
    column = sql.name(field.name)
    text = f"CAST({column} AS VARCHAR)"
    true, false, point = field.native
    if sql_type == "BOOLEAN":
        text = f"CASE WHEN {column} THEN {true} WHEN NOT {column} THEN {false} END"
    elif sql_type.startswith(_DATES) and field.kind in ("date", "datetime") and field.format != "default":
        text = f"strftime({column}, {sql.text(field.format)})"
    elif sql_type.startswith("TIMESTAMP") and field.kind == "date":
        day = f"CAST(CAST({column} AS DATE) AS VARCHAR)"
        text = f"CASE WHEN {column} = date_trunc('day', {column}) THEN {day} ELSE {text} END"
    elif sql_type.startswith(_WHOLE) and field.kind in ("integer", "year"):
        whole = f"CAST(TRY_CAST({column} AS HUGEINT) AS VARCHAR)"  # none for what is endless or out of all bounds
        text = f"coalesce(CASE WHEN {column} = trunc({column}) THEN {whole} END, {text})"
    elif sql_type.startswith(_WHOLE) and point != ".":
        text = f"replace({text}, '.', {sql.text(point)})"
    return f"{text} AS {sql.name(field.name)}"
