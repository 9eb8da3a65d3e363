"""Statistics that gather rows into one: `dsr`, `mean`, `truncated_mean`.

Statistics of single rows are in `single`, series over time in `over_time` and `control`.
"""

from collections.abc import Sequence
from statistics import stdev

from pipeline.cli.stat_tables.single import ESTIMATE, estimate, multiplier_of
from pipeline.cli.stat_tables.table import Record, Row, Table, by_key, write_table
from pipeline.compute.statistics.dsr import Band, dsr
from pipeline.compute.statistics.means import mean, present
from pipeline.compute.statistics.truncated import bootstrap_interval, kept, truncated_mean

TRUNCATED = (
    "n", "k_excluded", "n_used", "truncated_mean", "max_kept", "untrimmed_mean", "median",
    "lower95_0cl", "upper95_0cl", "bootstrap_lower95_0cl", "bootstrap_upper95_0cl",
)  # fmt: skip


def dsr_table(table: Table) -> str:
    """`area`, `ageband`, `count`, `pop`, `stdpop` to a row an area; an empty count is none, a population needed.

    With `eventfreq`, `count` is the number of people with so many events, for events that are not
    independent; the area's `multiplier` is 100,000 if left out.
    """
    area = table.optional("area")
    for name in ("count", "pop", "stdpop"):
        table.column(name, example="area,ageband,count,pop,stdpop")
    if table.optional("eventfreq"):
        table.column("ageband", example="area,ageband,eventfreq,count,pop,stdpop")
    areas = {key: _bands(table, rows) for key, rows in by_key(table.rows, area).items()}
    factors = {key: multiplier_of(table, rows[0], 100_000) for key, rows in by_key(table.rows, area).items()}
    table.done()
    records = [_dsr_record(key, bands, factors[key]) for key, bands in areas.items()]
    return write_table(records, ("area", "total_count", "total_pop", *ESTIMATE))


def _bands(table: Table, rows: Sequence[Row]) -> list[Band]:
    cells = [
        (table.count(row, "count") or 0, _needed(table, row, "pop"), _needed(table, row, "stdpop", zero=True) or 0)
        for row in rows
    ]
    if not table.optional("eventfreq"):
        return [Band(count, people, weight) for count, people, weight in cells]
    people_by_events: dict[str, dict[int, float]] = {}
    sizes: dict[str, tuple[float | None, float]] = {}
    for row, (people, population, weight) in zip(rows, cells, strict=True):
        band, times = row.text("ageband"), table.whole(row, "eventfreq", least=0) or 0
        tally = people_by_events.setdefault(band, {})
        tally[times] = tally.get(times, 0) + people
        if sizes.setdefault(band, (population, weight)) != (population, weight):
            found = f"age band {band} has another pop or stdpop above"
            table.refuse(row.line, "pop", found, "the same in each row of an area's age band")
    return [Band(None, *sizes[band], tally) for band, tally in people_by_events.items()]


def _needed(table: Table, row: Row, column: str, *, zero: bool = False) -> float | None:
    value = table.count(row, column)
    if not row.text(column):
        table.refuse(row.line, column, "empty", "a number: each age band needs it", "41200")
    elif value == 0 and not zero:
        table.refuse(row.line, column, "found 0", "more than zero: each age band needs people", "41200")
    return value


def _dsr_record(area: str, bands: Sequence[Band], factor: float) -> Record:
    named = f"dsr per {factor:.0f}"
    record = estimate(lambda level: dsr(bands, level=level, multiplier=factor), named)
    if record["value"] is None:
        record["statistic"] = "dsr NA for total count < 10"
    total = sum(band.events for band in bands)
    return {"area": area, "total_count": total, "total_pop": sum(b.population or 0 for b in bands), **record}


def mean_table(table: Table) -> str:
    """`values` (or value), with an optional `area`, to a row an area with Student's limits."""
    name = table.column("values", "value", example="area,values")
    groups = _numbers(table, name, table.optional("area"))
    records = []
    for area, values in groups.items():
        there = present(values)
        record = estimate(lambda level, there=there: mean(there, level=level), "mean")
        extra = {"value_sum": sum(there), "value_count": len(there), "stdev": _deviation(there)}
        records.append({"area": area, **extra, **record})
    return write_table(records, ("area", "value_sum", "value_count", "stdev", *ESTIMATE))


def _deviation(values: Sequence[float]) -> float | None:
    return stdev(values) if len(values) > 1 else None


def _numbers(table: Table, name: str, group: str) -> dict[str, list[float | None]]:
    rows = by_key(table.rows, group)
    groups = {key: [table.number(row, name) for row in members] for key, members in rows.items()}
    table.done()
    return groups


def truncated_table(table: Table) -> str:
    """`los_days` (or value), with an optional `case`, to a row a case; `drop_percent` is 10 if left out.

    Limits by the winsorised deviation, and by bootstrap. `max_kept` is one record's own value: never
    publish it. A case with an empty value alone has no mean.
    """
    name = table.column("los_days", "value", example="case,los_days")
    shares = {key: _share(table, rows) for key, rows in by_key(table.rows, table.optional("case")).items()}
    groups = _numbers(table, name, table.optional("case"))
    records = [_truncated_record(case, values, shares[case]) for case, values in groups.items()]
    return write_table(records, ("case", *TRUNCATED))


def _share(table: Table, rows: Sequence[Row]) -> int:
    share = table.whole(rows[0], "drop_percent", least=0)
    if share is not None and share >= 100:
        table.refuse(rows[0].line, "drop_percent", f"found {share}", "a whole number from 0 to 99", "10")
    return 10 if share is None else min(share, 99)


def _truncated_record(case: str, values: Sequence[float | None], share: int) -> Record:
    found = truncated_mean(values, drop_percent=share)
    resampled = bootstrap_interval(values, drop_percent=share)
    stay = kept(values, drop_percent=share)
    cells = (
        found.n, found.k, found.used, found.interval.value, stay[-1] if stay else None, found.untrimmed,
        found.median, found.interval.lower, found.interval.upper, resampled.lower, resampled.upper,
    )  # fmt: skip
    return {"case": case, **dict(zip(TRUNCATED, cells, strict=True))}
