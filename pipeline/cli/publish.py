"""`outcomes publish`: the built site put in place for readers in one step; the last good ones kept; going back.

What may be published is decided in `steps.publishing`.
"""

import argparse
from datetime import date
from pathlib import Path

from pipeline.cli import typed
from pipeline.cli.saying import Voice
from pipeline.publish.release import Place
from pipeline.steps.publishing import go_back, publish
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse

KEEP = 5
WAIT_SECONDS = 10.0


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("publish", parents=[common], help="put the built site in place for readers, or go back")
    told = "the folder of releases; a web server reads from its 'current'"
    verb.add_argument("--to", type=Path, required=True, metavar="DIR", help=told)
    verb.add_argument("--keep", type=_number, default=KEEP, metavar="N", help=f"how many earlier ones to keep ({KEEP})")
    verb.add_argument("--rollback", action="store_true", help="show the release before the one that is shown")
    verb.add_argument("--as-of", type=typed.day, metavar="DATE", help="the day of publication (today)")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Publish or go back. Exit code 1, with every reason, where it may not be."""
    workspace, place = open_workspace(args.project), Place(args.to.resolve())
    if args.rollback:
        done = go_back(workspace, place)
        voice.fact(f"Gone back: {place.current} is release {done.release} again.", release=done.release)
        return 0
    with open_warehouse(workspace.project.warehouse, wait=WAIT_SECONDS) as warehouse:
        done = publish(warehouse, workspace, place, args.keep, args.as_of or date.today())
    told = "Nothing has changed: readers have this release already" if done.same else "Published"
    voice.fact(
        f"{told}: {place.current} is release {done.release}; {done.kept} earlier kept, {len(done.removed)} removed.",
        release=done.release,
        kept=done.kept,
        removed=list(done.removed),
    )
    return 0


def _number(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number
