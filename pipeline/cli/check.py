"""`outcomes check`: definitions, sources and data files, running nothing else; a line a problem."""

import argparse

from pipeline.cli.saying import Voice
from pipeline.errors import ContentProblems, Problem
from pipeline.sources.receive import RECORDS, read_delivery
from pipeline.sources.records_delivery import judge_only
from pipeline.steps.workspace import open_workspace


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("check", parents=[common], help="check definitions, sources and data files")
    verb.add_argument("paths", nargs="*", metavar="PATH", help="say only problems in these files or folders")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Check a project; exit code 1 when anything is wrong."""
    workspace = open_workspace(args.project)
    problems: list[Problem] = []
    for source in workspace.sources.values():
        problems += read_delivery(source, workspace.catalogue.areas).problems
        problems += judge_only(source) if source.package.outcomes.layout == RECORDS else []
    wanted = [p for p in problems if not args.paths or any(p.file.startswith(path) for path in args.paths)]
    if wanted:
        raise ContentProblems(wanted)
    measures, sources = len(workspace.catalogue.measures), len(workspace.sources)
    editions = len(workspace.editions)
    counted = (_counted(measures, "measure"), _counted(sources, "source"), _counted(editions, "edition"))
    voice.fact(
        f"0 problems: {', '.join(counted)}",
        problems=0,
        measures=measures,
        sources=sources,
        editions=editions,
    )
    return 0


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
