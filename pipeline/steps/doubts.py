"""What the checks of figures found, kept beside the figures, and which of it somebody has acknowledged.

Findings of measures under a disclosure rule leave here without their figures. The checks are in `compute.checks`.
"""

from collections.abc import Collection, Iterable

from pipeline.catalogue.dependence import needs
from pipeline.compute.checks import Finding, Judged, judged, without_figures
from pipeline.compute.checks.blame import to_mend
from pipeline.errors import Problem
from pipeline.steps.row_counts import under_a_rule
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse

FINDINGS = "state.findings"
_COLUMNS = {
    "measure": "varchar",
    "check_name": "varchar",
    "area": "varchar",
    "period": "varchar",
    "told": "varchar",
    "blocks": "boolean",
}


def remember_findings(warehouse: Warehouse, measure: str, findings: Iterable[Finding]) -> None:
    """Write down what the newest checks of a measure found, in place of what earlier ones did."""
    _ensure(warehouse)
    rows = [(f.measure, f.check, f.area, f.period, f.told, f.blocks) for f in findings]
    with warehouse.write():
        warehouse.execute(f"delete from {FINDINGS} where measure = ?", [measure])
        warehouse.append(FINDINGS, _COLUMNS, rows)


def judged_findings(warehouse: Warehouse, workspace: Workspace) -> Judged:
    """Return which doubts are open, which are acknowledged, and which acknowledgements fit nothing."""
    _ensure(warehouse)
    rows = warehouse.rows(f"select {', '.join(_COLUMNS)} from {FINDINGS}")
    found = [Finding(*row) for row in rows if row[0] in workspace.catalogue.measures]
    return judged(as_told(workspace, found), workspace.acknowledged)


def as_told(workspace: Workspace, findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as they may leave: of a measure that is not public, without figures."""
    known = list(findings)
    open_ones = [one for one in known if is_public(workspace, one.measure)]
    closed = [one for one in known if not is_public(workspace, one.measure)]
    return sorted([*open_ones, *without_figures(closed)])


def what_stops(warehouse: Warehouse, workspace: Workspace, name: str, checks: Collection[str]) -> list[Problem]:
    """Return what some checks last found of a measure that stops publication, as it may leave, and where to mend it."""
    _ensure(warehouse)
    rows = warehouse.rows(f"select {', '.join(_COLUMNS)} from {FINDINGS} where measure = ? and blocks", [name])
    found = as_told(workspace, [one for one in (Finding(*row) for row in rows) if one.check in checks])
    return [to_mend(workspace.catalogue.measures[name], workspace.catalogue.documents[name], one) for one in found]


def is_public(workspace: Workspace, name: str) -> bool:
    """Say whether every figure that a measure rests on is public already, those of other measures included."""
    measure = workspace.catalogue.measures[name]
    own = all(not under_a_rule(workspace.sources[e.source]) for e in measure.sources if e.source in workspace.sources)
    return own and all(is_public(workspace, other) for other in needs(measure))


def _ensure(warehouse: Warehouse) -> None:
    names = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
    warehouse.execute(f"create table if not exists {FINDINGS} ({names})")
