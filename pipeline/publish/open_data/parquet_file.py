"""A published table as Parquet, with the columns and types of its description. The same table gives the same bytes."""

import io

from pipeline.publish.open_data.model import Cell, Table

TYPES = {"string": "string", "number": "float64", "integer": "int64", "boolean": "bool", "date": "date32"}
"""Each type of a column by Arrow's name for it."""


def table_parquet(table: Table) -> bytes:
    """Return the table as a Parquet file; empty texts are null, as in the CSV."""
    import pyarrow as pa  # here: commands that write no data start faster without it
    import pyarrow.parquet as pq

    spec = table.spec
    types = [pa.type_for_alias(TYPES[column.type]) for column in spec.columns]
    columns = list(zip(*table.rows, strict=True)) or [()] * len(spec.columns)
    arrays = [pa.array([_cell(cell) for cell in cells], kind) for kind, cells in zip(types, columns, strict=True)]
    fields = [
        pa.field(column.name, kind, metadata={"title": column.title, "description": column.description})
        for column, kind in zip(spec.columns, types, strict=True)
    ]
    made = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), made, compression="zstd")
    return made.getvalue()


def _cell(cell: Cell) -> Cell:
    return None if cell == "" else cell
