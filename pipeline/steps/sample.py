"""The synthetic extract: made where the project opted in, never beside a real file, anew only when its plan changed."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import pipeline.sources.sample
from pipeline.digests import digest
from pipeline.sources.descriptor import Source
from pipeline.sources.extracts import place_of
from pipeline.sources.sample.generate import Format, generate
from pipeline.sources.sample.plan import PLAN, read_plan
from pipeline.steps.state import tree_digest
from pipeline.steps.workspace import Workspace
from pipeline.warehouse import open_memory

MADE_FROM = ".made-from"
GENERATOR = Path(pipeline.sources.sample.__file__).parent


@dataclass(frozen=True)
class Size:
    """About how many rows a source's sample has, None for as many as meet the totals; and the form of its files."""

    rows: int | None = None
    form: Format = "csv.gz"


@dataclass(frozen=True)
class SampleMade:
    """What was made of one source's sample: how many files and rows, and where."""

    source: str
    folder: Path
    files: int
    rows: int


def sampled(workspace: Workspace) -> list[Source]:
    """Return the sources that a sample may be made for: opted in, with a plan, and with no real file."""
    return [
        source
        for source in workspace.sources.values()
        if source.sample is not None and (source.folder / PLAN).exists() and not _has_real(source)
    ]


def ensure_sample(workspace: Workspace, size: Size | None = None) -> list[SampleMade]:
    """Make the sample of every source whose plan is not the one it was last made from, in the size it has.

    With a size, make every sample anew in that size, in which it then stays.
    """
    made = [_ensure(source, size) for source in sampled(workspace)]
    return [one for one in made if one is not None]


def _ensure(source: Source, asked: Size | None) -> SampleMade | None:
    assert source.sample is not None
    folder = source.sample / source.name
    note = source.sample / f"{MADE_FROM}-{source.name}"
    key, (held, size) = _key(source), _noted(note)
    if not asked and held == key and folder.is_dir():
        return None
    size = asked or size
    note.unlink(missing_ok=True)  # what is stopped halfway counts as never made
    with open_memory(receiving=True) as warehouse:
        files = generate(warehouse.connection, read_plan(source.folder), folder, rows=size.rows, form=size.form)
    note.write_text(json.dumps({"made_from": key, **asdict(size)}), "utf-8")
    return SampleMade(source.name, folder, len(files), sum(file.rows for file in files))


def _key(source: Source) -> str:
    return digest([tree_digest(GENERATOR), (source.folder / PLAN).read_bytes().hex()])


def _noted(note: Path) -> tuple[str, Size]:
    """Return what the sample that stands was made from, and its size; nothing and the usual where that is not said."""
    try:
        told = json.loads(note.read_text("utf-8"))
        return told.pop("made_from"), Size(**told)
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return "", Size()


def _has_real(source: Source) -> bool:
    place = place_of(source)
    return not place.synthetic and place.folder is not None and _any_file(place.folder)


def _any_file(folder: Path) -> bool:
    found: Sequence[Path] = list(folder.iterdir()) if folder.is_dir() else []
    return any(path.is_file() and not path.name.startswith(".") for path in found)
