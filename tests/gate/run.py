"""Putting a project with a planted defect through the gate, and saying what became of it.

The gate is what the refresh asks: content, files as delivered, figures, the built website. What is planted: `defects`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.compute.standing.state import data_state
from pipeline.compute.table import fetch
from pipeline.errors import ContentProblems
from pipeline.publish.tree import write_tree
from pipeline.publish.verify import leaks, read_site, verify_site
from pipeline.steps.figures import work_out
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import Warehouse, open_memory
from tests.gate.project import DEFINITIONS, DESCRIBED, Good, write

REFUSED, HELD_BACK, STOPPED = "content refused", "delivery refused", "publication stopped"
DOUBTED, LATE, MISSED = "doubt raised", "shown as late", "missed"
DAY = date(2017, 9, 1)
HELD = frozenset({"9f3c77d2a1b04e55"})


@dataclass(frozen=True)
class Became:
    """What became of a project: how far it got, which rules said so, and their words."""

    what: str
    rules: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def became(made: Good, root: Path) -> Became:
    """Deliver what was there before, then the newest delivery, and work out its figures."""
    with open_memory(receiving=True) as warehouse:
        try:
            if made.before is not None:
                clean = Good(made.before, {**DEFINITIONS, DESCRIBED: made.files[DESCRIBED]})
                _received(warehouse, open_workspace(write(clean, root / "before", made.before)))
            workspace = open_workspace(write(made, root / "now", made.rows))
        except ContentProblems as error:
            return Became(REFUSED, _sorted(p.rule for p in error.problems), tuple(map(str, error.problems)))
        return _delivered(warehouse, workspace)


def built(files: dict[str, str], root: Path) -> Became:
    """Check these files as a built website."""
    write_tree(files, root)
    site = read_site(root)
    problems = [*verify_site(root, site), *leaks(root, sorted(site.files), HELD.intersection)]
    if not problems:
        return Became(MISSED)
    return Became(STOPPED, _sorted(p.rule for p in problems), tuple(map(str, problems)))


def _received(warehouse: Warehouse, workspace: Workspace) -> list[str]:
    told: list[str] = []
    for source in workspace.sources.values():
        told += receive(warehouse, source, workspace.catalogue.areas).problems
        make_clean(warehouse, source)
    return told


def _delivered(warehouse: Warehouse, workspace: Workspace) -> Became:
    told = _received(warehouse, workspace)
    if told:
        rules = warehouse.rows("select distinct rule from state.refusals order by 1")
        return Became(HELD_BACK, tuple(rule for (rule,) in rules), tuple(told))
    found = [f for name in workspace.catalogue.measures for f in work_out(warehouse, workspace, name).findings]
    if not found:
        late = [name for name in workspace.catalogue.measures if _is_late(warehouse, workspace, name)]
        return Became(LATE, ("overdue",), tuple(late)) if late else Became(MISSED)
    blocks = [f for f in found if f.blocks]
    kept = blocks or found
    return Became(STOPPED if blocks else DOUBTED, _sorted(f.check for f in kept), tuple(map(str, kept)))


def _is_late(warehouse: Warehouse, workspace: Workspace, name: str) -> bool:
    """Whether readers are told on the day of the gate that a newer figure is due."""
    measure = workspace.catalogue.measures[name]
    latest = fetch(warehouse, f"measure.{name}", name).of(measure.areas[0])
    return bool(latest) and data_state(measure, latest[-1], DAY)[0] == "overdue"


def _sorted(rules: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(rules)))
