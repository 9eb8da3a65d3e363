"""`outcomes explain`: everything behind a measure's figures: definition, query, files, rows, checks, standing."""

import argparse

from pipeline.cli.saying import Voice
from pipeline.errors import UsageError, nearest
from pipeline.steps.explaining import Explanation, Wanted, explain
from pipeline.steps.workspace import open_workspace
from pipeline.warehouse import open_warehouse


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("explain", parents=[common], help="what is behind a measure's figures")
    verb.add_argument("measure", metavar="MEASURE", help="the measure's id")
    verb.add_argument("--area", metavar="A", help="an area's code (the headline area)")
    verb.add_argument("--period", metavar="P", help="a period's label (the latest)")
    verb.add_argument(
        "--breakdown", default="all", metavar="B", help="of a group: what people are parted by, such as sex"
    )
    verb.add_argument("--category", default="all", metavar="C", help="of a group: which one, as the data names it")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Say what is behind a figure. Exit code 2 for a measure that there is not."""
    workspace = open_workspace(args.project)
    known = workspace.catalogue.measures
    if args.measure not in known:
        msg = f"there is no measure '{args.measure}'{nearest(args.measure, known)}"
        raise UsageError(msg)
    if not workspace.project.warehouse.exists():
        msg = "nothing has been worked out yet; run: outcomes refresh"
        raise UsageError(msg)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        wanted = Wanted(args.area, args.period, args.breakdown, args.category)
        told = explain(warehouse, workspace, args.measure, wanted)
    _say(told, voice)
    return 0


def _say(told: Explanation, voice: Voice) -> None:
    for heading, lines in told.sections:
        voice.fact(f"\n{heading}\n" + "\n".join(f"  {line}" for line in lines), section=heading, lines=list(lines))
