"""Hashes of content by which it is known whether something was made from the same before. What they mean is said there.

Hashes take in content, the engine's own code and what it runs on; never a clock, a path or a run.
"""

import dataclasses
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache, cached_property
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import UUID


def digest(parts: Iterable[str]) -> str:
    """Return the SHA-256 of parts in order; the length of each part counts, so that no two lists are alike."""
    made = hashlib.sha256()
    for part in parts:
        made.update(f"{len(part)}:".encode())
        made.update(part.encode())
    return made.hexdigest()


def value_digest(value: object) -> str:
    """Return the hash of a value made of frozen dataclasses, models, tuples, sets and plain values, by this engine."""
    return digest([ENCODER.encode(value), maker_digest()])


class Fingerprinted:
    """A frozen value that is met in several places, and so keeps what tells it from every other one of its kind."""

    @cached_property
    def fingerprint(self) -> str:
        """The hash of its fields."""
        return hashlib.sha256(ENCODER.encode(_parts(type(self))(self)).encode()).hexdigest()


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


def maker_digest() -> str:
    """Return the hash of all that makes something of content: the engine's own code, and what it runs on."""
    return digest([engine_digest(), libraries_digest()])


def _is_passing(file: Path) -> bool:
    """Say whether a file is compiled code, or left half-written by a copy that was stopped."""
    return "__pycache__" in file.parts or file.suffix == ".part"


def _plain(value: object) -> object:
    """Return what tells a value from every other one of its kind, and its kind."""
    return _teller(type(value))(value)


@cache
def _teller(kind: type) -> Callable[[Any], object]:
    """Return what tells apart values of a kind that JSON does not know."""
    name = kind.__name__
    if issubclass(kind, set | frozenset):
        return lambda value: {"set": sorted(value)}
    if issubclass(kind, Mapping):
        return dict
    if issubclass(kind, bytes):
        return lambda value: {name: hashlib.sha256(value).hexdigest()}
    if issubclass(kind, date | time | timedelta | Decimal | UUID):
        return lambda value: {name: str(value)}
    if issubclass(kind, Fingerprinted):
        return lambda value: {name: value.fingerprint}
    parts = _parts(kind)
    return lambda value: {name: parts(value)}


@cache
def _parts(kind: type) -> Callable[[Any], object]:
    """Return what gives the fields of a kind, in order: beside them a value may keep what was worked out from them."""
    if dataclasses.is_dataclass(kind):
        names = [one.name for one in dataclasses.fields(kind)]
        return attrgetter(*names) if names else lambda _: ()
    if not hasattr(kind, "model_fields"):
        msg = f"{kind.__name__} is of no kind that can be told apart"
        raise TypeError(msg)
    return attrgetter(*kind.model_fields, "model_extra")


@cache
def libraries_digest() -> str:
    """Return the hash of what the engine runs on: Python's version, the names and versions of installed packages."""
    places = [Path(place) for place in sys.path]
    names = {entry.name for place in places if place.is_dir() for entry in place.glob("*.dist-info")}
    return digest([sys.version, *sorted(names)])


ENCODER = json.JSONEncoder(default=_plain, ensure_ascii=False, check_circular=False)
