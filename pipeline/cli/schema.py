"""`outcomes schema`: writes the JSON Schema that editors read for measure files, anew from the model."""

import argparse

from pipeline.catalogue.json_schema import measure_schema
from pipeline.cli.saying import Voice
from pipeline.settings import open_project

FILE = "measure.schema.json"


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("schema", parents=[common], help="write the schema that editors read for measure files")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Write the schema into the project's measures folder."""
    file = open_project(args.project).measures / FILE
    file.write_text(measure_schema(), "utf-8")
    voice.fact(f"Wrote measures/{FILE}", file=str(file))
    return 0
