"""`outcomes check`: definitions, sources and data files, running nothing else; a line a problem.

With `--against REV` it also works out what the change since a revision would alter, and publishes nothing.
"""

import argparse
from collections.abc import Iterator
from datetime import date

from pipeline.cli import typed
from pipeline.cli.asked_paths import Asked
from pipeline.cli.noticing import say_noticed
from pipeline.cli.saying import Voice
from pipeline.errors import ContentProblems, Problem
from pipeline.sources.receive import RECORDS, Receipt, read_delivery
from pipeline.sources.records_delivery import judge_only
from pipeline.steps.against_whole import counted
from pipeline.steps.impossible import impossible_figures
from pipeline.steps.workspace import Content, Workspace, read_content


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("check", parents=[common], help="check definitions, sources and data files")
    verb.add_argument("paths", nargs="*", metavar="PATH", help="say only problems in these files or folders")
    verb.add_argument(
        "--against", metavar="REV", help="also list figures and verdicts that differ from this revision's"
    )
    verb.add_argument(
        "--as-of",
        type=typed.day,
        metavar="DATE",
        help="seen from this day (today)",
    )
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Check a project; exit code 1 when anything is wrong. Warnings change nothing."""
    asked = Asked(args.paths, args.project)
    content = read_content(args.project)
    receipts: list[Receipt] = []
    problems = [*content.problems, *_deliveries(content, asked, voice, receipts)]
    problems += impossible_figures(content.workspace, receipts) if content.workspace else []
    asked.refuse_strangers(problem.file for problem in problems)
    wanted = [problem for problem in problems if asked.holds(problem.file)]
    if wanted:
        raise ContentProblems(wanted)
    if content.workspace is None or problems:
        voice.fact(f"0 problems there, {len(problems)} elsewhere: outcomes check", problems=0, elsewhere=len(problems))
        return 0
    day = args.as_of or date.today()
    say_noticed(content.workspace, day, asked, voice)
    _say_all(content.workspace, voice)
    return _against(args, day, voice) if args.against else 0


def _deliveries(content: Content, asked: Asked, voice: Voice, receipts: list[Receipt]) -> Iterator[Problem]:
    """Read every data file whose description can be read, whatever is wrong elsewhere; `receipts` are added to."""
    if content.areas is None:
        return
    for source in content.sources.values():
        receipt = read_delivery(source, content.areas)
        receipts.append(receipt)
        for note in filter(asked.holds_line, receipt.notes):
            voice.fact(f"warning  {note}", warning=note)
        yield from receipt.problems
        if source.package.outcomes.layout == RECORDS:
            yield from judge_only(source)


def _say_all(workspace: Workspace, voice: Voice) -> None:
    """Say what there is."""
    counts = {
        "measure": len(workspace.catalogue.measures),
        "source": len(workspace.sources),
        "edition": len(workspace.editions),
    }
    warnings = voice.said["warning"]
    told = f", {counted(warnings, 'warning')}" if warnings else ""
    voice.fact(
        f"0 problems{told}: {', '.join(counted(number, noun) for noun, number in counts.items())}",
        problems=0,
        warnings=warnings,
        **{f"{noun}s": number for noun, number in counts.items()},
    )


def _against(args: argparse.Namespace, day: date, voice: Voice) -> int:
    """List what the content as it is would alter. That something is altered is no fault: exit code 0."""
    from pipeline.settings import open_project
    from pipeline.steps.against import altered

    made = altered(open_project(args.project), args.against, day)
    found = made.found
    for one in found if args.json else made.told_singly:
        voice.fact(one.words, **one.facts)
    for edition, line in made.editions.items():
        voice.fact(line, edition=edition, told=line)
    for name, lines in made.whole.items():
        voice.fact("\n".join(lines), measure=name, told=lines)
    counts = [counted(sum(one.facts["altered"] == kind for one in found), kind) for kind in ("figure", "verdict")]
    voice.fact(
        f"Against {args.against}: {' and '.join(counts)} would be altered", against=args.against, altered=len(found)
    )
    return 0
