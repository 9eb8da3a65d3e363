"""`outcomes refresh`: brings figures and website up to date as a Dagster run in this process, recorded in its instance.

Only steps whose content hash changed are run, unless `--full`.
"""

import argparse
import contextlib
import logging
import os
from collections.abc import Sequence
from pathlib import Path

from pipeline.cli import typed
from pipeline.cli.saying import Voice, given_back, progress
from pipeline.cli.unattended import StepsFailed, watched
from pipeline.settings import open_project
from pipeline.steps.alone import alone
from pipeline.steps.uncollected import uncollected

INSTANCE = "dagster.yaml"
DEFAULT_INSTANCE = """\
storage:
  custom:
    module: pipeline.defs.records
    class: RunRecords
    config: {base_dir: build/dagster/storage}
telemetry:
  enabled: false
"""


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("refresh", parents=[common], help="bring figures and website up to date")
    verb.add_argument("--full", action="store_true", help="every step, changed or not, with every file read again")
    verb.add_argument("--rebuild", action="store_true", help="throw a damaged warehouse away and make it again")
    verb.add_argument("--as-of", type=typed.day, metavar="DATE", help="seen from this day (today)")
    verb.add_argument("--unattended", action="store_true", help="tell the person that project.yaml names what is wrong")
    verb.set_defaults(run=run)


@uncollected()
def run(args: argparse.Namespace, voice: Voice) -> int:
    """Run what is stale and say what happened. Exit code 1 when a step failed or a delivery stands refused.

    A refused delivery stops nothing: the website is made from the last good one.
    """
    root = open_project(args.project).root
    os.environ["OUTCOMES_PROJECT"] = str(root)
    os.environ["DAGSTER_HOME"] = str(instance_home(root))
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    quiet()
    from pipeline.defs.project import ProjectResource, today

    project = ProjectResource(root=str(root), as_of=(args.as_of or today()).isoformat())
    if args.unattended:
        return watched(root, voice, lambda: _alone(args, project, voice), lambda: _left(project))
    return _alone(args, project, voice)


def _alone(args: argparse.Namespace, project, voice: Voice) -> int:
    """Refresh while no other refresh of this project is at work, the daemon's among them."""
    with alone(project.folder):
        if args.rebuild:
            _throw_away(project, voice)
        return _refresh(args, project, voice)


def _throw_away(project, voice: Voice) -> None:
    """Remove the warehouse, which is made from deliveries and frozen editions alone."""
    from pipeline.warehouse import remove_warehouse

    remove_warehouse(project.workspace.project.warehouse)
    voice.fact("The warehouse was thrown away; it is made again from the deliveries and frozen editions.", rebuild=True)


def _refresh(args: argparse.Namespace, project, voice: Voice) -> int:
    from pipeline.defs.afterwards import how_it_stands
    from pipeline.defs.stale import stale_steps
    from pipeline.steps.sample import ensure_sample

    for made in ensure_sample(project.workspace):
        voice.fact(f"{made.source}: made {made.rows:,} synthetic rows", source=made.source, rows=made.rows)
    steps = _every_step(project) if args.full else stale_steps(project)
    if not steps:
        voice.fact("Nothing has changed: figures and website are up to date.", steps=0)
        return _last(how_it_stands(project), voice)
    return _launch(project, steps, voice)


def _every_step(project) -> list[str]:
    """Return every step, and have each done whole: none for what is new alone."""
    from pipeline.sources.clean_added import forget_cleaned
    from pipeline.sources.partitions import forget_received
    from pipeline.steps.made import forget_given
    from pipeline.steps.settling import forget_settled

    with project.warehouse() as warehouse:
        forget_received(warehouse)
        forget_cleaned(warehouse)
        forget_settled(warehouse)
        forget_given(warehouse)
    return list(project.hashes())


def _left(project):
    from pipeline.steps.unattended import left_for_a_person

    with project.warehouse() as warehouse:
        return left_for_a_person(warehouse, project.workspace, project.day)


def _launch(project, steps: Sequence[str], voice: Voice) -> int:
    from pipeline.defs.project import listening
    from pipeline.defs.run import launch

    shown = progress(voice, len(steps), "Refreshing")
    with given_back(), shown as step, listening(step), contextlib.chdir(project.root):
        outcome = launch(project, steps)
    for line in outcome.left_out:
        voice.fact(line, left_out=line)
    if outcome.failures:
        told = "\n".join([*outcome.failures, "The last good website stays in place."])
        raise StepsFailed(told, outcome.failed)
    count = "1 step" if len(steps) == 1 else f"{len(steps)} steps"
    voice.fact(f"Done: {count}. The website is in {outcome.site}", steps=len(steps), site=outcome.site)
    return _last(outcome.now, voice)


def _last(now, voice: Voice) -> int:
    """Say what was expected by now and has not come, what is in doubt, then what was refused. Returns the exit code."""
    from pipeline.cli.doubting import say_doubts

    for line in now.late:
        voice.fact(f"late  {line}", late=line)
    idle = say_doubts(voice, now.doubts)
    return max(_refusals(now.refused, voice), int(idle > 0))


def _refusals(refused, voice: Voice) -> int:
    """Say what was refused, last of all. Returns the exit code."""
    for one in refused:
        voice.fact(one.told, source=one.source, carried_forward=one.carried_forward)
    if not refused:
        return 0
    number = "1 delivery was" if len(refused) == 1 else f"{len(refused)} deliveries were"
    last = (
        "the last good figures are shown"
        if all(one.carried_forward for one in refused)
        else ("the last good figures are shown where there are any")
    )
    voice.fact(f"{number} refused; {last}. See /quality/", refused=len(refused))
    return 1


def instance_home(root: Path) -> Path:
    """Return the folder of the Dagster instance: the project's own `dagster.yaml`, else a plain one under build/."""
    if (root / INSTANCE).exists():
        return root
    home = root / "build" / "dagster" / "home"
    home.mkdir(parents=True, exist_ok=True)
    (home / INSTANCE).write_text(DEFAULT_INSTANCE, "utf-8")
    return home


def quiet() -> None:
    """Keep Dagster's own log lines off the terminal; they are kept with the run."""
    logging.getLogger("dagster").setLevel(logging.CRITICAL)
