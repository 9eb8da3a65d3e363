"""`outcomes notify`: sends a message the way that project.yaml says, to try it or from a timer that failed."""

import argparse
import os

from pipeline.cli.saying import Voice
from pipeline.errors import OutcomesError
from pipeline.settings import open_project
from pipeline.steps.notice import words
from pipeline.steps.sending import send

TRIAL = "this is a trial; nothing is wrong"
NOWHERE = "project.yaml says nobody to tell; e.g. notify: {email: {to: [team@example.org], from: figures@example.org}}"


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("notify", parents=[common], help="send a message the way that project.yaml says")
    verb.add_argument("words", nargs="?", default=TRIAL, help="what to say; nothing: a trial")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Send the words. Exit code 1 where there is nobody to tell."""
    project = open_project(args.project)
    made = words(project.settings.title, str(project.root), args.words)
    if not send(project.settings.notify, made, os.environ):
        raise OutcomesError(NOWHERE)
    voice.fact("Sent.", sent=True)
    return 0
