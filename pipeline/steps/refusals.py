"""What was wrong with refused deliveries by kind, and which records were left out by reason: counts, never a cell.

Counts of sources under a disclosure rule go through the same door as their row counts.
"""

from collections import Counter
from collections.abc import Sequence

from pipeline.errors import Problem
from pipeline.render.site_input import LeftOut, Reason
from pipeline.sources.descriptor import Source
from pipeline.steps.row_counts import told_rows
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

REASONS = "state.refusals"
QUARANTINE = "quarantine"
_COLUMNS = {"source": "varchar", "rule": "varchar", "times": "bigint"}


def remember_reasons(warehouse: Warehouse, source: str, problems: Sequence[Problem]) -> None:
    """Write down how often each rule was broken by the newest delivery; nothing stays of an accepted one."""
    _ensure(warehouse)
    counts = Counter(problem.rule for problem in problems)
    with warehouse.write():
        warehouse.execute(f"delete from {REASONS} where source = ?", [source])
        warehouse.append(REASONS, _COLUMNS, [(source, rule, times) for rule, times in sorted(counts.items())])


def reasons(warehouse: Warehouse, source: Source | None, name: str) -> tuple[Reason, ...]:
    """Return the rules that a source's newest delivery broke, the most frequent first."""
    _ensure(warehouse)
    sql = f"select rule, times from {REASONS} where source = ? order by times desc, rule"
    return tuple(
        Reason(rule, told_rows(source, times) if source else times) for rule, times in warehouse.rows(sql, [name])
    )


def left_out(warehouse: Warehouse, workspace: Workspace) -> list[LeftOut]:
    """Return how many records each source's cleaning left out, by reason, from its clean table `quarantine`."""
    found: list[LeftOut] = []
    for name, source in workspace.sources.items():
        table = f"{name}__{QUARANTINE}"
        if "reason" not in warehouse.columns(f"clean.{table}"):
            continue
        sql = f'select reason, count(*) from clean."{table}" group by reason order by 2 desc, 1'
        found += [LeftOut(name, reason, told_rows(source, count)) for reason, count in warehouse.rows(sql)]
    return found


def _ensure(warehouse: Warehouse) -> None:
    names = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
    warehouse.execute(f"create table if not exists {REASONS} ({names})")
