"""`outcomes new project DIR`: a small project with invented places that runs at once, to be changed bit by bit.

What it holds are plain files beside this module; they are copied, and nothing that is there is written over.
"""

import argparse
import shutil
import sys
from pathlib import Path
from shlex import quote

from pipeline.catalogue.json_schema import SCHEMAS
from pipeline.cli.saying import Voice
from pipeline.errors import UsageError

TEMPLATE = Path(__file__).parent / "project_template"
NAME = "outcomes"
HIDDEN = {"gitignore": ".gitignore"}
"""Files that packaging would leave out under their own names."""


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Copy the project into a folder that is new or empty. Exit code 2 for any other."""
    folder = Path(args.folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        msg = f"{folder} is there already and is not empty; name a folder that is new"
        raise UsageError(msg)
    for file in sorted(path for path in TEMPLATE.rglob("*") if path.is_file()):
        place = folder / file.relative_to(TEMPLATE)
        place = place.with_name(HIDDEN.get(place.name, place.name))
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)
        voice.fact(f"wrote   {place}", wrote=str(place))
    for name, made in SCHEMAS.items():
        (folder / "measures" / name).write_text(made(), "utf-8")
    command = _command()
    voice.fact(
        f"Next: cd {quote(str(folder))}, then: {command} refresh, and: {command} serve", next=f"{command} refresh"
    )
    return 0


def _command() -> str:
    """Return how the command is called from the new folder: by its name, or by its place where no name leads to it."""
    called = Path(sys.argv[0])
    return quote(str(called.absolute())) if called.stem == NAME and not shutil.which(NAME) else NAME
