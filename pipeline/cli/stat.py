"""The `stat` command: one statistic from and to CSV, so that known answers can be checked by anyone.

Tables are read and written in `stat_tables`; files, arguments and printing belong to the command line itself.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pipeline.cli.stat_tables.comparing import compare_table
from pipeline.cli.stat_tables.control import spc_table
from pipeline.cli.stat_tables.gathered import dsr_table, mean_table, truncated_table
from pipeline.cli.stat_tables.over_time import trend_table
from pipeline.cli.stat_tables.single import byar_table, gap_table, quantiles_table, rate_table, wilson_table
from pipeline.cli.stat_tables.table import Table, read_table
from pipeline.errors import UsageError, nearest

STATISTICS: Mapping[str, Callable[[Table], str]] = MappingProxyType({
    "wilson": wilson_table,
    "byar": byar_table,
    "rate": rate_table,
    "dsr": dsr_table,
    "mean": mean_table,
    "truncated_mean": truncated_table,
    "quantiles": quantiles_table,
    "gap": gap_table,
    "compare": compare_table,
    "trend": trend_table,
    "spc": spc_table,
})  # fmt: skip
"""Each statistic by name; the docstring of its function says which columns it reads and gives."""


def run_stat(name: str, csv_text: str, place: str = "input.csv") -> str:
    """Work out the statistic `name` for the table in `csv_text`; the result is CSV text with a header line.

    `place` names the table in what is said about it. Raises UsageError for an unknown statistic, and
    ContentProblems, with the line of each, for missing columns and cells that cannot be read.
    """
    if name not in STATISTICS:
        allowed = ", ".join(STATISTICS)
        msg = f"there is no statistic '{name}'{nearest(name, STATISTICS)}; there are {allowed}"
        raise UsageError(msg)
    table = read_table(csv_text, place)
    return STATISTICS[name](table)
