"""Writing a synthetic extract: plan tables in, a quarter at a time drawn in SQL, a file a quarter and provider out.

The connection is given and may write files; nothing here opens a database or knows who is drawn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Literal

from pipeline.periods import slug
from pipeline.sources.sample.cells import Counted, count
from pipeline.sources.sample.plan import SamplePlan
from pipeline.sources.sample.tables import SQL, Connection, load_plan

Format = Literal["csv.gz", "csv", "parquet"]
COPY = {
    "csv.gz": "format csv, header true, compression gzip",
    "csv": "format csv, header true",
    "parquet": "format parquet, compression zstd",
}
KEYS = "sample_quarter, sample_provider, sample_record, sample_position"
BATCH = 600_000
RECORDS_A_PERSON = 1.6
YEARS_OF_BIRTH = 90


@dataclass(frozen=True)
class SampleFile:
    """One file written: where, whose quarter and provider it is, and how many rows it has."""

    path: Path
    quarter: str
    provider: str
    rows: int


def generate(
    connection: Connection, plan: SamplePlan, out: Path, *, rows: int | None = None, form: Format = "csv.gz"
) -> tuple[SampleFile, ...]:
    """Write `<out>/<name of out>_<quarter>_<provider>.<form>` for every quarter and provider of the plan.

    Without `rows` the plan's totals come out exactly; with it there are about so many rows and the totals scale.
    Files are readable by their owner alone; older ones of the same names in another form are removed. The same
    plan, size and form give the same bytes, whatever the number of threads.
    """
    counted = count(plan, 1 if rows is None else rows / expected_rows(plan))
    load_plan(connection, plan, counted, _people(plan, counted))
    _make(connection, "sample_slots", _sql("choices"))
    _make(connection, "sample_planned", _sql("planned"))
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    _remove_old(out)
    files = tuple(file for batch in _batches(counted) for file in _write(connection, plan.kind, (batch, out), form))
    for table in ("rows", "record", "planned", "slots", "deck", "condition", "choice", "cell"):
        connection.execute(f"drop table if exists sample_{table}")
    return files


def expected_rows(plan: SamplePlan) -> float:
    """Return about how many rows the plan gives at its own size."""
    return sum(cell.size * _rows_of(plan, cell.stratum.draws.get("episodes")) for cell in count(plan).cells)


def _rows_of(plan: SamplePlan, episodes: str | None) -> float:
    weights = plan.lists.get(episodes or "", {"1": 1})
    return sum(int(number) * weight for number, weight in weights.items()) / sum(weights.values())


def _people(plan: SamplePlan, counted: Counted) -> int:
    records = sum(cell.size for cell in counted.cells)
    return min(max(ceil(records / RECORDS_A_PERSON / len(plan.places) / YEARS_OF_BIRTH), 1), 99_999)


def _batches(counted: Counted) -> Iterator[tuple[str, ...]]:
    """Give consecutive quarters in batches of about `BATCH` records, so that memory stays bounded at any size."""
    batch: dict[str, int] = {}
    for cell in counted.cells:
        name = slug(cell.quarter)
        if name not in batch and sum(batch.values()) + cell.size > BATCH:
            yield tuple(batch)
            batch = {}
        batch[name] = batch.get(name, 0) + cell.size
    yield tuple(batch)


def _sql(name: str) -> str:
    return (SQL / f"{name}.sql").read_text("utf-8")


def _make(connection: Connection, table: str, sql: str) -> None:
    connection.execute(f"create or replace temp table {table} as {sql}")


def _remove_old(out: Path) -> None:
    for form in COPY:
        for path in sorted(out.glob(f"{out.name}_*.{form}")):
            path.unlink()


def _write(connection: Connection, kind: str, where: tuple[Sequence[str], Path], form: Format) -> Iterator[SampleFile]:
    quarters, out = where
    among = ", ".join(map(_text, quarters))
    _make(connection, "sample_record", _sql("records").replace("{quarters}", among))
    _make(connection, "sample_rows", _sql(kind))
    parts = "select sample_quarter, sample_provider, count(*) from sample_rows group by all order by all"
    for quarter, provider, rows in connection.execute(parts).fetchall():
        path = out / f"{out.name}_{quarter}_{provider.lower()}.{form}"
        chosen = (
            f"select * exclude ({KEYS}) from sample_rows where sample_quarter = {_text(quarter)} "
            f"and sample_provider = {_text(provider)} order by sample_record, sample_position"
        )
        connection.execute(f"copy ({chosen}) to {_text(str(path))} ({COPY[form]})")
        path.chmod(0o600)
        yield SampleFile(path, quarter, provider, rows)


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
