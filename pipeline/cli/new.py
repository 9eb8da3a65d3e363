"""`outcomes new`: drafts that a person finishes: a measure, a source, an edition, a project. None overwrites anything.

What a draft holds is decided below; each kind has a module of its own here, loaded when it is asked for.
"""

import argparse
from importlib import import_module

from pipeline.cli import typed
from pipeline.cli.saying import Voice

KINDS = {
    "measure": "a measure's definition file",
    "source": "a source's description, proposed from its files",
    "edition": "a quarter's edition.yaml, or a year's report.yaml",
    "project": "a small project that runs at once",
}


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser, with a verb of its own for each kind."""
    verb = verbs.add_parser("new", help="write a draft of a measure, a source, an edition or a project")
    kinds = verb.add_subparsers(dest="kind", required=True, metavar="measure|source|edition|project")
    for kind, told in KINDS.items():
        made = kinds.add_parser(kind, parents=[common], help=told, description=f"Writes {told}.")
        _ARGUMENTS[kind](made)
        made.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Hand over to the module of the kind."""
    return import_module(f"pipeline.cli.new_{args.kind}").run(args, voice)


def _source(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("files", nargs="+", metavar="FILE", help=".csv, .xls, .xlsx, .ods or .zip, as downloaded")
    verb.add_argument("--name", help="the source's id: its folder's name (from the file's name)")


def _project(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("folder", metavar="DIR", help="a folder that is not there yet, or is empty")


def _edition(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "slug",
        metavar="QUARTER",
        help="the period as in addresses, e.g. 2026-27-q1; annual-2026-27 for a year's report",
    )
    for name in ("cut-off", "release", "agenda", "meeting"):
        verb.add_argument(f"--{name}", type=typed.day, metavar="DATE", help=f"day of the {name}")


def _measure(verb: argparse.ArgumentParser) -> None:
    from pipeline.cli.measure_questions import QUESTIONS

    for question in QUESTIONS:
        verb.add_argument(f"--{question.key.replace('_', '-')}", metavar=question.shown, help=question.help)


_ARGUMENTS = {"source": _source, "edition": _edition, "project": _project, "measure": _measure}
