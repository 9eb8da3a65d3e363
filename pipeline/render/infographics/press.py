"""Printing a sheet with Typst: a tagged PDF/UA-1 of one A4 page, and the same page as a picture. Deterministic.

What the page says is in the sheet, how it looks in the `.typ` files. Nothing is stored but through the store given.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Protocol

import typst

from pipeline.render.infographics.fonts import font_folder
from pipeline.render.infographics.room import Room
from pipeline.render.infographics.sheet import Sheet

STANDARD, DOTS_PER_INCH = "ua-1", 150
TEMPLATE = ("base.typ", "parts.typ", "sheet.typ")
Look = Mapping[str, object]


class PaperStore(Protocol):
    """Keeps files by key; `get` returns None for one that is not there."""

    def get(self, key: str) -> bytes | None: ...
    def put(self, key: str, content: bytes) -> None: ...


@dataclass(frozen=True)
class Printed:
    """A sheet that fits on one page, with its PDF and its picture (PNG)."""

    sheet: Sheet
    pdf: bytes
    png: bytes


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


def printed(make: Callable[[Room], Sheet], rooms: Sequence[Room], look: Look, store: PaperStore) -> Printed:
    """Print the sheet in the largest of `rooms` in which it fits on one page, nothing cut off.

    Raises ValueError where it fits in none.
    """
    sheet = None
    for room in rooms:
        sheet = make(room)
        inputs = {"sheet": _json(sheet.values()), "look": _json(look)}
        if _kept(f"{key(inputs)}.fits", store, lambda inputs=inputs: b"yes" if fits(inputs) else b"no") == b"yes":
            pdf = _kept(f"{key(inputs)}.pdf", store, lambda inputs=inputs, sheet=sheet: to_pdf(inputs, sheet.date))
            png = _kept(f"{key(inputs)}.png", store, lambda inputs=inputs: to_png(inputs))
            return Printed(sheet, pdf, png)
    msg = f"the infographic '{sheet.title if sheet else ''}' does not fit on one page, however little it says"
    raise ValueError(msg)


def fits(inputs: Mapping[str, str]) -> bool:
    """Say whether a sheet takes exactly one page and nothing is wider than its place."""
    found = json.loads(_compiler(inputs).query("metadata"))
    return [one["value"] for one in found] == [1]


def to_pdf(inputs: Mapping[str, str], date: str) -> bytes:
    """Return the sheet as PDF/UA-1; `date` is the day it bears, never the clock."""
    when = datetime.fromisoformat(date).replace(tzinfo=UTC)
    made = _compiler(inputs).compile(format="pdf", pdf_standards=[STANDARD], timestamp=when)
    assert isinstance(made, bytes)
    return made


def to_png(inputs: Mapping[str, str]) -> bytes:
    """Return the same page as a picture."""
    made = _compiler(inputs).compile(format="png", ppi=DOTS_PER_INCH)
    assert isinstance(made, bytes)
    return made


def key(inputs: Mapping[str, str]) -> str:
    """Return the sha256 of everything that the bytes depend on."""
    several = [_template().decode("utf-8"), *(inputs[name] for name in sorted(inputs)), *_versions()]
    return hashlib.sha256("\0".join(several).encode()).hexdigest()


def _compiler(inputs: Mapping[str, str]) -> typst.Compiler:
    # A compiler forgets a template that is in memory after its first use: one compiler each time.
    fonts = font_folder()
    return typst.Compiler(
        _template(),
        root=fonts,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
    )


def _kept(name: str, store: PaperStore, make: Callable[[], bytes]) -> bytes:
    found = store.get(name)
    if found is None:
        found = make()
        store.put(name, found)
    return found


@cache
def _template() -> bytes:
    folder = files("pipeline.render.infographics")
    return b"".join(folder.joinpath(name).read_bytes() for name in TEMPLATE)


@cache
def _versions() -> tuple[str, ...]:
    return (version("typst"), version("mkdocs"), STANDARD, str(DOTS_PER_INCH))


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)
