"""The drawing engine: one warm vl-convert a process, and the key under which a drawing is kept.

It hangs when used after a fork, so a forked process is refused. Finishing the SVG belongs in `svg`.
"""

import hashlib
import json
import os
from functools import cache
from importlib.metadata import version

import vl_convert

from pipeline.render.charts.data import ChartStore
from pipeline.render.charts.style import VERSION
from pipeline.render.charts.svg import slim
from pipeline.render.charts.template import Spec


def drawing(spec: Spec, store: ChartStore | None = None) -> str:
    """Return the slim SVG of a specification, from the store where it is there; without title and description."""
    if store is None:
        return _draw(spec)
    name = key(spec)
    kept = store.get(name)
    if kept is None:
        kept = _draw(spec)
        store.put(name, kept)
    return kept


def key(spec: Spec) -> str:
    """Return the sha256 of everything that the drawing depends on."""
    written = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{written}|{engine()}|{VERSION}".encode()).hexdigest()


def to_png(svg: str) -> bytes:
    """Return a finished SVG as PNG, as wide and high in pixels as it says."""
    _refuse_after_a_fork()
    return vl_convert.svg_to_png(svg)


def _draw(spec: Spec) -> str:
    _refuse_after_a_fork()
    return slim(vl_convert.vegalite_to_svg(spec))


def _refuse_after_a_fork() -> None:
    if _started_in() != os.getpid():
        msg = "charts were drawn before this process was forked; start it afresh instead (spawn)"
        raise RuntimeError(msg)


@cache
def engine() -> str:
    """Return the version of the library that draws."""
    return version("vl-convert-python")


@cache
def _started_in() -> int:
    return os.getpid()
