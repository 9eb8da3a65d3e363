"""The refresh job and its schedule, and the resources that every run has."""

import dagster as dg

from pipeline.defs.project import ProjectResource, project_root

REFRESH = "refresh"


@dg.definitions
def jobs() -> dg.Definitions:
    """Return the job that brings everything up to date, its quarterly schedule, and the project resource."""
    return jobs_for(ProjectResource(root=str(project_root())))


def jobs_for(project: ProjectResource) -> dg.Definitions:
    """Return jobs, schedules and resources for one project."""
    refresh = refresh_job()
    return dg.Definitions(
        jobs=[refresh],
        schedules=[quarterly(refresh)],
        resources={"project": project},
        executor=dg.in_process_executor,
    )


def refresh_job():
    """Make the job over all assets. One process: the warehouse has one writer."""
    return dg.define_asset_job(REFRESH, selection=dg.AssetSelection.all(), executor_def=dg.in_process_executor)


def quarterly(job) -> dg.ScheduleDefinition:
    """Make the schedule: in arrears, on the first morning of the second month after a quarter, every step anew.

    Between these, `watch` runs only what is stale; this one shows that nothing was missed.
    """
    return dg.ScheduleDefinition(
        name="quarterly_refresh",
        job=job,
        cron_schedule="0 5 1 2,5,8,11 *",
        execution_timezone="Europe/London",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Works everything out anew once a quarter, in arrears",
    )
