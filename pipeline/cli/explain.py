"""`outcomes explain`: everything behind a measure's figures: definition, query, files, rows, checks, standing."""

import argparse

from pipeline.cli.saying import Voice
from pipeline.steps.explaining import Explanation, Wanted, area_of, content_behind, explain, not_yet
from pipeline.warehouse import open_warehouse


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("explain", parents=[common], help="what is behind a measure's figures")
    verb.add_argument("measure", metavar="MEASURE", help="the measure's id")
    verb.add_argument("--area", metavar="A", help="an area's code or name (the headline area)")
    verb.add_argument("--period", metavar="P", help="a period's label (the latest)")
    verb.add_argument(
        "--breakdown", default="all", metavar="B", help="of a group: what people are parted by, such as sex"
    )
    verb.add_argument("--category", default="all", metavar="C", help="of a group: which one, as the data names it")
    verb.add_argument("--all", action="store_true", help="every file, where there are many")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Say what is behind a figure. Exit code 2 for a measure or area that there is not, 1 for a figure."""
    workspace = content_behind(args.project, args.measure)
    area = area_of(workspace, workspace.catalogue.measures[args.measure], args.area) if args.area else None
    wanted = Wanted(area, args.period, args.breakdown, args.category)
    if not workspace.project.warehouse.exists():
        told = not_yet(workspace, args.measure)
    else:
        with open_warehouse(workspace.project.warehouse) as warehouse:
            told = explain(warehouse, workspace, args.measure, wanted, every_file=args.all or args.json)
    _say(told, voice)
    return 0 if told.found else 1


def _say(told: Explanation, voice: Voice) -> None:
    for heading, lines in told.sections:
        voice.fact(f"\n{heading}\n" + "\n".join(f"  {line}" for line in lines), section=heading, lines=list(lines))
