"""Stage 2, values: every type and constraint of every column asked of the text table in one scan.

Building and running that one statement belongs here; keys over several rows are in `keys`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.sources.compiled import sql
from pipeline.sources.compiled.model import CompiledField, CompiledSchema
from pipeline.sources.compiled.report import CAP, Finding
from pipeline.sources.compiled.words import ROW_WORDS


@dataclass(frozen=True)
class Probe:
    """One question to a row: the condition that is true where the rule is broken."""

    field: str
    error: str
    constraint: str
    broken: str
    allowed: str


def probes(schema: CompiledSchema) -> tuple[Probe, ...]:
    """Return one question for each type and constraint, in the schema's order."""
    return tuple(probe for field in schema.fields for probe in _field_probes(field))


def _field_probes(field: CompiledField) -> Iterator[Probe]:
    if field.value != field.cell:
        broken = f"{field.cell} IS NOT NULL AND {field.typed} IS NULL"
        yield Probe(field.name, "type-error", "", broken, field.allowed)
    for rule in field.rules:
        yield Probe(field.name, "constraint-error", rule.constraint, rule.broken, rule.allowed)


@dataclass(frozen=True)
class Rows:
    """Where rows of text cells come from: SQL after FROM, and the column that numbers them (`NULL` before they are)."""

    relation: str
    number: str = "_row"

    @classmethod
    def of(cls, table: str) -> "Rows":
        """Rows of a loaded table."""
        return cls(sql.table_name(table))


def typed_cells(
    schema: CompiledSchema,
    rows: Rows,
    *,
    names: Sequence[str] | None = None,
    blank: bool = True,
    lead: Sequence[str] = (),
) -> str:
    """Return a SELECT of `_row` and, for each field (or those named), its text `s_n` and its typed value `v_n`.

    With `blank` false, rows that hold nothing at all are left out. Columns of `lead` are given as they are.
    """
    chosen = [field for field in schema.fields if names is None or field.name in names]
    cells = [f"{sql.missing_to_null(sql.name(field.name), field.missing)} AS {field.cell}" for field in chosen]
    where = "" if blank else f" WHERE {_something(schema)}"
    inner = f"SELECT {', '.join([*lead, f'{rows.number} AS _row', *cells])} FROM {rows.relation}{where}"
    values = [f"{field.cell}, {field.value} AS {field.typed}" for field in chosen]
    return f"SELECT {', '.join([*lead, '_row', *values])} FROM ({inner})"


def count_broken(connection: sql.Connection, schema: CompiledSchema, rows: Rows) -> tuple[int, list[int]]:
    """Return how many rows hold anything, and for each of `probes(schema)` how many of them break it: one scan."""
    counts = ", ".join(["count(*)", *(f"count_if({probe.broken})" for probe in probes(schema))])
    source = typed_cells(schema, rows, blank=False)
    held, *totals = connection.execute(f"SELECT {counts} FROM ({source})").fetchall()[0]
    return held, totals


def _something(schema: CompiledSchema) -> str:
    return " OR ".join(sql.present(sql.name(field.name), field.missing) for field in schema.fields)


def check_values(
    connection: sql.Connection, schema: CompiledSchema, table: str, *, cap: int = CAP
) -> tuple[Finding, ...]:
    """Ask all types and constraints of `table`; return findings with exact totals and the first `cap` rows.

    One scan counts; only where something is wrong a second one fetches row numbers, and only for the rules
    that are broken, so memory is bounded by `cap` times the number of rules, however many rows are bad.
    """
    asked, rows = probes(schema), Rows.of(table)
    held, totals = count_broken(connection, schema, rows)
    broken = [(probe, total) for probe, total in zip(asked, totals, strict=True) if total]
    findings = _blank_rows(connection, schema, table, (held, cap)) + _repeated(connection, schema, table, cap)
    if not broken:
        return tuple(findings)
    firsts = ", ".join(f"min(_row, {cap}) FILTER ({probe.broken})" for probe, _ in broken)
    source = typed_cells(schema, rows, blank=False)
    numbers = connection.execute(f"SELECT {firsts} FROM ({source})").fetchall()[0]
    for (probe, total), first in zip(broken, numbers, strict=True):
        findings.append(_finding(probe, total, tuple(first)))
    return tuple(findings)


def _finding(probe: Probe, total: int, rows: tuple[int, ...]) -> Finding:
    found = "the cell is empty" if probe.constraint == "required" else "the cell is not as it must be"
    do = f"It {probe.allowed}; put it right in the source and send the file again."
    return Finding(probe.error, probe.field, probe.constraint, total, rows, found, do)


def _blank_rows(
    connection: sql.Connection, schema: CompiledSchema, table: str, known: tuple[int, int]
) -> list[Finding]:
    held, cap = known
    target = sql.table_name(table)
    ((everything,),) = connection.execute(f"SELECT count(*) FROM {target}").fetchall()
    if everything == held:
        return []
    where = f"NOT coalesce({_something(schema)}, false)"
    return [
        _rows_finding(connection, f"SELECT _row FROM {target} WHERE {where}", "blank-row", (everything - held, cap))
    ]


def _repeated(connection: sql.Connection, schema: CompiledSchema, table: str, cap: int) -> list[Finding]:
    same = " AND ".join(f"{sql.name(name)} = {sql.text(name)}" for name in schema.names)
    query = f"SELECT _row FROM {sql.table_name(table)} WHERE {same}"
    ((total,),) = connection.execute(f"SELECT count(*) FROM ({query})").fetchall()
    return [_rows_finding(connection, query, "repeated-header", (total, cap))] if total else []


def _rows_finding(connection: sql.Connection, query: str, error: str, known: tuple[int, int]) -> Finding:
    total, cap = known
    rows = connection.execute(f"{query} ORDER BY _row LIMIT {cap}").fetchall()
    found, do = ROW_WORDS[error]
    return Finding(error, "", "", total, tuple(row for (row,) in rows), found, do)


def typed_select(schema: CompiledSchema, table: str) -> str:
    """Return the SELECT that gives `_file`, `_row` and the columns typed, missing values as NULL.

    A cell that is not of its type gives NULL, so ask this only of a table that passed `check_values`.
    """
    return typed_from(schema, sql.table_name(table), "_file, _row")


def typed_from(schema: CompiledSchema, relation: str, lead: str) -> str:
    """Return the typed SELECT over any relation of text cells, after the leading columns `lead`."""
    cells = [f"{sql.missing_to_null(sql.name(field.name), field.missing)} AS {field.cell}" for field in schema.fields]
    values = [f"{field.value} AS {sql.name(field.name)}" for field in schema.fields]
    return f"SELECT _file, _row, {', '.join(values)} FROM (SELECT {lead}, {', '.join(cells)} FROM {relation})"
