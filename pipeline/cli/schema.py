"""`outcomes schema`: writes the JSON Schemas that editors read for the files of `measures/`, anew from the models."""

import argparse

from pipeline.catalogue.json_schema import SCHEMAS
from pipeline.cli.saying import Voice
from pipeline.settings import open_project


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("schema", parents=[common], help="write the schemas that editors read for measure files")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Write the schemas into the project's measures folder."""
    folder = open_project(args.project).measures
    for name, made in SCHEMAS.items():
        (folder / name).write_text(made(), "utf-8")
        voice.fact(f"Wrote measures/{name}", file=str(folder / name))
    return 0
