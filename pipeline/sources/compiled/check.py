"""A delivered file from bytes to report: structure, then values, then keys.

Only the order of the stages belongs here.
"""

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.delivery import Delivery
from pipeline.sources.compiled.keys import check_keys
from pipeline.sources.compiled.load import load
from pipeline.sources.compiled.model import CompiledSchema
from pipeline.sources.compiled.report import CAP, Report
from pipeline.sources.compiled.values import check_values


def check_file(
    connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, table: str, *, cap: int = CAP
) -> Report:
    """Load a delivery as text into `table` and check all of it; the report never holds a cell's value.

    The table is left for `typed_select`; it is made even where rows are wrong, so that the caller decides
    what to do with a refused delivery. Where the heading is wrong no table is made.
    """
    loaded = load(connection, schema, delivery, table, cap=cap)
    findings = loaded.findings
    if loaded.table_made:
        findings += check_values(connection, schema, table, cap=cap)
        findings += check_keys(connection, schema, table, cap=cap)
    return Report(delivery.name, loaded.records, findings, loaded.notes)
