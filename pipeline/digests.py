"""Hashes of content by which it is known whether something was made from the same before. What they mean is said there.

Hashes take in content and the engine's own code; never a clock, a path or a run.
"""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable
from functools import cache
from operator import attrgetter
from pathlib import Path


def digest(parts: Iterable[str]) -> str:
    """Return the SHA-256 of parts in order; the length of each part counts, so that no two lists are alike."""
    made = hashlib.sha256()
    for part in parts:
        made.update(f"{len(part)}:".encode())
        made.update(part.encode())
    return made.hexdigest()


def value_digest(value: object) -> str:
    """Return the hash of a value made of frozen dataclasses, models, tuples, sets and plain values, by this engine."""
    return digest([json.dumps(value, default=_plain, ensure_ascii=False), engine_digest()])


@cache
def engine_digest() -> str:
    """Return the hash of the engine's own code and templates: names and bytes, in order of name."""
    folder = Path(__file__).parent
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_passing(path))
    return digest(
        part
        for path in files
        for part in (path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
    )


def _is_passing(file: Path) -> bool:
    """Say whether a file is compiled code, or left half-written by a copy that was stopped."""
    return "__pycache__" in file.parts or file.suffix == ".part"


def _plain(value: object) -> object:
    """Return what tells a value from every other one of its kind, and its kind."""
    if isinstance(value, set | frozenset):
        return {"set": sorted(value)}
    return {type(value).__name__: _parts(type(value))(value)}


@cache
def _parts(kind: type) -> Callable[[object], object]:
    """Return what gives the fields of a dataclass, in order: beside them it may keep what was worked out from them."""
    names = [one.name for one in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
    return attrgetter(*names) if names else vars
