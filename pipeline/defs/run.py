"""Launching the refresh job in this process, over the steps that are stale, and reading what came of it.

Modules are imported whole here: a definition named in this one would be loaded twice by the defs folder.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import dagster as dg

from pipeline.defs import freshness, jobs, measures, publication, sources, tell, watch
from pipeline.defs.afterwards import Afterwards, afterwards
from pipeline.defs.chosen import definitions_of
from pipeline.defs.failed import failed_steps
from pipeline.defs.keeping import prune
from pipeline.defs.project import ProjectResource
from pipeline.defs.stale import keys
from pipeline.steps.doubts import what_stops
from pipeline.steps.made import begin_refresh, end_refresh
from pipeline.steps.refusals import left_out
from pipeline.warehouse import Warehouse


@dataclass(frozen=True)
class Outcome:
    """What came of a run, in words for a person; `failed` holds names of steps alone."""

    failures: tuple[str, ...]
    now: Afterwards
    site: str
    left_out: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


def definitions(project: ProjectResource | None = None) -> dg.Definitions:
    """Return all definitions, as the Dagster webserver loads them, for a project of one's own where one is given."""
    parts = (
        sources.source_assets,
        measures.measure_assets,
        publication.publication_assets,
        watch.watching,
        tell.telling,
        freshness.freshness,
    )
    made = [part(None) for part in parts]  # type: ignore[arg-type]
    given = jobs.jobs(None) if project is None else jobs.jobs_for(project)  # type: ignore[arg-type]
    return dg.Definitions.merge(*made, given)


def launch(project: ProjectResource, steps: Sequence[str]) -> Outcome:
    """Run the steps in process, in the instance that DAGSTER_HOME names."""
    job = definitions_of(project, steps).resolve_job_def("refresh")
    with project.warehouse() as warehouse:
        begin_refresh(warehouse, project.day)
    with dg.DagsterInstance.get() as instance:
        result = job.execute_in_process(
            instance=instance,
            asset_selection=keys(steps),
            run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}},
            raise_on_error=False,
        )
        settings = project.workspace.project
        prune(instance, settings.build / "dagster", settings.settings.keep.runs)
    failures = tuple(_failures(project, result))
    with project.warehouse() as warehouse:
        begin_refresh(warehouse, project.day) if failures else end_refresh(warehouse)
        return Outcome(
            failures=failures,
            now=afterwards(warehouse, project),
            site=str(project.workspace.project.public),
            failed=tuple(failed_steps(result.all_events)),
            left_out=_left_out(warehouse, project),
        )


def _failures(project: ProjectResource, result: dg.ExecuteInProcessResult) -> list[str]:
    told = [_blocked(project, e) for e in result.get_asset_check_evaluations() if _blocks(e)]
    if result.success:
        return told
    for event in result.all_events:
        if event.is_step_failure and not told:
            error = event.step_failure_data.error
            cause = error.cause or error if error else None
            told.append(f"{event.step_key}: {_plain(cause.message) if cause else 'failed'}")
    return told or ["The run failed; the Dagster web pages show where."]


def _plain(message: str) -> str:
    """Leave out the name of the error's class, which says nothing to a person."""
    return re.sub(r"^[\w.]+: ", "", message.strip())


def _blocks(evaluation: dg.AssetCheckEvaluation) -> bool:
    return not evaluation.passed and bool(evaluation.blocking)


def _blocked(project: ProjectResource, evaluation: dg.AssetCheckEvaluation) -> str:
    """Say what stopped publication; of a measure also where in its file, and what can be done there."""
    asset, check = evaluation.asset_key, evaluation.check_name
    if asset.path[0] != "measure":
        return f"{asset.to_user_string()}  {check}  {_findings(evaluation)}"
    with project.warehouse() as warehouse:
        found = what_stops(warehouse, project.workspace, asset.path[-1], measures.SHOWN_TOGETHER[check])
    return "\n".join([f"{asset.to_user_string()}  {check}", *(f"  {one}" for one in found)])


def _findings(evaluation: dg.AssetCheckEvaluation) -> str:
    told = evaluation.metadata.get("findings")
    return str(told.value) if told is not None else ""


def _left_out(warehouse: Warehouse, project: ProjectResource) -> tuple[str, ...]:
    """Return a line a reason for records left out of sources of records, rounded as the door asks."""
    found = left_out(warehouse, project.workspace)
    counted = [(one, f"{one.records:,}" if one.records is not None else "too few to say how many") for one in found]
    return tuple(f"{one.source}: records left out: {one.reason}: {count}" for one, count in counted)
