"""A delivered file straight into a typed table, where it is clean; else the full check that says why not.

Only the short cut belongs here. It asks the same questions as `check_file`, before anything is stored, so a
clean file is written once, typed; a file with any fault goes the long way round.
"""

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.check import check_file
from pipeline.sources.compiled.delivery import Delivery
from pipeline.sources.compiled.keys import check_keys
from pipeline.sources.compiled.look import look
from pipeline.sources.compiled.model import CompiledSchema
from pipeline.sources.compiled.quick import number_rows, relation, whole
from pipeline.sources.compiled.report import CAP, Report
from pipeline.sources.compiled.scan import Bytes
from pipeline.sources.compiled.values import Rows, count_broken, typed_from, typed_select
from pipeline.sources.compiled.words import BOM_NOTE


def receive(
    connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, table: str, *, cap: int = CAP
) -> Report:
    """Load, check and type a delivery into `table` (`_file`, `_row`, typed columns).

    Where the report is not valid there is no `table`. Name a table of its own for each delivery, and swap it
    in only after this; text is kept meanwhile in `<table>__text`, dropped at the end. Ask it outside a
    transaction: the quick reader may fail, and a failed statement would end the transaction.
    """
    connection.execute(f"DROP TABLE IF EXISTS {sql.table_name(table)}")
    report = _straight(connection, schema, delivery, table)
    if report is not None:
        return report
    connection.execute(f"DROP TABLE IF EXISTS {sql.table_name(table)}")
    text = f"{table}__text"
    report = check_file(connection, schema, delivery, text, cap=cap)
    if report.valid:
        connection.execute(f"CREATE TABLE {sql.table_name(table)} AS {typed_select(schema, text)}")
    connection.execute(f"DROP TABLE IF EXISTS {sql.table_name(text)}")
    return report


def _straight(connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, table: str) -> Report | None:
    """Return a valid report, the table made; None where there is any doubt or fault."""
    looked = look(schema, delivery)
    if looked is None:
        return None
    facts = looked.facts
    records = _typed(connection, schema, delivery, table, facts)
    if not records or check_keys(connection, schema, table, typed=True):
        return None
    return Report(delivery.name, records, (), (BOM_NOTE,) if facts.bom else ())


def _typed(
    connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, table: str, facts: Bytes
) -> int | None:
    """Ask the file all its questions, then write it typed; return the records, None where a question fails.

    The reader's errors hold cells, so they are dropped; the long way round says what is wrong.
    """
    source = relation(schema, delivery)
    lead = f"{sql.text(delivery.name)} AS _file, CAST(NULL AS BIGINT) AS _row"
    try:
        held, totals = count_broken(connection, schema, Rows(source, "NULL"))
        if any(totals) or _heading_again(connection, schema, source):
            return None
        query = typed_from(schema, source, lead)
        connection.execute(f"CREATE TABLE {sql.table_name(table)} AS {query}")
    except Exception:
        return None
    records = number_rows(connection, table)
    if records != held or not whole(connection, schema, (source, delivery.delimiter), facts, records):
        return None
    return records


def _heading_again(connection: sql.Connection, schema: CompiledSchema, source: str) -> bool:
    """Whether a heading may stand among the rows, told by text columns only: in others it is a type error."""
    if any(field.value != field.cell for field in schema.fields):
        return False
    same = " AND ".join(f"{sql.name(name)} = {sql.text(name)}" for name in schema.names)
    ((again,),) = connection.execute(f"SELECT count(*) FROM {source} WHERE {same}").fetchall()
    return again > 0
