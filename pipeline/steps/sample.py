"""The synthetic extract: made where the project opted in, never beside a real file, anew only when its plan changed."""

from collections.abc import Sequence
from dataclasses import dataclass
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


def ensure_sample(
    workspace: Workspace, *, rows: int | None = None, form: Format = "csv.gz", anew: bool = False
) -> list[SampleMade]:
    """Make the sample of every source whose plan (or size) is not the one it was last made from."""
    made = [_ensure(source, (rows, form), anew=anew) for source in sampled(workspace)]
    return [one for one in made if one is not None]


def _ensure(source: Source, size: tuple[int | None, Format], *, anew: bool) -> SampleMade | None:
    assert source.sample is not None
    rows, form = size
    folder = source.sample / source.name
    note = source.sample / f"{MADE_FROM}-{source.name}"
    key = digest([tree_digest(GENERATOR), (source.folder / PLAN).read_text("utf-8"), str(rows), form])
    if not anew and note.exists() and note.read_text("utf-8") == key:
        return None
    with open_memory(receiving=True) as warehouse:
        files = generate(warehouse.connection, read_plan(source.folder), folder, rows=rows, form=form)
    note.write_text(key, "utf-8")
    return SampleMade(source.name, folder, len(files), sum(file.rows for file in files))


def _has_real(source: Source) -> bool:
    place = place_of(source)
    return not place.synthetic and place.folder is not None and _any_file(place.folder)


def _any_file(folder: Path) -> bool:
    found: Sequence[Path] = list(folder.iterdir()) if folder.is_dir() else []
    return any(path.is_file() and not path.name.startswith(".") for path in found)
