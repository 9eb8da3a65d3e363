"""`outcomes forget`: takes records about people away that are older than they may be kept.

It says first what it would do; `--yes` does it. What rests on what is worked out in `steps.forgetting`.
"""

import argparse
from datetime import date

from pipeline.cli import typed
from pipeline.cli.saying import Voice
from pipeline.errors import OutcomesError, UsageError
from pipeline.settings import Keep
from pipeline.steps.forgetting import Plan, forget, plan
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse

SHOWN = 10


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("forget", parents=[common], help="take away records that are older than they may be kept")
    verb.add_argument("--before", type=typed.day, metavar="DATE", help="periods that ended before this day")
    verb.add_argument("--as-of", type=typed.day, metavar="DATE", help="seen from this day (today)")
    verb.add_argument("--by", metavar="ROLE", help="who decides it, for the log; with --yes")
    verb.add_argument("--yes", action="store_true", help="do it, instead of saying what would be done")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Say what is too old and what rests on it; with `--yes` take it away. Exit code 1 where figures would be lost."""
    workspace = open_workspace(args.project)
    on = args.as_of or _today()
    before = args.before or kept_from(workspace.project.settings.keep, on)
    if before is None:
        msg = "say from when records are too old: keep: {records_years: 8} in project.yaml, or --before DATE"
        raise UsageError(msg)
    if args.yes and not args.by:
        msg = "say who decides it, for the log: --by ROLE"
        raise UsageError(msg)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        found = plan(warehouse, workspace, before)
        _say(found, voice)
        if found.unkept:
            raise OutcomesError(_would_be_lost(found))
        if not ((found.old or found.left_over) and args.yes):
            return 0
        files = forget(warehouse, workspace, found, on, args.by)
    voice.fact(f"Forgotten: {files} files. Copies in backups are yours to remove. Run outcomes refresh.", files=files)
    return 0


def kept_from(keep: Keep, on: date) -> date | None:
    """Return the day before which records are too old; none where the project does not say."""
    if keep.records_years is None:
        return None
    return on.replace(year=on.year - keep.records_years, day=min(on.day, 28))


def _say(found: Plan, voice: Voice) -> None:
    for table in found.left_over:
        voice.fact(f"warehouse  {table}  belongs to nothing that is described now", table=table)
    if not found.old:
        voice.fact(f"There are no records of periods that ended before {found.before}.", files=0)
        return
    for one in found.old:
        for extract in one.files:
            voice.fact(f"file       {one.source}/{extract.path.name}", file=extract.path.name, source=one.source)
        for part in one.parts:
            voice.fact(f"warehouse  {one.source}  {part.period.label} {part.provider}", source=one.source)
    leave = len(found.resting)
    voice.fact(
        f"{leave} figures rest on them; they stay in the frozen reports and leave the newest pages", figures=leave
    )


def _would_be_lost(found: Plan) -> str:
    some = "".join(f"\n  {measure}  {area} {period}" for measure, area, period in found.unkept[:SHOWN])
    return (
        f"{len(found.unkept)} figures that rest on these records stand in no frozen edition and would be lost:{some}\n"
        "Freeze an edition that shows them (outcomes edition freeze), then forget. Nothing was taken away."
    )


def _today() -> date:
    from pipeline.defs.project import today

    return today()
