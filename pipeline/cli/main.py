"""The command `outcomes`: finds the verb, runs it, and turns what it says into lines and an exit code.

What a verb does is in its own module here; the work is in `steps` and below.
"""

import argparse
import gc
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from pipeline.cli.leaving import at_once, unheard
from pipeline.cli.saying import Voice
from pipeline.cli.surroundings import fault_of_machine
from pipeline.errors import ContentProblems, OutcomesError

VERBS = {
    "refresh": ("refresh", "bring figures and website up to date"),
    "check": ("check", "check definitions, sources and data files"),
    "new": ("new", "write a draft of a measure, a source, an edition or a project"),
    "preview": ("preview", "work out one measure and show its page alone"),
    "explain": ("explain", "what is behind a measure's figures"),
    "edition": ("edition", "list, freeze, compare and correct editions and annual reports"),
    "returns": ("returns", "ask the owners of local measures for figures, and take them in"),
    "sample": ("sample", "make the synthetic hospital extract"),
    "publish": ("publish", "put the built site in place for readers, or go back"),
    "stat": ("stat_verb", "work out one statistic from a CSV file"),
    "schema": ("schema", "write the schemas that editors read for measure files"),
    "serve": ("serve", "show the built site on this machine"),
    "forget": ("forget", "take away records that are older than they may be kept"),
    "notify": ("notify", "send a message the way that project.yaml says"),
    "doctor": ("doctor", "what this machine lacks"),
}
"""Each verb with its module here and its help. A module is loaded only when its verb is asked for: some are heavy."""
INTERNAL_FAULT = 3
SELDOM = (50_000, 20, 10)
"""How seldom Python looks for objects that hold each other: a run ends soon and has few, and looking at its habit takes
a tenth of a run, with as much memory in the end."""


def parser(asked: str | None = None) -> argparse.ArgumentParser:
    """Return the command's parser, with every verb; where one is `asked`, only that one with its own arguments."""
    made = argparse.ArgumentParser(
        prog="outcomes",
        description="Publishes an honest, accessible account of whether people's lives are getting better.",
        epilog="Exit codes: 0 done; 1 problems in content or data, all listed; 2 wrong usage; 3 an internal fault.",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="the project's folder (here)")
    common.add_argument("--json", action="store_true", help="say the same facts as JSON, a line each")
    verbs = made.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, (module, told) in VERBS.items():
        if asked is None or verb == asked:
            import_module(f"pipeline.cli.{module}").add(verbs, common)
        else:
            verbs.add_parser(verb, help=told)
    return made


def asked_for(arguments: Sequence[str]) -> str:
    """Return the verb among the arguments, which is the first of them; empty when there is none."""
    return next((text for text in arguments[:1] if text in VERBS), "")


def verb_first(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with `--project DIR` and `--json` behind the verb, wherever they were said."""
    before = 0
    while before < len(arguments) and arguments[before].startswith(("--project", "--json")):
        before += 2 if arguments[before] == "--project" else 1
    return [*arguments[before:], *arguments[:before]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit code."""
    gc.set_threshold(*SELDOM)
    given = verb_first(sys.argv[1:] if arguments is None else arguments)
    args = parser(asked_for(given)).parse_args(given)
    try:
        return _run(args, Voice(json=args.json))
    except BrokenPipeError as error:
        unheard()
        return getattr(error.__context__, "exit_code", 0)


def _run(args: argparse.Namespace, voice: Voice) -> int:
    """Run the verb and say what it raises. Raises BrokenPipeError where nobody listens any more."""
    try:
        return args.run(args, voice)
    except ContentProblems as error:
        voice.problems(error.problems)
        return error.exit_code
    except OutcomesError as error:
        voice.error(str(error))
        return error.exit_code
    except BrokenPipeError:
        raise
    except KeyboardInterrupt:
        voice.error("Stopped. Nothing was half-written: the last good figures and site are in place.")
        return 130
    except Exception as error:
        if words := fault_of_machine(error):
            voice.error(words)
            return OutcomesError.exit_code
        voice.error(f"An internal fault, not a mistake of yours: {type(error).__name__}: {error}")
        traceback.print_exc(file=sys.stderr)
        return INTERNAL_FAULT


def command() -> int:
    """Run the command as a program of its own, which then ends without tidying up its memory."""
    return at_once(main)


if __name__ == "__main__":
    raise SystemExit(command())
