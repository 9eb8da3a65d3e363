"""The command `outcomes`: finds the verb, runs it, and turns what it says into lines and an exit code.

What a verb does is in its own module here; the work is in `steps` and below.
"""

import argparse
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from pipeline.cli import check, doctor, explain, refresh, returns, sample, schema, serve, stat_verb
from pipeline.cli.saying import Voice
from pipeline.errors import ContentProblems, OutcomesError

VERBS = (refresh, check, explain, returns, sample, stat_verb, schema, serve, doctor)
INTERNAL_FAULT = 3


def parser() -> argparse.ArgumentParser:
    """Return the command's parser, with every verb."""
    made = argparse.ArgumentParser(
        prog="outcomes",
        description="Publishes an honest, accessible account of whether people's lives are getting better.",
        epilog="Exit codes: 0 done; 1 problems in content or data, all listed; 2 wrong usage; 3 an internal fault.",
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--project", type=Path, default=Path(), metavar="DIR", help="the project's folder (here)")
    common.add_argument("--json", action="store_true", help="say the same facts as JSON, a line each")
    verbs = made.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in VERBS:
        verb.add(verbs, common)
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit code."""
    args = parser().parse_args(arguments)
    voice = Voice(json=args.json)
    try:
        return args.run(args, voice)
    except ContentProblems as error:
        voice.problems(error.problems)
        return error.exit_code
    except OutcomesError as error:
        voice.error(str(error))
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        voice.error("Stopped. Nothing was half-written: the last good figures and site are in place.")
        return 130
    except Exception as error:
        voice.error(f"An internal fault, not a mistake of yours: {type(error).__name__}: {error}")
        traceback.print_exc(file=sys.stderr)
        return INTERNAL_FAULT


if __name__ == "__main__":
    raise SystemExit(main())
