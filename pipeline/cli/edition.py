"""`outcomes edition`: what has come out, what it still lacks, making it last, what changed, putting mistakes right.

The work is in `steps.freezing`, `steps.editions`, `steps.correcting`; clock, warehouse and files are met here.
"""

import argparse
from collections import Counter
from datetime import date
from itertools import product

from pipeline.catalogue.reports import folder_of
from pipeline.catalogue.withdrawal import Cell
from pipeline.cli.saying import Voice
from pipeline.cli.typed import day, number
from pipeline.compute.series import Value
from pipeline.publish.codes import REVISION_KIND
from pipeline.steps.correcting import (
    Mistake,
    add_correction,
    differs_now,
    next_step,
    not_corrected_with,
    shown_now,
    wrong_figure,
)
from pipeline.steps.editions import Difference, arrivals, differences, listed, redefined, verdicts_turned
from pipeline.steps.freezing import freeze
from pipeline.steps.newer import refuse_stale
from pipeline.steps.owing import owing
from pipeline.steps.withdrawing import withdraw
from pipeline.steps.workspace import Workspace, open_workspace
from pipeline.warehouse import open_warehouse


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb with its actions to the parser."""
    verb = verbs.add_parser("edition", help="list, freeze, compare and correct editions and annual reports")
    actions = verb.add_subparsers(dest="action", required=True, metavar="list|actions|freeze|diff|correct|withdraw")
    several = actions.add_parser("list", parents=[common], help="every edition and how far it has got")
    several.set_defaults(run=run_list)
    owed = actions.add_parser("actions", parents=[common], help="which exception notes are missing, by owner")
    owed.add_argument("edition")
    owed.set_defaults(run=run_actions)
    one = actions.add_parser("freeze", parents=[common], help="write down for ever what an edition published")
    one.add_argument("edition")
    one.set_defaults(run=run_freeze)
    two = actions.add_parser("diff", parents=[common], help="what differs between two editions")
    two.add_argument("before")
    two.add_argument("after", nargs="?", default="latest", help="an edition, or the latest figures (latest)")
    two.set_defaults(run=run_diff)
    for action in (several, owed, one):
        action.add_argument("--as-of", type=day, metavar="DATE", help="seen from this day (today)")
    _add_correct(actions, common)
    _add_withdraw(actions, common)


def _add_correct(actions: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    correct = actions.add_parser("correct", parents=[common], help="put a mistake in an edition right, in the open")
    correct.add_argument("edition")
    for name in ("measure", "area", "period", "reason", "by"):
        correct.add_argument(f"--{name}", required=True)
    correct.add_argument("--after", required=True, type=number, help="the right figure, in the measure's unit")
    correct.add_argument("--on", type=day, metavar="DATE", help="the day of the correction (today)")
    correct.set_defaults(run=run_correct)


def _add_withdraw(actions: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    withdraw = actions.add_parser("withdraw", parents=[common], help="take a figure back from everywhere, for ever")
    for name in ("measure", "reason", "by"):
        withdraw.add_argument(f"--{name}", required=True)
    for name in ("area", "period"):
        withdraw.add_argument(f"--{name}", required=True, action="append", help="may be given several times")
    withdraw.add_argument("--breakdown", default="all", help="of a group of people (all)")
    withdraw.add_argument("--category", action="append", help="the group (all); may be given several times")
    withdraw.add_argument("--on", type=day, metavar="DATE", help="the day on which it is done (today)")
    withdraw.set_defaults(run=run_withdraw)


def run_list(args: argparse.Namespace, voice: Voice) -> int:
    """Say of each edition how far it has got."""
    for one in listed(open_workspace(args.project), args.as_of or _today()):
        voice.fact(f"{one.slug}  {one.state}  {one.title}", edition=one.slug, state=one.state, title=one.title)
    return 0


def run_actions(args: argparse.Namespace, voice: Voice) -> int:
    """List the exception notes that are missing, a line an owner. Exit code 1 where any is.

    Refused on figures that are not up to date: whether a note is owed rests on them.
    """
    workspace = open_workspace(args.project)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        refuse_stale(warehouse, workspace)
        missing = owing(warehouse, workspace, args.edition, args.as_of or _today())
    for owner, measures in missing.items():
        voice.fact(f"{owner}: {', '.join(measures)}", owner=owner, measures=measures)
    count = sum(map(len, missing.values()))
    place = f"site/editions/{args.edition}/actions/<measure>.md"
    told = f"{count} exception notes are missing. They go" if count > 1 else "1 exception note is missing. It goes"
    voice.fact(f"{told} to {place}." if count else "No exception note is missing.")
    return 1 if count else 0


def run_freeze(args: argparse.Namespace, voice: Voice) -> int:
    """Freeze an edition. Exit code 1, with every reason, where it is not ready."""
    workspace = open_workspace(args.project)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        files = freeze(warehouse, workspace, args.edition, args.as_of or _today())
    place = workspace.project.site / folder_of(args.edition) / "frozen"
    voice.fact(f"{args.edition} is frozen: {files} files in {place}. Commit them.", edition=args.edition, files=files)
    return 0


def run_diff(args: argparse.Namespace, voice: Voice) -> int:
    """List what two editions tell differently: figures, then verdicts, then definitions and targets."""
    workspace = open_workspace(args.project)
    with open_warehouse(workspace.project.warehouse) as warehouse:
        figures = differences(warehouse, workspace, args.before, args.after)
        new, gone = arrivals(warehouse, workspace, args.before, args.after)
        verdicts = verdicts_turned(warehouse, workspace, args.before, args.after)
    definitions = redefined(workspace, args.before, args.after)
    named = {"figure": figures, "verdict": verdicts, "definition or target": definitions}
    for name, found in named.items():
        for one in found:
            voice.fact(one.words, **one.facts)
        plural = "definitions or targets" if found is definitions else f"{name}s"
        words = f"{name} differs" if len(found) == 1 else f"{plural} differ"
        why = _why(found) if found is figures else ""
        voice.fact(f"{len(found)} {words}{why}", **{f"{name.split()[0]}s": len(found)})
    voice.fact(f"{new} figures are new, {gone} are no longer shown", new=new, gone=gone)
    if args.before not in workspace.archive.frozen:
        voice.fact(f"{args.before} is not frozen: its definitions and targets are those of now, so none can differ")
    return 0


def _why(figures: list[Difference]) -> str:
    """Say how many of the figures differ for which reason, in words; nothing where there are none."""
    kinds = Counter(str(one.facts["kind"]) for one in figures)
    told = "; ".join(f"{kinds[kind]} because {words}" for kind, words in REVISION_KIND.words.items() if kind in kinds)
    return f": {told}" if told else ""


def run_correct(args: argparse.Namespace, voice: Voice) -> int:
    """Write a correction down, and say what is left to do; the report then carries a note at its next refresh."""
    workspace = open_workspace(args.project)
    mistake = Mistake(args.edition, args.measure, args.area, args.period, args.after)
    file = add_correction(workspace, mistake, f"{args.reason}", by=args.by, on=args.on or _today())
    wrong, now = wrong_figure(workspace, mistake), _shown_now(workspace, mistake)
    if other := differs_now(workspace, mistake, wrong.value, now):
        voice.fact(f"warning  {other}", warning=other)
    for what in not_corrected_with(workspace, mistake):
        voice.fact(f"left as it was: {what}. If it was wrong too, correct it as well.", left=what)
    todo = next_step(workspace, mistake, wrong, now)
    voice.fact(f"The correction stands in {file}. {todo}", file=str(file), next=todo)
    return 0


def _shown_now(workspace: Workspace, mistake: Mistake) -> Value | None:
    if not workspace.project.warehouse.exists():
        return None
    with open_warehouse(workspace.project.warehouse) as warehouse:
        return shown_now(warehouse, workspace, mistake)


def run_withdraw(args: argparse.Namespace, voice: Voice) -> int:
    """Take a figure back; say what was changed and what is left for a person to do."""
    workspace = open_workspace(args.project)
    groups = args.category or ["all"]
    cells = [Cell(args.measure, *place) for place in _places(args.area, args.period, args.breakdown, groups)]
    with open_warehouse(workspace.project.warehouse) as warehouse:
        done = withdraw(warehouse, workspace, cells, (args.reason, args.by), args.on or _today())
    for one in done.cells:
        words = f"taken back: {one.measure}, {one.area}, {one.period}"
        voice.fact(words, **one._asdict())
    for slug in done.editions:
        voice.fact(f"{slug}: its frozen files no longer hold it. Commit them.", edition=slug)
    for line in done.left:
        voice.fact(f"left to do: {line}", left=line)
    return 0


def _places(areas: list[str], periods: list[str], breakdown: str, groups: list[str]) -> list[tuple[str, ...]]:
    """Return every area in every period for every group; everybody together is of no breakdown."""
    found = product(areas, periods, groups)
    return [(area, period, breakdown if group != "all" else "all", group) for area, period, group in found]


def _today() -> date:
    from pipeline.defs.project import today

    return today()
