"""The quick path: the database's own CSV reader, used only where it is sure to see each row as it is.

Reading, and being sure of it, belong here; whatever fails here is read again, record by record, in `records`.
"""

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.delivery import Delivery
from pipeline.sources.compiled.model import CompiledSchema
from pipeline.sources.compiled.scan import Bytes


def relation(schema: CompiledSchema, *deliveries: Delivery) -> str:
    """Return `read_csv(...)` over files written alike: every cell text, an empty one '', the first fault an error."""
    columns = ", ".join(f"{sql.text(name)}: 'VARCHAR'" for name in schema.names)
    delimiter, packing = how_written(deliveries[0])
    paths = sql.text_list(sql.path(delivery.path) for delivery in deliveries)
    return (
        f"read_csv([{paths}], auto_detect = false, header = true, strict_mode = true, "
        f"null_padding = false, compression = '{packing}', delim = {sql.text(delimiter)}, "
        f"quote = '\"', escape = '\"', columns = {{{columns}}}, force_not_null = [{sql.text_list(schema.names)}])"
    )


def how_written(delivery: Delivery) -> tuple[str, str]:
    """Return what parts the cells, and how the file is packed: one reader takes files in which both are the same."""
    return delivery.delimiter, "gzip" if delivery.path.suffix.lower() == ".gz" else "none"


def trusted(facts: Bytes, delivery: Delivery) -> bool:
    """Whether the bytes give no reason to read record by record."""
    return facts.trusted and delivery.encoding == "utf-8"


def load_quick(
    connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, table: str, facts: Bytes
) -> int | None:
    """Load as text; return the number of records, or None where any row is not plainly as it should be.

    The reader stops at the first fault. Its message holds cells, so it is dropped, and the slow path says what
    is wrong; an error of the connection itself comes back there.
    """
    if not trusted(facts, delivery):
        return None
    names = ", ".join(map(sql.name, schema.names))
    lead = f"SELECT {sql.text(delivery.name)} AS _file, CAST(NULL AS BIGINT) AS _row"
    query = f"{lead}, {names} FROM {relation(schema, delivery)}"
    try:
        connection.execute(f"CREATE OR REPLACE TABLE {sql.table_name(table)} AS {query}")
    except Exception:
        return None
    records = number_rows(connection, table)
    source = sql.table_name(table)
    return records if whole(connection, schema, (source, delivery.delimiter), facts, records) else None


def number_rows(connection: sql.Connection, table: str) -> int:
    """Number the rows of a new table from 2, in the file's order; return how many there are.

    A window function would bring the reader down to one thread. Rows lie in the file's order because the
    reader keeps it (`preserve_insertion_order`, on by default).
    """
    ((kept,),) = connection.execute("SELECT current_setting('preserve_insertion_order')").fetchall()
    assert kept, "preserve_insertion_order must be on while files are loaded"
    name = sql.table_name(table)
    ((records, first),) = connection.execute(f"SELECT count(*), min(rowid) FROM {name}").fetchall()
    if records:
        connection.execute(f"UPDATE {name} SET _row = rowid - {first} + 2")
    return records


def whole(
    connection: sql.Connection, schema: CompiledSchema, source: tuple[str, str], facts: Bytes, records: int
) -> bool:
    """Whether the lines and separators in the file are just those that the rows read from it need.

    DuckDB takes a row with one empty cell too many (`1,2,` for two columns) without a word, and skips blank ones.
    """
    relation_, delimiter = source
    needed = (records + 1) * (len(schema.fields) - 1) + sum(name.count(delimiter) for name in schema.names)
    inside = facts.delimiters - needed
    if not facts.quotes:
        return not inside and records == facts.lines - 1
    if not inside:
        return True
    mark = sql.text(delimiter)
    names = map(sql.name, schema.names)
    cells = (f"coalesce(sum(length({name}) - length(replace({name}, {mark}, ''))), 0)" for name in names)
    ((held,),) = connection.execute(f"SELECT {' + '.join(cells)} FROM {relation_}").fetchall()
    return held == inside
