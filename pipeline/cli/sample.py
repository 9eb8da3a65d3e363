"""`outcomes sample`: makes the synthetic hospital extract, where the project opted in and there is no real file."""

import argparse

from pipeline.cli.saying import Voice
from pipeline.errors import UsageError
from pipeline.steps.sample import Size, ensure_sample, sampled
from pipeline.steps.workspace import open_workspace

FORMS = ("csv.gz", "csv", "parquet")


def add(verbs: argparse._SubParsersAction, common: argparse.ArgumentParser) -> None:
    """Add the verb to the parser."""
    verb = verbs.add_parser("sample", parents=[common], help="make the synthetic hospital extract")
    verb.add_argument("--rows", type=int, metavar="N", help="about so many rows (the size that meets the totals)")
    verb.add_argument("--form", choices=FORMS, default="csv.gz")
    verb.set_defaults(run=run)


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Make the sample anew and say where it is. Exit code 2 where none may be made."""
    workspace = open_workspace(args.project)
    if not sampled(workspace):
        msg = (
            "no sample may be made here: project.yaml does not say sample_hospital_data: true, "
            "or the folder of data_path holds real files"
        )
        raise UsageError(msg)
    for made in ensure_sample(workspace, Size(args.rows, args.form)):
        voice.fact(
            f"{made.source}: {made.rows:,} synthetic rows in {made.files} files, in {made.folder}",
            source=made.source,
            rows=made.rows,
            files=made.files,
        )
    return 0
