"""The `stat` command: one statistic from and to CSV, so that known answers can be checked by anyone.

Tables are read and written in `stat_tables`; files, arguments and printing belong to `stat_verb`.
"""

from dataclasses import dataclass

from pipeline.cli.stat_tables.examples import STATISTICS
from pipeline.cli.stat_tables.json_cases import is_json, spc_cases
from pipeline.cli.stat_tables.spc_rules import is_rule_list, spc_rules
from pipeline.cli.stat_tables.table import Table, read_table
from pipeline.errors import UsageError, nearest


@dataclass(frozen=True)
class Worked:
    """The result as CSV text with a header line, and what a person should know of it."""

    csv: str
    notes: tuple[str, ...] = ()


def run_stat(name: str, text: str, place: str = "input.csv") -> str:
    """Work out the statistic `name` for the table in `text`; the result is CSV text with a header line.

    `place` names the table in what is said about it. Raises UsageError for an unknown statistic, and
    ContentProblems, with the line of each, for missing columns and cells that cannot be read.
    """
    return work_out(name, text, place).csv


def work_out(name: str, text: str, place: str = "input.csv") -> Worked:
    """Work out a statistic as `run_stat` does, with the notes beside it."""
    known(name)
    if name == "spc" and is_json(text):
        if is_rule_list(text):
            return Worked(spc_rules(text, place))
        table = spc_cases(text, place)
    else:
        table = _table(text, place)
    return Worked(STATISTICS[name].work(table), tuple(table.notes))


def known(name: str) -> str:
    """Return the name of a statistic. Raises UsageError where there is none of that name."""
    if name not in STATISTICS:
        msg = f"there is no statistic '{name}'{nearest(name, STATISTICS)}; there are {', '.join(STATISTICS)}"
        raise UsageError(msg)
    return name


def _table(text: str, place: str) -> Table:
    if is_json(text):
        msg = f"{place} is JSON; this statistic takes CSV, its first line naming the columns"
        raise UsageError(msg)
    return read_table(text, place)
