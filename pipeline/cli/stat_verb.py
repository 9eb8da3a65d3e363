"""`outcomes stat`: one statistic from and to CSV, so that known answers can be run from outside."""

import argparse
import csv
import io
import sys
from pathlib import Path

from pipeline.cli.saying import Voice
from pipeline.cli.stat import known, work_out
from pipeline.cli.stat_tables.examples import STATISTICS, listing
from pipeline.errors import ContentProblems, Problem, UsageError


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    names = ", ".join(STATISTICS)
    verb = verbs.add_parser("stat", parents=[common], help="work out one statistic from a CSV file")
    verb.add_argument("name", nargs="?", metavar="NAME", help=f"{names}; without one, the columns that each takes")
    verb.add_argument("file", nargs="?", type=Path, metavar="FILE.csv", help="without one, what the statistic takes")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Write the statistic's CSV to standard output, what should be known of it to standard error."""
    if args.name is None or args.file is None:
        sys.stdout.write(listing(known(args.name) if args.name else ""))
        return 0
    worked = work_out(known(args.name), read_text(args.file), args.file.name)
    for note in worked.notes:
        sys.stderr.write(f"{note}\n")
    if voice.json:
        for row in csv.DictReader(io.StringIO(worked.csv)):
            voice.fact("", **{name: _value(cell) for name, cell in row.items()})
        return 0
    sys.stdout.write(worked.csv)
    return 0


def read_text(file: Path) -> str:
    """Return a file's text. Raises UsageError where there is no such file, ContentProblems where it is not text."""
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        told = Problem(file.name, 0, "", "not text in UTF-8", "a CSV file saved as UTF-8", rule="stat")
        raise ContentProblems([told]) from None
    except OSError as fault:
        msg = f"{file} cannot be read: {fault.strerror}. Give a CSV file, as in: outcomes stat wilson figures.csv"
        raise UsageError(msg) from None


def _value(cell: str) -> object:
    """Read a cell of the result as JSON has it: missing as null, numbers and truth as themselves."""
    if cell in ("", "TRUE", "FALSE"):
        return {"": None, "TRUE": True, "FALSE": False}[cell]
    try:
        number = float(cell)
    except ValueError:
        return cell
    return int(cell) if cell.lstrip("-").isdigit() else number
