"""Setting type with Typst: a tagged PDF/UA-1 or a picture from a template and values. Deterministic, nothing stored
but through the store given. What is set, and how it looks, is said by infographics and papers.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Protocol

import typst

from pipeline.digests import digest, maker_digest
from pipeline.render.fonts import font_folder

STANDARD = "ua-1"


class PaperStore(Protocol):
    """Keeps files by key; `get` returns None for one that is not there."""

    def get(self, key: str) -> bytes | None: ...
    def put(self, key: str, content: bytes) -> None: ...


class MemoryPapers:
    """Keeps files for the time of one process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return the file, or None."""
        return self._kept.get(key)

    def put(self, key: str, content: bytes) -> None:
        """Keep the file."""
        self._kept[key] = content


def kept(name: str, store: PaperStore, make: Callable[[], bytes]) -> bytes:
    """Return a file from the store; where it is not there, make it and keep it."""
    found = store.get(name)
    if found is None:
        found = make()
        store.put(name, found)
    return found


def compiler(template: bytes, inputs: Mapping[str, str]) -> typst.Compiler:
    """Return a compiler of a template; it forgets one in memory after its first use, so each use needs its own."""
    fonts = font_folder()
    return typst.Compiler(
        template,
        root=fonts,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
    )


def to_pdf(template: bytes, inputs: Mapping[str, str], date: str) -> bytes:
    """Return a document as PDF/UA-1; `date` is the day it bears, never the clock."""
    when = datetime.fromisoformat(date).replace(tzinfo=UTC)
    made = compiler(template, inputs).compile(format="pdf", pdf_standards=[STANDARD], timestamp=when)
    assert isinstance(made, bytes)
    return made


def key(template: bytes, inputs: Mapping[str, str], *more: str) -> str:
    """Return the hash of everything that the bytes depend on, the code and the libraries that set them too."""
    return digest([template.decode("utf-8"), *(inputs[name] for name in sorted(inputs)), *more, maker_digest()])


@cache
def template_of(package: str, names: Sequence[str]) -> bytes:
    """Return the files of a template one after another."""
    return b"".join(files(package).joinpath(name).read_bytes() for name in names)


def as_json(values: object) -> str:
    """Return values as a template reads them."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
