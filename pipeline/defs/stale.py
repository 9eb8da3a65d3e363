"""Which steps must run, as a list of names and as a request to Dagster. What makes a step stale is in `steps.state`."""

import contextlib
from collections.abc import Collection, Sequence

import dagster as dg

from pipeline.defs.project import ProjectResource
from pipeline.errors import OutcomesError
from pipeline.publish.lock import AtWork
from pipeline.steps.alone import alone
from pipeline.steps.made import end_refresh, refresh_is_open
from pipeline.steps.state import SITE, stale
from pipeline.warehouse import Warehouse


def stale_steps(project: ProjectResource) -> list[str]:
    """Return the steps that must run: those whose hash changed, and what was never built."""
    with project.warehouse() as warehouse:
        steps = stale(warehouse, project.hashes())
        built = (project.workspace.project.public / "index.html").exists()
        if built and not steps and refresh_is_open(warehouse):
            _end(project, warehouse)
    return steps if built or SITE in steps else [*steps, SITE]


def _end(project: ProjectResource, warehouse: Warehouse) -> None:
    """What an earlier run failed at has been put back as it was. A refresh that is still at work ends itself."""
    with contextlib.suppress(AtWork), alone(project.folder):
        end_refresh(warehouse)


def request_for(project: ProjectResource, loaded: Collection[str], nothing: str) -> dg.RunRequest | dg.SkipReason:
    """Return the request to run what is stale; `nothing`: what is said where nothing is.

    A measure or source that came after Dagster loaded the project has no asset yet: Dagster has to be started again.
    """
    steps = stale_steps(project)
    new = sorted(set(steps) - set(loaded))
    if new:
        msg = f"new since Dagster was started: {', '.join(new[:5])}; start its daemon and its web pages again"
        raise OutcomesError(msg)
    return dg.RunRequest(asset_selection=keys(steps)) if steps else dg.SkipReason(nothing)


def keys(steps: Sequence[str]) -> list[dg.AssetKey]:
    """Return the assets of steps."""
    return [dg.AssetKey(step.split("/")) for step in steps]
