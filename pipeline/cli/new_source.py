"""`outcomes new source`: looks at files, writes a draft of their description, and says what it is unsure of.

The guessing is in `sources.proposal`; here files are copied and written, never over others.
"""

import argparse
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from pipeline.areas import Areas
from pipeline.areas import read as read_areas
from pipeline.cli.saying import Voice
from pipeline.errors import Problem, UsageError
from pipeline.settings import Project, open_project
from pipeline.sources.descriptor import DESCRIPTOR
from pipeline.sources.proposal import Proposal, propose
from pipeline.sources.proposal.doubt import gathered
from pipeline.sources.proposal.trial import remaining
from pipeline.sources.proposal.writing import descriptor_text

SHOWN = 10
NAME = re.compile(r"[a-z][a-z0-9_]*")


def run(args: argparse.Namespace, voice: Voice) -> int:
    """Propose, write and tell. Exit code 1 when no reader is sure, 2 when something is there already."""
    project = open_project(args.project)
    files = [_file(text) for text in args.files]
    name = args.name or _name(project, files)
    folder = _folder(project, name)
    areas = _areas(project)
    proposal = propose(files, name, areas)
    written = _write(proposal, folder, files)
    _tell(proposal, written, voice)
    for doubt in proposal.doubts if args.json else gathered(proposal.doubts):
        voice.fact(f"unsure  {doubt}", unsure=vars(doubt))
    _tell_rest(remaining(proposal, folder, areas), name, voice)
    voice.fact(
        f"Next: fill what begins with TODO, look at each line above, then: outcomes check data_raw/{name}",
        next=f"outcomes check data_raw/{name}",
    )
    return 0


def _tell_rest(problems: Sequence[Problem], name: str, voice: Voice) -> None:
    """Tell what `check` would still find: all of it to a program, the first ones and how many more to a person."""
    shown = problems if voice.json else problems[:SHOWN]
    for problem in shown:
        voice.fact(f"unsure  {problem}", unsure=vars(problem))
    if len(shown) < len(problems):
        voice.fact(f"unsure  and {len(problems) - len(shown)} more of this kind: outcomes check data_raw/{name}")


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        msg = f"there is no file {text}"
        raise UsageError(msg)
    return path


def _name(project: Project, files: Sequence[Path]) -> str:
    """Name the source after its folder under data_raw, else after its first file."""
    if files[0].resolve().parent.parent == project.data_raw.resolve():
        return files[0].resolve().parent.name
    plain = re.sub(r"[^a-z0-9]+", "_", files[0].name.split(".")[0].casefold()).strip("_")
    return plain if plain[:1].isalpha() else f"source_{plain}"


def _folder(project: Project, name: str) -> Path:
    if not NAME.fullmatch(name):
        msg = f"'{name}' is no name for a source: small letters, digits and underscores, beginning with a letter"
        raise UsageError(msg)
    folder = project.data_raw / name
    if (folder / DESCRIPTOR).exists():
        msg = f"data_raw/{name}/{DESCRIPTOR} is there already and is not written over; choose another --name"
        raise UsageError(msg)
    return folder


def _areas(project: Project) -> Areas:
    return read_areas(project.measures)


def _write(proposal: Proposal, folder: Path, files: Sequence[Path]) -> list[Path]:
    """Write the draft, and copy the files beside it unless they are there, or are about single people."""
    texts = {DESCRIPTOR: descriptor_text(proposal.draft), **proposal.cleaning}
    places = [folder / path for path in texts]
    copies = [] if proposal.about_people else [f for f in files if f.resolve().parent != folder.resolve()]
    taken = [path for path in (*places, *(folder / file.name for file in copies)) if path.exists()]
    if taken:
        msg = f"{taken[0].relative_to(folder.parent.parent)} is there already and is not written over"
        raise UsageError(msg)
    for path, text in zip(places, texts.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for file in copies:
        shutil.copyfile(file, folder / file.name)
    return [*places, *(folder / file.name for file in copies)]


def _tell(proposal: Proposal, written: Sequence[Path], voice: Voice) -> None:
    resources = proposal.draft["resources"]
    fields = sum(len(one["schema"]["fields"]) for one in resources)
    tables = "1 table" if len(resources) == 1 else f"{len(resources)} tables"
    voice.fact(
        f"{proposal.name}: read by the layout {proposal.layout}; {tables}, {fields} columns",
        source=proposal.name,
        layout=proposal.layout,
        tables=[one["name"] for one in resources],
        columns=fields,
    )
    for path in written:
        place = "/".join(path.parts[path.parts.index("data_raw") :])
        voice.fact(f"wrote   {place}", wrote=place)
