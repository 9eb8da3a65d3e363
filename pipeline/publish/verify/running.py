"""What would run, or take a reader elsewhere unasked, in a page or drawing: nothing of it is ever published.

The headers that a server sends forbid the same; this holds for every server. Addresses are judged in `references`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.errors import Problem
from pipeline.publish.verify.start_tags import Attributes, having, start_tags

DATA_ONLY = {"application/ld+json", "application/json"}
"""Kinds of script that are data and are never run."""
TAGS = {"iframe", "object", "embed", "applet", "base", "frame", "foreignobject"}
SCHEMES = re.compile(r"^(?:javascript|vbscript):|^data:(?!image/)", re.IGNORECASE)
BLANK = re.compile(r"[\x00-\x20\u200b]")
"""Blanks and control characters, which browsers leave out of an address before they look at its scheme."""
ADDRESSES = {"href", "xlink:href", "src", "action", "formaction", "poster", "from", "to", "values"}


RUN_TAGS = TAGS | {"script"}
RUN_NAMES = ADDRESSES | {"on[a-z]*"}
RUNS = having(RUN_TAGS, RUN_NAMES)


def running_things(text: str) -> list[tuple[str, int]]:
    """Return each thing in an HTML page or SVG drawing that a browser would run, in words, with its line."""
    return [(told, line) for tag, given, line in start_tags(text, RUNS) for told in runs_in(tag, given)]


def told_as_problems(path: str, found: Sequence[tuple[str, int]]) -> list[Problem]:
    """Return a problem for each thing found in a file."""
    allowed = "text, links, pictures and the scripts of the theme, which are files of their own"
    return [Problem(path, line, found=told, allowed=allowed, rule="runs") for told, line in found]


def runs_in(tag: str, given: Attributes) -> Iterator[str]:
    """Give what in one tag a browser would run, in words."""
    if tag in TAGS:
        yield f"there is a <{tag}>"
    if tag == "script" and not _is_kept_apart(first_ones(given)):
        yield "a script stands in the page"
    for name, value in given:
        if name.startswith("on"):
            yield f"{name} runs a script"
        elif name in ADDRESSES and SCHEMES.match(BLANK.sub("", value)):
            yield f"{name} holds a script instead of an address"


def first_ones(given: Attributes) -> dict[str, str]:
    """Return the attributes as browsers take them: of several with one name the first."""
    return dict(reversed(given))


def _is_kept_apart(given: Mapping[str, str]) -> bool:
    """Say whether a script is a file of its own, or data."""
    return "src" in given or given.get("type", "").lower() in DATA_ONLY
