"""`outcomes returns send|read|status`: asks the owners of local measures for figures, takes them in, says what is due.

The work is in `steps.returns` and `steps.returns_in`; the clock and the files are met here.
"""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.catalogue.returns_board import BoardLine
from pipeline.cli import typed
from pipeline.cli.saying import Voice
from pipeline.errors import ContentProblems, UsageError
from pipeline.publish.tree import replace_file
from pipeline.steps.returns import contact_of, edition_named, sheets, standing
from pipeline.steps.returns_in import ReturnedFile, Taken, take_in
from pipeline.steps.workspace import Workspace, open_workspace

STATES = {"received": "received", "waiting": "waiting", "late": "late", "not_asked": "not asked yet"}


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb with its three actions to the parser."""
    verb = verbs.add_parser("returns", help="ask the owners of local measures for figures, and take them in")
    actions = verb.add_subparsers(dest="action", required=True, metavar="send|read|status")
    send = actions.add_parser("send", parents=[common], help="write a spreadsheet for each owner")
    send.add_argument("--to", type=Path, metavar="DIR", help="the folder to write to (build/returns/EDITION)")
    send.set_defaults(run=run_send)
    read = actions.add_parser("read", parents=[common], help="take returned spreadsheets in")
    read.add_argument("files", nargs="+", type=Path, metavar="FILE")
    read.add_argument("--received", type=typed.day, metavar="DATE", help="when it came (today)")
    read.set_defaults(run=run_read)
    status = actions.add_parser("status", parents=[common], help="list what is outstanding")
    status.add_argument("--as-of", type=typed.day, metavar="DATE", help="the day to judge by (today)")
    status.set_defaults(run=run_status)
    for action in (send, read, status):
        action.add_argument("--edition", metavar="E", help="the edition's slug (the latest; read: any)")


def run_send(args: argparse.Namespace, voice: Voice) -> int:
    """Write a sheet for each owner who is asked for figures."""
    workspace = open_workspace(args.project)
    slug, _ = edition_named(workspace, args.edition)
    folder = args.to or workspace.project.build / "returns" / slug
    made = sheets(workspace, slug)
    for one in made:
        replace_file(folder / one.name, one.content)
        words = f"{folder / one.name}: {_figures(one.figures)} asked of {one.owner} ({one.contact})"
        voice.fact(words, file=str(folder / one.name), owner=one.owner, contact=one.contact, figures=one.figures)
    count = len(made)
    voice.fact(f"{count} {'sheet' if count == 1 else 'sheets'} for {slug}", edition=slug, sheets=count)
    return 0


def run_read(args: argparse.Namespace, voice: Voice) -> int:
    """Take returned sheets in; good ones are kept even where others have problems. Exit code 1 for any problem."""
    workspace = open_workspace(args.project)
    slug = edition_named(workspace, args.edition)[0] if args.edition else None
    files = [ReturnedFile(file.name, _content(file)) for file in args.files]
    problems = []
    for taken in take_in(workspace, files, args.received or date.today(), slug):
        problems += taken.problems
        _say_taken(taken, voice)
    if problems:
        raise ContentProblems(problems)
    return 0


def run_status(args: argparse.Namespace, voice: Voice) -> int:
    """List what is outstanding, owner by owner, with contact and due date."""
    workspace = open_workspace(args.project)
    slug, edition = edition_named(workspace, args.edition)
    lines = standing(workspace, slug, args.as_of or date.today())
    for owner in sorted({line.owner for line in lines}):
        _say_owner(workspace, owner, [line for line in lines if line.owner == owner], voice)
    missing = sum(line.outstanding for line in lines)
    late = sum(line.state == "late" for line in lines)
    words = f"{edition.title}: {missing} of {len(lines)} figures outstanding, {late} late"
    voice.fact(words, edition=slug, asked=len(lines), outstanding=missing, late=late)
    return 0


def _say_owner(workspace: Workspace, owner: str, lines: Sequence[BoardLine], voice: Voice) -> None:
    contact = contact_of(workspace, owner)
    missing = [line for line in lines if line.outstanding]
    if not voice.json:
        role = lines[0].role or "no role named"
        voice.fact(f"{owner} ({role}; {contact}): {len(missing)} of {len(lines)} outstanding")
    for line in missing:
        one = line.wanted
        state = STATES[line.state]
        voice.fact(
            f"  {one.measure}  {one.area}  {one.period.label}  due {one.due.isoformat()}  {state}",
            owner=owner,
            role=line.role,
            contact=contact,
            measure=one.measure,
            area=one.area,
            period=one.period.label,
            due=one.due.isoformat(),
            state=line.state,
        )


def _say_taken(taken: Taken, voice: Voice) -> None:
    if taken.problems:
        words = f"{taken.file}: nothing was taken in; its problems are listed below"
        voice.fact(words, file=taken.file, taken=False)
        return
    words = f"{taken.file}: {_figures(taken.new)} new, {taken.revised} revised, {taken.unchanged} as before"
    words += f"; written to {taken.delivery}" if taken.delivery else "; nothing to write"
    words += " (this very file was taken in before)" if taken.before else ""
    voice.fact(
        words,
        file=taken.file,
        taken=True,
        owner=taken.owner,
        delivery=taken.delivery,
        new=taken.new,
        revised=taken.revised,
        unchanged=taken.unchanged,
    )
    for caution in taken.cautions:
        voice.fact(f"  look again: {caution}", file=taken.file, caution=caution)


def _content(file: Path) -> bytes:
    if not file.is_file():
        msg = f"there is no file {file}"
        raise UsageError(msg)
    return file.read_bytes()


def _figures(count: int) -> str:
    return "1 figure" if count == 1 else f"{count} figures"
