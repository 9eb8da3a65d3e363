"""What starts runs without a person: files that arrive, and every morning.

What has arrived is decided in `sources.watching`, what is stale in `steps.state`; telling a person is in `tell`.
"""

from collections.abc import Collection
from pathlib import Path

import dagster as dg

from pipeline.defs.project import ProjectResource, forget, now, project_root
from pipeline.defs.stale import request_for
from pipeline.errors import WarehouseBusy
from pipeline.settings import open_project
from pipeline.sources.watching import from_cursor, glance, looked, to_cursor, younger

LONDON = "Europe/London"
EVERY_SECONDS = 60
NOTHING = "No file has come, gone or changed since the last run"
SAME = "Files were touched, but nothing in them changed"
UP_TO_DATE = "Nothing has changed: figures and website are up to date"
BUSY = "The warehouse is in use; looked at again at the next tick"


@dg.definitions
def watching() -> dg.Definitions:
    """Return what starts runs; all of it is on as soon as Dagster's daemon runs."""
    loaded = frozenset(ProjectResource(root=str(project_root())).hashes())
    return dg.Definitions(sensors=[files_arrived(loaded)], schedules=[every_morning(loaded)])


def files_arrived(loaded: Collection[str]) -> dg.SensorDefinition:
    """Make the sensor that runs what depends on files that came, once they stood still over two looks."""

    @dg.sensor(
        name="files_arrived",
        job_name="refresh",
        minimum_interval_seconds=EVERY_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Runs what depends on new or changed files, once they are wholly there",
    )
    def arrived(context: dg.SensorEvaluationContext, project: ProjectResource) -> dg.RunRequest | dg.SkipReason:
        forget()
        watch, moving = looked(from_cursor(context.cursor), glance(folders(project)))
        context.update_cursor(to_cursor(watch))
        if moving:
            return dg.SkipReason(f"Not wholly there yet: {', '.join(moving[:5])}")
        if not watch.changed:
            return dg.SkipReason(NOTHING)
        try:
            request = request_for(project, loaded, SAME)
        except WarehouseBusy:
            return dg.SkipReason(BUSY)
        context.update_cursor(to_cursor(watch.begun()))
        return request

    return arrived


def every_morning(loaded: Collection[str]) -> dg.ScheduleDefinition:
    """Make the schedule that runs what is stale each day: what is late, and what is released, goes by the day."""

    @dg.schedule(
        name="every_morning",
        job_name="refresh",
        cron_schedule="0 6 * * *",
        execution_timezone=LONDON,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Runs what changed since yesterday; editions are released and figures become late by the day",
    )
    def morning(context: dg.ScheduleEvaluationContext, project: ProjectResource) -> dg.RunRequest | dg.SkipReason:
        forget()
        moving = younger(folders(project), now() - 2 * EVERY_SECONDS)
        if moving:
            return dg.SkipReason(f"Not wholly there yet: {', '.join(moving[:5])}")
        try:
            return request_for(project, loaded, UP_TO_DATE)
        except WarehouseBusy:
            return dg.SkipReason(BUSY)

    return morning


def folders(project: ProjectResource) -> dict[str, Path]:
    """Return the folders in which files arrive: the published ones, and the extracts outside the project."""
    opened = open_project(project.folder)
    extracts = {"data_path": opened.extracts} if opened.extracts is not None else {}
    return {"data_raw": opened.data_raw, **extracts}
