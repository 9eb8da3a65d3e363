"""What would run, or take a reader elsewhere unasked, in a page or drawing: nothing of it is ever published.

The headers that a server sends forbid the same; this holds for every server. Addresses are judged in `references`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html.parser import HTMLParser

from pipeline.errors import Problem

DATA_ONLY = {"application/ld+json", "application/json"}
"""Kinds of script that are data and are never run."""
TAGS = {"iframe", "object", "embed", "applet", "base", "frame", "foreignobject"}
SCHEMES = re.compile(r"^(?:javascript|vbscript):|^data:(?!image/)", re.IGNORECASE)
BLANK = re.compile(r"[\x00-\x20\u200b]")
"""Blanks and control characters, which browsers leave out of an address before they look at its scheme."""
ADDRESSES = {"href", "xlink:href", "src", "action", "formaction", "poster", "from", "to", "values"}


Attributes = Mapping[str, str]
"""The attributes of one tag by name; one without a value has an empty one."""


def running(path: str, text: str) -> list[Problem]:
    """Return a problem for each thing in an HTML page or SVG drawing that a browser would run."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return told_as_problems(path, reader.found)


def told_as_problems(path: str, found: Sequence[tuple[str, int]]) -> list[Problem]:
    """Return a problem for each thing found, given with its line."""
    allowed = "text, links, pictures and the scripts of the theme, which are files of their own"
    return [Problem(path, line, found=told, allowed=allowed, rule="runs") for told, line in found]


def runs_in(tag: str, given: Attributes) -> Iterator[str]:
    """Give what in one tag a browser would run, in words."""
    if tag in TAGS:
        yield f"there is a <{tag}>"
    if tag == "script" and "src" not in given and given.get("type", "").lower() not in DATA_ONLY:
        yield "a script stands in the page"
    for name, value in given.items():
        if name.startswith("on"):
            yield f"{name} runs a script"
        elif name in ADDRESSES and SCHEMES.match(BLANK.sub("", value)):
            yield f"{name} holds a script instead of an address"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found += [(found, self.getpos()[0]) for found in runs_in(tag, given)]
