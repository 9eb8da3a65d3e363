"""Stage 1, structure: a delivered file into a table of text cells with `_file` and `_row`.

Choosing between the quick and the slow reader belongs here; whether values are right is asked in `values`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.delivery import Delivery
from pipeline.sources.compiled.header import check_header
from pipeline.sources.compiled.model import CompiledSchema
from pipeline.sources.compiled.parquet import load_parquet
from pipeline.sources.compiled.quick import load_quick
from pipeline.sources.compiled.records import LongRecordError, load_records, open_text, read_records
from pipeline.sources.compiled.report import CAP, Finding, Tally
from pipeline.sources.compiled.scan import DAMAGE, scan
from pipeline.sources.compiled.words import BOM_NOTE, FILE_WORDS, ROW_WORDS


@dataclass(frozen=True)
class Loaded:
    """What stage 1 leaves. Where `table_made` is false there is nothing to ask of values."""

    findings: tuple[Finding, ...]
    records: int = 0
    table_made: bool = False
    notes: tuple[str, ...] = ()


def file_finding(error: str, words: str) -> Finding:
    """Return a finding about the file as a whole."""
    found, do = FILE_WORDS[words]
    return Finding(error, found=found, do=do)


def load(
    connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, table: str, *, cap: int = CAP
) -> Loaded:
    """Load .csv, .csv.gz or .parquet as text into `table` (made anew), one row a record, `_row` from 2.

    A cell that is not there (short row, Parquet null) is NULL; an empty one is ''. Nothing is loaded where the
    heading is wrong or the file cannot be read at all: then the findings say so.
    """
    name = delivery.path.name.lower()
    if name.endswith(".parquet"):
        return _parquet(connection, schema, delivery, table)
    if not name.endswith((".csv", ".csv.gz")):
        return Loaded((file_finding("format-error", "unknown-kind"),))
    try:
        return _csv(connection, schema, delivery, (table, cap))
    except DAMAGE:
        return Loaded((file_finding("compression-error", "cut-gzip"),))


def _parquet(connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, table: str) -> Loaded:
    try:
        columns, records = load_parquet(connection, schema, (delivery.path, delivery.name), table)
    except ValueError:
        return Loaded((file_finding("source-error", "not-parquet"),))
    findings = check_header(columns, schema.names)
    return Loaded(findings or _none(records), records, table_made=not findings)


def _none(records: int) -> tuple[Finding, ...]:
    return () if records else (file_finding("row-count", "no-rows"),)


def _csv(connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, how: tuple[str, int]) -> Loaded:
    facts = scan(delivery.path, delivery.delimiter)
    notes = (BOM_NOTE,) if facts.bom else ()
    if facts.empty:
        return Loaded((file_finding("source-error", "empty"),), notes=notes)
    if facts.utf_16 and delivery.encoding == "utf-8":
        return Loaded((file_finding("encoding-error", "utf-16"),), notes=notes)
    findings = heading(schema, delivery)
    if findings:
        return Loaded(findings, max(facts.lines - 1, 0), notes=notes)
    table, cap = how
    records = load_quick(connection, schema, delivery, table, facts)
    tally = Tally(cap)
    if records is None:
        records = _slow(connection, schema, delivery, table, tally)
    return Loaded((*tally.findings(), *_none(records)), records, table_made=True, notes=notes)


def heading(schema: CompiledSchema, delivery: Delivery) -> tuple[Finding, ...]:
    """Return what is wrong with the first record of a CSV file."""
    with open_text(delivery.path, delivery.encoding) as stream:
        try:
            first = next(read_records(stream, delivery.delimiter))
        except LongRecordError:
            found, do = ROW_WORDS["record-too-long"]
            return (Finding("record-too-long", "", "", 1, (1,), found, do),)
    return check_header(first.cells, schema.names, delivery.delimiter)


def _slow(connection: sql.Connection, schema: CompiledSchema, delivery: Delivery, table: str, tally: Tally) -> int:
    columns = ", ".join(f"{sql.name(name)} VARCHAR" for name in schema.names)
    connection.execute(f"CREATE OR REPLACE TABLE {sql.table_name(table)} (_file VARCHAR, _row BIGINT, {columns})")
    with open_text(delivery.path, delivery.encoding) as stream:
        records: Iterator = read_records(stream, delivery.delimiter)
        return load_records(connection, schema, records, (table, delivery.name), tally)
