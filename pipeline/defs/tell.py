"""What tells a person of a run that Dagster's daemon made: a failure at once, what was refused or is late only once.

What is told is in `steps.notice`, what is found in the warehouse in `steps.unattended`.
"""

import dagster as dg

from pipeline.defs.failed import failed_steps
from pipeline.defs.keeping import prune
from pipeline.defs.project import ProjectResource, environment, forget
from pipeline.settings import open_project
from pipeline.steps.notice import Found, notice
from pipeline.steps.sending import send_once
from pipeline.steps.unattended import left_for_a_person

STEPS = [dg.DagsterEventType.STEP_FAILURE, dg.DagsterEventType.ASSET_CHECK_EVALUATION]


@dg.definitions
def telling() -> dg.Definitions:
    """Return what tells a person; on as soon as Dagster's daemon runs."""
    return dg.Definitions(sensors=[run_failed(), run_done()])


def run_failed() -> dg.SensorDefinition:
    """Make the sensor that tells which steps of a run failed, every time."""

    @dg.run_failure_sensor(
        name="tell_of_failure",
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Tells a person which steps of a run failed",
    )
    def failed(context: dg.RunFailureSensorContext, project: ProjectResource) -> None:
        tell(project, Found(failed=steps_of(context.instance, context.dagster_run.run_id)), again=True)

    return failed


def run_done() -> dg.SensorDefinition:
    """Make the sensor that, after a good run, tells what was refused or is late, and throws old runs away."""

    @dg.run_status_sensor(
        run_status=dg.DagsterRunStatus.SUCCESS,
        name="tell_of_deliveries",
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Tells a person what was refused or is late, and throws the records of old runs away",
    )
    def done(context: dg.RunStatusSensorContext, project: ProjectResource) -> None:
        forget()
        with project.warehouse() as warehouse:
            found = left_for_a_person(warehouse, project.workspace, project.day)
        tell(project, found, again=False)
        opened = project.workspace.project
        prune(context.instance, opened.build / "dagster", opened.settings.keep.runs)

    return done


def tell(project: ProjectResource, found: Found, *, again: bool) -> None:
    """Send what was found the way that project.yaml says."""
    opened = open_project(project.folder)
    send_once(opened, notice(opened.settings.title, str(opened.root), found), environment(), again=again)


def steps_of(instance: dg.DagsterInstance, run: str) -> tuple[str, ...]:
    """Return the names of the steps of a run that failed; that it did not begin, where none is named."""
    entries = instance.all_logs(run, of_type=set(STEPS))
    named = failed_steps(entry.dagster_event for entry in entries if entry.dagster_event)
    return tuple(named) or ("the run did not begin, or was stopped",)
