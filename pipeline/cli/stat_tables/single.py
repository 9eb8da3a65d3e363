"""Statistics of one row each: `wilson`, `byar`, `rate` and `gap`, and `quantiles` of rows in groups.

Statistics that gather several rows into one are in `gathered`.
"""

from collections.abc import Callable

from pipeline.cli.stat_tables.polarity import read_polarity
from pipeline.cli.stat_tables.table import Record, Row, Table, by_key, kept_columns, write_table
from pipeline.compute.statistics.gap import gap
from pipeline.compute.statistics.intervals import Interval, byar, rate, wilson
from pipeline.compute.statistics.quantiles import quantile_groups

LEVELS = (0.95, 0.998)
LIMITS = ("lower95_0cl", "upper95_0cl", "lower99_8cl", "upper99_8cl")
ESTIMATE = ("value", *LIMITS, "confidence", "statistic", "method")
GAP = tuple(f"{kind}_gap{end}" for kind in ("absolute", "ratio") for end in ("", "_lower95", "_upper95"))
HIGHEST_FIRST = "quintile_invert_TRUE_q1_is_highest"
LOWEST_FIRST = "quintile_invert_FALSE_q1_is_lowest"


def estimate(at_level: Callable[[float], Interval], statistic: str) -> Record:
    """The columns of one estimate with its limits at 95 % and 99.8 %."""
    usual, wide = (at_level(level) for level in LEVELS)
    ends = (usual.lower, usual.upper, wide.lower, wide.upper)
    return {
        "value": usual.value,
        **dict(zip(LIMITS, ends, strict=True)),
        "confidence": "95%, 99.8%",
        "statistic": statistic,
        "method": usual.method,
    }


def multiplier_of(table: Table, row: Row, default: float) -> float:
    """The row's `multiplier`, or the default where there is none."""
    column = table.optional("multiplier")
    value = table.number(row, column) if column else None
    if value is not None and value <= 0:
        table.refuse(row.line, column, f"found {row.text(column)}", "more than zero", "100000")
    return default if value is None else value


def _rows_of_estimates(table: Table, one: Callable[[Row], Callable[[], Record]]) -> str:
    pending = [(row, one(row)) for row in table.rows]
    table.done()
    return write_table([{**row.cells, **work()} for row, work in pending], kept_columns(table, ESTIMATE))


def wilson_table(table: Table) -> str:
    """`x` (or numerator), `n` (or denominator) to a percentage with Wilson's limits; `multiplier` (100)."""
    x_name = table.column("x", "numerator", example="x,n")
    n_name = table.column("n", "denominator", example="x,n")

    def one(row: Row) -> Callable[[], Record]:
        x, n = table.count(row, x_name), table.count(row, n_name)
        factor = multiplier_of(table, row, 100)
        if x is not None and n is not None and x > n:
            found = f"{row.text(x_name)} is more than {n_name}, {row.text(n_name)}"
            table.refuse(row.line, x_name, found, f"no more than {n_name}: it is a part of it", "x 3, n 8")
        named = "percentage" if factor == 100 else f"proportion of {factor:g}"
        return lambda: estimate(lambda level: wilson(x, n, level=level, multiplier=factor), named)

    return _rows_of_estimates(table, one)


def byar_table(table: Table) -> str:
    """`x` (or count) to limits of the count: Byar's from 10 on, exact below."""
    x_name = table.column("x", "count", "numerator", example="x")

    def one(row: Row) -> Callable[[], Record]:
        x = table.count(row, x_name)
        return lambda: estimate(lambda level: byar(x, level=level), "count")

    return _rows_of_estimates(table, one)


def rate_table(table: Table) -> str:
    """`x` (or numerator), `n` (or denominator) to a rate for each `multiplier` (100,000)."""
    x_name = table.column("x", "numerator", example="x,n")
    n_name = table.column("n", "denominator", example="x,n")

    def one(row: Row) -> Callable[[], Record]:
        x, n = table.count(row, x_name), table.count(row, n_name)
        factor = multiplier_of(table, row, 100_000)
        named = f"rate per {_plain(factor)}"
        return lambda: estimate(lambda level: rate(x, n, level=level, multiplier=factor), named)

    return _rows_of_estimates(table, one)


def _plain(factor: float) -> str:
    return str(int(factor)) if factor == int(factor) else str(factor)


def gap_table(table: Table) -> str:
    """`most`, `least` with `…_lower95`, `…_upper95`, and `polarity`, to the absolute and the ratio gap.

    Polarity 0 low is good (also if left out), 1 high is good, 99 no judgement. Above 0, or above 1 for the
    ratio: the most deprived are worse off.
    """
    names = {side: table.column(side, example="most,least") for side in ("most", "least")}
    pending = []
    for row in table.rows:
        most, least = (_interval(table, row, names[side]) for side in ("most", "least"))
        pending.append((row, most, least, read_polarity(table, row) or "no_judgement"))
    table.done()
    records = []
    for row, most, least, polarity in pending:
        found = gap(most, least, polarity)
        ends = [end for one in (found.absolute, found.ratio) for end in (one.value, one.lower, one.upper)]
        records.append({**row.cells, **dict(zip(GAP, ends, strict=True))})
    return write_table(records, kept_columns(table, GAP))


def _interval(table: Table, row: Row, name: str) -> Interval:
    lower, upper = table.number(row, f"{name}_lower95"), table.number(row, f"{name}_upper95")
    return Interval(table.number(row, name), lower, upper)


def quantiles_table(table: Table) -> str:
    """`v` (or value), with an optional group `g` and number of `groups` (5), to both orders of groups."""
    name = table.column("v", "value", example="g,row,v")
    group = table.optional("g", "group")
    values = {row.line: table.number(row, name) for row in table.rows}
    parts = {
        key: next((n for row in rows if (n := table.whole(row, "groups", least=1))), 5)
        for key, rows in by_key(table.rows, group).items()
    }
    table.done()
    records: dict[int, Record] = {}
    for key, rows in by_key(table.rows, group).items():
        ordered = [values[row.line] for row in rows]
        high = quantile_groups(ordered, groups=parts[key], highest_first=True)
        low = quantile_groups(ordered, groups=parts[key])
        for row, first, second in zip(rows, high, low, strict=True):
            records[row.line] = {**row.cells, HIGHEST_FIRST: first, LOWEST_FIRST: second}
    columns = kept_columns(table, (HIGHEST_FIRST, LOWEST_FIRST))
    return write_table([records[row.line] for row in table.rows], columns)
