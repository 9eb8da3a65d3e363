"""The `compare` statistic: a figure against a benchmark, another estimate, control limits or a target.

The columns that a table has say which; the rules are in `pipeline.compute.statistics.compare`.
"""

from pipeline.catalogue.measure import Polarity
from pipeline.cli.stat_tables.polarity import read_polarity
from pipeline.cli.stat_tables.table import Row, Table, kept_columns, write_table
from pipeline.compute.statistics.compare import (
    Comparison,
    TargetLimits,
    interval_against_interval,
    interval_against_target,
    proportion_limits,
    rate_limits,
    value_against_interval,
    value_against_limits,
    value_against_target,
)
from pipeline.compute.statistics.intervals import Interval

EXAMPLE = "value,lower95,upper95,benchmark_value,polarity"
TARGET_EXAMPLE = "value,lower95,upper95,polarity,kind,lower_limit,upper_limit,uses"
LOWER = ("lower95", "lower95_0cl", "lower_95", "lower")
UPPER = ("upper95", "upper95_0cl", "upper_95", "upper")
BENCHMARK = ("benchmark_value", "benchmark", "comparator_value", "comparator")
BENCHMARK_LOWER = tuple(f"benchmark_{name}" for name in LOWER)
BENCHMARK_UPPER = tuple(f"benchmark_{name}" for name in UPPER)
PEOPLE = ("denominator", "denominator2", "n")
UNIT = ("unit", "multiplier", "unit_value")
USES = ("value", "ci", "cis")


def compare_table(table: Table) -> str:
    """`value`, `polarity` and more, to the column `expected`: better, same, worse, higher, lower or none.

    With `lower_limit` (and `upper_limit`, `uses` value or CI): a target. With `z` or `tail_p`, `denominator`,
    `unit`, `benchmark_value`: control limits around a proportion (unit 100) or a rate (unit 100,000). With
    `benchmark_lower95`, `benchmark_upper95`: two intervals. Else `lower95`, `upper95`, `benchmark_value`.
    Polarity: 0 low is good, 1 high is good, 99 no judgement, -1 does not apply. The result's column has the
    name that it has in published known answers, so that files compare line by line.
    """
    if table.optional("lower_limit"):
        table.column("value", *LOWER, example=TARGET_EXAMPLE)
        compare = _target
    else:
        table.column("value", example=EXAMPLE)
        table.column(*BENCHMARK, example=EXAMPLE)
        compare = _funnel if table.optional("z", "tail_p") else _intervals
    found = [(row, compare(table, row, read_polarity(table, row))) for row in table.rows]
    table.done()
    columns = kept_columns(table, ("expected",), "source_test", "note")
    return write_table([{**row.cells, "expected": str(result)} for row, result in found], columns)


def _area(table: Table, row: Row) -> Interval:
    lower, upper = (table.number(row, table.optional(*names)) for names in (LOWER, UPPER))
    return Interval(table.number(row, "value"), lower, upper)


def _benchmark(table: Table, row: Row) -> float | None:
    return table.number(row, table.optional(*BENCHMARK))


def _intervals(table: Table, row: Row, polarity: Polarity | None) -> Comparison:
    table_has = table.optional(*BENCHMARK_LOWER), table.optional(*BENCHMARK_UPPER)
    if not all(table_has):
        return value_against_interval(_area(table, row), _benchmark(table, row), polarity)
    lower, upper = (table.number(row, name) for name in table_has)
    other = Interval(_benchmark(table, row), lower, upper)
    return interval_against_interval(_area(table, row), other, polarity)


def _funnel(table: Table, row: Row, polarity: Polarity | None) -> Comparison:
    value, benchmark = table.number(row, "value"), _benchmark(table, row)
    people, unit = table.number(row, table.optional(*PEOPLE)), table.number(row, table.optional(*UNIT))
    z, tail = table.count(row, "z"), table.count(row, "tail_p")
    if tail is not None and not 0 < tail < 0.5:
        table.refuse(row.line, "tail_p", f"found {tail}", "more than 0 and less than 0.5", "0.025")
        return Comparison.NONE
    limits = None
    if benchmark is not None and people is not None and z is not None:
        limits = proportion_limits(benchmark, people, z, multiplier=unit or 100)
    elif benchmark is not None and people is not None and tail is not None:
        limits = rate_limits(benchmark, people, tail, multiplier=unit or 100_000)
    return value_against_limits(value, benchmark, limits, polarity)


def _target(table: Table, row: Row, polarity: Polarity | None) -> Comparison:
    lower, upper = table.number(row, "lower_limit"), table.number(row, "upper_limit")
    by_interval = table.choice(row, "uses", USES, "value") != "value"
    area = _area(table, row)
    if lower is None:
        return Comparison.NONE
    if upper is not None and upper < lower:
        found = f"{row.text('upper_limit')} is below lower_limit, {row.text('lower_limit')}"
        table.refuse(row.line, "upper_limit", found, "no lower than lower_limit", "lower_limit 90, upper_limit 95")
    if by_interval and upper is None:
        return interval_against_target(area, TargetLimits(lower), polarity)
    return value_against_target(area.value, TargetLimits(lower, upper), polarity)
