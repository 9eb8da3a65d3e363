"""The drawing engine: one warm vl-convert a process, and the keys under which a drawing is kept.

It hangs when used after a fork, so a forked process is refused. Finishing the SVG belongs in `svg`.
"""

import hashlib
import json
import os
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import vl_convert

from pipeline.digests import digest, maker_digest, value_digest
from pipeline.render.charts.data import ChartStore
from pipeline.render.charts.machine_fonts import machine_fonts
from pipeline.render.charts.picture import Picture
from pipeline.render.charts.style import FONT, VERSION
from pipeline.render.charts.svg import slim

TEMPLATE = Path(__file__).with_name("template.py")
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;%()+/£–’"


def drawing(picture: Picture, store: ChartStore | None = None) -> str:
    """Return the slim SVG of a picture, from the store where it is there; without title and description."""
    if store is None:
        return _draw(picture)
    name = key(picture)
    kept = store.get(name)
    if kept is None:
        kept = _draw(picture, store)
        store.put(name, kept)
    return kept


def drawing_of(told: object, picture: Callable[[], Picture], store: ChartStore | None = None) -> str:
    """Return the drawing of a picture that is made of `told` and nothing else.

    Where it was drawn before of the same, by the same engine, the picture is not even put together.
    """
    if store is None:
        return _draw(picture())
    pointer = f"of-{told_digest(told)}"
    name = store.get(pointer)
    kept = store.get(name) if name else None
    if kept is None:
        made = picture()
        kept = drawing(made, store)
        store.put(pointer, key(made))
    return kept


def told_digest(told: object) -> str:
    """Return the hash of what something drawn says, with the engine, the libraries and the fonts that draw it."""
    return value_digest((told, _template(), engine(), machine_fonts()))


def key(picture: Picture) -> str:
    """Return the hash of everything that the drawing depends on; Altair is not needed to know it."""
    written = json.dumps(picture.filling(), sort_keys=True, ensure_ascii=False)
    return digest([written, _template(), engine(), VERSION, maker_digest(), machine_fonts()])


def to_png(svg: str) -> bytes:
    """Return a finished SVG as PNG, as wide and high in pixels as it says."""
    _refuse_after_a_fork()
    return vl_convert.svg_to_png(svg)


@cache
def letters() -> str:
    """Return the hash of a line of letters, plain and bold, as the fonts of this machine draw it.

    A PNG is drawn with whatever the machine has for the fonts that are asked for; only drawing tells what that is.
    """
    lines = (f'<text y="{y}" font-weight="{weight}">{SIGNS}</text>' for y, weight in ((12, "normal"), (28, "bold")))
    look = f'width="700" height="32" font-family="{FONT}" font-size="12"'
    return hashlib.sha256(to_png(f'<svg xmlns="http://www.w3.org/2000/svg" {look}>{"".join(lines)}</svg>')).hexdigest()


def _draw(picture: Picture, store: ChartStore | None = None) -> str:
    _refuse_after_a_fork()
    return slim(vl_convert.vega_to_svg(filled(picture, store)))


def filled(picture: Picture, store: ChartStore | None = None) -> dict[str, Any]:
    """Return a picture as Vega: the template, which is worked out once, with the picture's size, places and data."""
    filling = picture.filling()
    places = {one["name"]: one["value"] for one in filling["params"]}
    rows = filling["datasets"]
    made = _compiled() if store is None else _kept(store)
    return made | {
        "width": filling["width"],
        "height": filling["height"],
        "signals": [one | {"value": places[one["name"]]} for one in made["signals"]],
        "data": [one | {"values": rows[one["name"]]} if one["name"] in rows else one for one in made["data"]],
    }


def _kept(store: ChartStore) -> dict[str, Any]:
    """Return the template as Vega from the store, where this engine worked it out before."""
    name = f"template-{told_digest('blank')}"
    text = store.get(name)
    if text is None:
        text = json.dumps(_compiled())
        store.put(name, text)
    return _read(text)


@lru_cache(maxsize=1)
def _read(text: str) -> dict[str, Any]:
    return json.loads(text)


@cache
def _compiled() -> dict[str, Any]:
    """Return the template as Vega. Altair is loaded here and not before: it takes long, and most drawings are kept."""
    from pipeline.render.charts.template import blank

    return vl_convert.vegalite_to_vega(blank())


def _refuse_after_a_fork() -> None:
    if _started_in() != os.getpid():
        msg = "charts were drawn before this process was forked; start it afresh instead (spawn)"
        raise RuntimeError(msg)


@cache
def engine() -> str:
    """Return the version of the library that draws."""
    return version("vl-convert-python")


@cache
def _template() -> str:
    """Return what stands for the template that Altair would make: its source, and Altair's version."""
    return f"{hashlib.sha256(TEMPLATE.read_bytes()).hexdigest()} {version('altair')}"


@cache
def _started_in() -> int:
    return os.getpid()
