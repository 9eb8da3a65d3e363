"""`outcomes check`: definitions, sources and data files, running nothing else; a line a problem.

With `--against REV` it also works out what the change since a revision would alter, and publishes nothing.
"""

import argparse
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from pipeline.catalogue.edition_dates import date_warnings
from pipeline.cli.doubting import say_doubts
from pipeline.cli.saying import Voice
from pipeline.compute.frequencies import frequency_warnings
from pipeline.errors import ContentProblems, Problem, WarehouseBusy
from pipeline.sources.receive import RECORDS, read_delivery
from pipeline.sources.records_delivery import judge_only
from pipeline.sources.undescribed import undescribed_warnings
from pipeline.steps.doubts import judged_findings
from pipeline.steps.workspace import Content, Workspace, read_content
from pipeline.warehouse import Warehouse, open_warehouse


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("check", parents=[common], help="check definitions, sources and data files")
    verb.add_argument("paths", nargs="*", metavar="PATH", help="say only problems in these files or folders")
    verb.add_argument(
        "--against", metavar="REV", help="also list figures and verdicts that differ from this revision's"
    )
    verb.add_argument(
        "--as-of",
        type=date.fromisoformat,
        metavar="DATE",
        help="seen from this day (today)",
    )
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Check a project; exit code 1 when anything is wrong. Warnings change nothing."""
    content = read_content(args.project)
    problems = [*content.problems, *_deliveries(content, voice)]
    wanted = [p for p in problems if not args.paths or any(_lies_in(p, path, args.project) for path in args.paths)]
    if wanted:
        raise ContentProblems(wanted)
    if content.workspace is None or problems:
        voice.fact(f"0 problems there, {len(problems)} elsewhere: outcomes check", problems=0, elsewhere=len(problems))
        return 0
    day = args.as_of or date.today()
    _well(content.workspace, day, voice)
    return _against(args, day, voice) if args.against else 0


def _deliveries(content: Content, voice: Voice) -> Iterator[Problem]:
    """Read every data file whose description can be read, whatever is wrong elsewhere."""
    if content.areas is None:
        return
    for source in content.sources.values():
        receipt = read_delivery(source, content.areas)
        for note in receipt.notes:
            voice.fact(f"warning  {note}", warning=note)
        yield from receipt.problems
        if source.package.outcomes.layout == RECORDS:
            yield from judge_only(source)


def _lies_in(problem: Problem, path: str, project: Path) -> bool:
    """Whether a problem lies in a file or folder, named as the project's messages name it or as the shell does."""
    named = Path(path).resolve()
    return Path(problem.file).is_relative_to(path) or (project / problem.file).resolve().is_relative_to(named)


def _well(workspace: Workspace, day: date, voice: Voice) -> None:
    """Say what is odd though nothing is wrong, then what there is."""
    odd = [*date_warnings(workspace.reports), *frequency_warnings(workspace.catalogue, workspace.sources)]
    for line in [*odd, *undescribed_warnings(workspace.sources.values())]:
        voice.fact(f"warning  {line}", warning=line)
    _worked_out(workspace, day, voice)
    counts = {
        "measure": len(workspace.catalogue.measures),
        "source": len(workspace.sources),
        "edition": len(workspace.editions),
    }
    voice.fact(
        f"0 problems: {', '.join(_counted(number, noun) for noun, number in counts.items())}",
        problems=0,
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
    for name, lines in made.whole.items():
        voice.fact("\n".join(lines), measure=name, told=lines)
    counts = [_counted(sum(one.facts["altered"] == kind for one in found), kind) for kind in ("figure", "verdict")]
    voice.fact(
        f"Against {args.against}: {' and '.join(counts)} would be altered", against=args.against, altered=len(found)
    )
    return 0


def _worked_out(workspace: Workspace, today: date, voice: Voice) -> None:
    """Say what is odd by the last refresh's figures; nothing where there was none yet, or where one is under way."""
    if not workspace.project.warehouse.exists():
        return
    with suppress(WarehouseBusy), open_warehouse(workspace.project.warehouse) as warehouse:
        say_doubts(voice, judged_findings(warehouse, workspace))
        for line in _not_owed(warehouse, workspace, today):
            voice.fact(f"warning  {line}", warning=line)


def _not_owed(warehouse: Warehouse, workspace: Workspace, today: date) -> Iterable[str]:
    """Return a line for each exception note that nobody owes. Looked at only where notes are: it loads `render`."""
    if not workspace.notes:
        return ()
    from pipeline.steps.owing import not_owed

    return not_owed(warehouse, workspace, today)


def _counted(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
