"""`outcomes check`: definitions, sources and data files, running nothing else; a line a problem.

With `--against REV` it also works out what the change since a revision would alter, and publishes nothing.
"""

import argparse
from contextlib import suppress
from datetime import date

from pipeline.catalogue.edition_dates import date_warnings
from pipeline.cli.doubting import say_doubts
from pipeline.cli.saying import Voice
from pipeline.compute.frequencies import frequency_warnings
from pipeline.errors import ContentProblems, Problem, WarehouseBusy
from pipeline.sources.receive import RECORDS, read_delivery
from pipeline.sources.records_delivery import judge_only
from pipeline.steps.doubts import judged_findings
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import open_warehouse


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("check", parents=[common], help="check definitions, sources and data files")
    verb.add_argument("paths", nargs="*", metavar="PATH", help="say only problems in these files or folders")
    verb.add_argument(
        "--against", metavar="REV", help="also list figures and verdicts that differ from this revision's"
    )
    verb.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DATE", help="with --against: seen from this day (today)"
    )
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Check a project; exit code 1 when anything is wrong. Warnings change nothing."""
    workspace = open_workspace(args.project)
    odd = frequency_warnings(workspace.catalogue, workspace.sources)
    for line in [*date_warnings(workspace.reports), *odd]:
        voice.fact(f"warning  {line}", warning=line)
    problems: list[Problem] = []
    for source in workspace.sources.values():
        receipt = read_delivery(source, workspace.catalogue.areas)
        for note in receipt.notes:
            voice.fact(f"warning  {note}", warning=note)
        problems += receipt.problems
        problems += judge_only(source) if source.package.outcomes.layout == RECORDS else []
    wanted = [p for p in problems if not args.paths or any(p.file.startswith(path) for path in args.paths)]
    if wanted:
        raise ContentProblems(wanted)
    _doubts(workspace, voice)
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
    return _against(args, voice) if args.against else 0


def _against(args: argparse.Namespace, voice: Voice) -> int:
    """List what the content as it is would alter. That something is altered is no fault: exit code 0."""
    from pipeline.defs.project import today
    from pipeline.settings import open_project
    from pipeline.steps.against import altered

    made = altered(open_project(args.project), args.against, args.as_of or today())
    found = made.found
    for one in found if args.json else made.told_singly:
        voice.fact(one.words, **one.facts)
    for name, lines in made.whole.items():
        voice.fact("\n".join(lines), measure=name, told=lines)
    counts = [_counted(sum(one.facts["altered"] == kind for one in found), kind) for kind in ("figure", "verdict")]
    voice.fact(
        f"Against {args.against}: {' and '.join(counts)} would be altered", against=args.against, altered=len(found)
    )
    return 0


def _doubts(workspace: Workspace, voice: Voice) -> None:
    """Say what the last refresh doubted; nothing where there was none yet, or where one is under way."""
    if not workspace.project.warehouse.exists():
        return
    with suppress(WarehouseBusy), open_warehouse(workspace.project.warehouse) as warehouse:
        say_doubts(voice, judged_findings(warehouse, workspace))


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
