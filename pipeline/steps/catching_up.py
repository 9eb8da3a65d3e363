"""Bringing a project's figures up to date in one go: no Dagster, no website. For comparing, never for publishing.

Which steps are stale is decided as for a refresh; what each does is in the modules that a refresh uses too.
"""

from datetime import date

from pipeline.steps.figures import protected, work_out
from pipeline.steps.sample import ensure_sample
from pipeline.steps.source_steps import make_clean, receive
from pipeline.steps.state import PROTECTED, node_hashes, remember, stale
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import Warehouse, open_warehouse


def catch_up(workspace: Workspace, today: date) -> None:
    """Receive, clean, work out and protect what is stale, seen from `today`."""
    ensure_sample(workspace)
    hashes = node_hashes(workspace, today)
    with open_warehouse(workspace.project.warehouse, receiving=True) as warehouse:
        steps = [step for step in stale(warehouse, hashes) if step in _figures(hashes)]
        for step in (one for one in steps if one.startswith("raw/")):
            receive(warehouse, workspace.sources[step.removeprefix("raw/")], workspace.catalogue.areas)
            remember(warehouse, step, hashes[step])
    with open_warehouse(workspace.project.warehouse) as warehouse:
        for step in (one for one in steps if not one.startswith("raw/")):
            _do(warehouse, workspace, step, today)
            remember(warehouse, step, hashes[step])


def _figures(hashes: dict[str, str]) -> list[str]:
    """Return the steps up to the disclosure door: standings are read from it, and no page is built."""
    steps = list(hashes)
    return steps[: steps.index(PROTECTED) + 1]


def _do(warehouse: Warehouse, workspace: Workspace, step: str, today: date) -> None:
    kind, _, name = step.partition("/")
    if kind == "clean":
        make_clean(warehouse, workspace.sources[name])
    elif kind == "measure":
        work_out(warehouse, workspace, name)
    else:
        protected(warehouse, workspace, today)
