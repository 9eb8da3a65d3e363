"""`outcomes preview`: works out one measure as its file now is and renders its page alone."""

import argparse

from pipeline.cli.saying import Voice


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("preview", parents=[common], help="work out one measure and show its page alone")
    verb.add_argument("measure", metavar="MEASURE", help="the measure's id")
    verb.add_argument("--watch", action="store_true", help="render it again whenever its file is saved")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Hand over, so that the command starts fast."""
    from pipeline.cli.previewing import preview

    return preview(args, voice)
