"""Finishing an SVG: what changes nothing is taken off, the whole becomes one image with a name and a description.

Vega names every single mark for screen readers; here the picture is one image and the table beside it has the values.
"""

import re
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

SVG = "{http://www.w3.org/2000/svg}"
KEPT = ("d", "transform", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap",
        "stroke-linejoin", "text-anchor", "font-weight", "x", "y", "x2", "y2", "dy", "width", "height")  # fmt: skip
NO_OP = {
    ("fill-opacity", "1"),
    ("text-anchor", "start"),
    ("font-weight", "normal"),
    ("stroke-dasharray", ""),
    ("fill", "none"),
    ("x", "0"),
    ("transform", "translate(0,0)"),
}
NUMBERS = ("d", "transform", "x", "y", "x2", "y2", "dy", "width", "height")
HEAD = re.compile(r"^<svg [^>]*>")


def slim(svg: str) -> str:
    """Return the drawing flat and small: only marks that show, only attributes that matter, one decimal.

    A point's words become `data-value`, which a script may show; texts get a white edge so that lines do not
    strike them through.
    """
    root = ElementTree.fromstring(svg)
    width, height = root.get("width", ""), root.get("height", "")
    head = f'<svg xmlns="{SVG[1:-1]}" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    marks = "".join(_mark(element) for element in root.iter() if element.tag != f"{SVG}text" and _shows(element))
    texts = "".join(_mark(element) for element in root.iter(f"{SVG}text") if _shows(element))
    look = 'font-family="Arial, Helvetica, sans-serif" font-size="14" stroke="#fff" stroke-width="3"'
    written = f'<g {look} stroke-linejoin="round" paint-order="stroke">{texts}</g>'
    return f'{head}<g fill="none">{marks}</g>{written}</svg>\n'


def named(svg: str, name: str, title: str, description: str) -> str:
    """Return the drawing as an image with a title and a description; `name` is unique on its page."""
    ids = f'role="img" aria-labelledby="{name}-title {name}-desc"'
    words = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
    return HEAD.sub(lambda found: f"{found[0][:-1]} {ids}>{words}", svg, count=1)


def _shows(element: ElementTree.Element) -> bool:
    tag = element.tag.removeprefix(SVG)
    if tag not in ("path", "line", "rect", "text") or element.get("display") == "none":
        return False
    return element.get("class") not in ("background", "foreground")


def _mark(element: ElementTree.Element) -> str:
    tag = element.tag.removeprefix(SVG)
    body = "".join(_mark(child) for child in element) + escape(element.text or "")
    start = f"<{tag}{_attributes(element)}"
    return f"{start}>{body}</{tag}>" if body else f"{start}/>"


def _attributes(element: ElementTree.Element) -> str:
    told = {name: _rounded(name, element.get(name, "")) for name in KEPT if element.get(name) is not None}
    if element.tag == f"{SVG}tspan":
        return "".join(f" {name}={quoteattr(value)}" for name, value in told.items())
    if element.get("aria-roledescription") == "point" and element.get("aria-label"):
        told["data-value"] = element.get("aria-label", "")
    return "".join(f" {name}={quoteattr(value)}" for name, value in told.items() if (name, value) not in NO_OP)


def _rounded(name: str, value: str) -> str:
    if name not in NUMBERS:
        return value
    return re.sub(r"-?\d+\.\d+(e-?\d+)?", lambda found: f"{round(float(found[0]), 1) + 0.0:g}", value)
