"""Printing a sheet: a PDF of one A4 page, and the same page as a picture. Setting type itself is in `typesetting`.

What the page says is in the sheet, how it looks in the `.typ` files. Nothing is stored but through the store given.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.render import typesetting
from pipeline.render.infographics.room import Room
from pipeline.render.infographics.sheet import Sheet
from pipeline.render.typesetting import PaperStore, as_json, compiler, kept, template_of

DOTS_PER_INCH = 150
TEMPLATE = ("base.typ", "parts.typ", "sheet.typ")
Look = Mapping[str, object]


@dataclass(frozen=True)
class Printed:
    """A sheet that fits on one page, with its PDF and its picture (PNG)."""

    sheet: Sheet
    pdf: bytes
    png: bytes


def printed(make: Callable[[Room], Sheet], rooms: Sequence[Room], look: Look, store: PaperStore) -> Printed:
    """Print the sheet in the largest of `rooms` in which it fits on one page, nothing cut off.

    Raises ValueError where it fits in none.
    """
    sheet = None
    for room in rooms:
        sheet = make(room)
        inputs = {"sheet": as_json(sheet.values()), "look": as_json(look)}
        name = typesetting.key(_template(), inputs, str(DOTS_PER_INCH))
        if kept(f"{name}.fits", store, lambda inputs=inputs: b"yes" if fits(inputs) else b"no") == b"yes":
            pdf = kept(f"{name}.pdf", store, lambda inputs=inputs, sheet=sheet: to_pdf(inputs, sheet.date))
            png = kept(f"{name}.png", store, lambda inputs=inputs: to_png(inputs))
            return Printed(sheet, pdf, png)
    msg = f"the infographic '{sheet.title if sheet else ''}' does not fit on one page, however little it says"
    raise ValueError(msg)


def fits(inputs: Mapping[str, str]) -> bool:
    """Say whether a sheet takes exactly one page and nothing is wider than its place."""
    found = json.loads(compiler(_template(), inputs).query("metadata"))
    return [one["value"] for one in found] == [1]


def to_pdf(inputs: Mapping[str, str], date: str) -> bytes:
    """Return the sheet as PDF/UA-1; `date` is the day it bears, never the clock."""
    return typesetting.to_pdf(_template(), inputs, date)


def to_png(inputs: Mapping[str, str]) -> bytes:
    """Return the same page as a picture."""
    made = compiler(_template(), inputs).compile(format="png", ppi=DOTS_PER_INCH)
    assert isinstance(made, bytes)
    return made


def _template() -> bytes:
    return template_of("pipeline.render.infographics", TEMPLATE)
