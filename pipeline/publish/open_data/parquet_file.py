"""A published table as Parquet, with the columns and types of its description. The same table gives the same bytes."""

import io

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish.open_data.model import Cell, Table

TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def table_parquet(table: Table) -> bytes:
    """Return the table as a Parquet file; empty texts are null, as in the CSV."""
    spec = table.spec
    columns = list(zip(*table.rows, strict=True)) or [()] * len(spec.columns)
    arrays = [
        pa.array([_cell(cell) for cell in cells], TYPES[column.type])
        for column, cells in zip(spec.columns, columns, strict=True)
    ]
    fields = [
        pa.field(column.name, TYPES[column.type], metadata={"title": column.title, "description": column.description})
        for column in spec.columns
    ]
    made = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), made, compression="zstd")
    return made.getvalue()


def _cell(cell: Cell) -> Cell:
    return None if cell == "" else cell
