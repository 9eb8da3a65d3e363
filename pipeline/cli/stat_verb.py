"""`outcomes stat`: one statistic from and to CSV, so that known answers can be run from outside."""

import argparse
import sys
from pathlib import Path

from pipeline.cli.saying import Voice
from pipeline.cli.stat import run_stat

NAMES = ("wilson", "byar", "rate", "dsr", "mean", "truncated_mean", "quantiles", "gap", "compare", "trend", "spc")


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("stat", parents=[common], help="work out one statistic from a CSV file")
    verb.add_argument("name", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    verb.add_argument("file", type=Path, metavar="FILE.csv")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, _voice: Voice) -> int:
    """Write the statistic's CSV to standard output."""
    sys.stdout.write(run_stat(args.name, args.file.read_text("utf-8-sig")))
    return 0
