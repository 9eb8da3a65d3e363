"""The only code that opens DuckDB: connections, transactions, loading rows.

The SQL of measures and sources is not here.
"""

from pipeline.warehouse.connection import Warehouse, open_memory, open_warehouse, remove_warehouse
from pipeline.warehouse.sandbox import explain
from pipeline.warehouse.untold import queries_told

__all__ = ["Warehouse", "explain", "open_memory", "open_warehouse", "queries_told", "remove_warehouse"]
