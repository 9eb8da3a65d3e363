"""A check for each source with a known time: whether what was expected by now has come. It warns and stops nothing.

When a delivery is expected is worked out in `sources.arrivals`.
"""

from collections.abc import Sequence

import dagster as dg

from pipeline.defs.project import ProjectResource, project_root, workspace_at
from pipeline.sources.descriptor import Source
from pipeline.steps.arriving import late_lines, source_arrivals
from pipeline.steps.asked import returns_sources

JOB = "look_at_arrivals"


@dg.definitions
def freshness() -> dg.Definitions:
    """Return a check a source with its timing, and a job that looks at all of them each morning."""
    checks = [arrival_check(source) for source in timed(list(workspace_at(project_root()).sources.values()))]
    if not checks:
        return dg.Definitions()
    job = dg.define_asset_job(JOB, selection=dg.AssetSelection.checks(*checks), executor_def=dg.in_process_executor)
    morning = dg.ScheduleDefinition(
        name="arrivals_every_morning",
        job=job,
        cron_schedule="30 6 * * *",
        execution_timezone="Europe/London",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Looks whether what was expected of each source by now has come",
    )
    return dg.Definitions(asset_checks=checks, jobs=[job], schedules=[morning])


def timed(sources: Sequence[Source]) -> list[Source]:
    """Return the sources of which someone says when to expect them; local returns have a board of their own."""
    asked = {source.name for source in returns_sources(sources)}
    return [source for source in sources if source.name not in asked and _says_when(source)]


def _says_when(source: Source) -> bool:
    facts = source.package.outcomes
    regular = facts.frequency != "none" and facts.lag_days is not None
    return facts.ended is None and (regular or facts.next_expected is not None)


def arrival_check(source: Source) -> dg.AssetChecksDefinition:
    """Make the check of one source."""

    @dg.asset_check(
        asset=dg.AssetKey(["raw", source.name]),
        name="arrival",
        description="What was expected by now, by the source's own lag or as announced, has come",
    )
    def arrival(project: ProjectResource) -> dg.AssetCheckResult:
        with project.warehouse() as warehouse:
            found = source_arrivals(warehouse, project.workspace, project.day)
        late = [line for line in late_lines(found) if line.startswith(f"{source.name}: ")]
        return dg.AssetCheckResult(
            passed=not late, severity=dg.AssetCheckSeverity.WARN, metadata={"late": "\n".join(late) or "nothing"}
        )

    return arrival
