"""Asking DuckDB whether a query would run, without running it.

Which queries are allowed at all is decided in `gate`.
"""

import duckdb

from pipeline.warehouse.connection import Warehouse


def explain(warehouse: Warehouse, sql: str) -> str:
    """Bind `sql` against the tables there are. Returns an empty string, or what DuckDB says is wrong."""
    try:
        if len(duckdb.extract_statements(sql)) != 1:
            return "there is more than one statement"
        warehouse.execute(f"explain {sql}")
    except duckdb.Error as error:
        return str(error).strip()
    return ""
