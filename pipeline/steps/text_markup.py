"""Faults of a hand-written text as Markdown that its built page would show: headings, pictures, links, scripts.

Told in the file where they are written, before anything is built. What a text names is looked at in `texts`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.errors import Problem, cut
from pipeline.publish.verify.running import runs_in, told_as_problems
from pipeline.publish.verify.start_tags import start_tags

CODE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)|\Z)|<!--.*?-->|`[^`\n]+`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(
    r"^(?P<signs>#{1,6})(?P<words>[^#\n].*)|<h(?P<level>[1-6])\b|^.*\S.*\n(?P<bar>=+|-+) *$", re.MULTILINE
)
PICTURE = re.compile(r"!\[\s*\]\(")
OPEN = re.compile(
    r"\[[^\[\]\n]*\]\((?=[^()\s])[^()\n]*(?=\n\s*\n|\Z)|\[[^\[\]\n]*\]\([^()\s]*\s+(?![\"'(])[^()\n]*(?=\n|\Z)"
)
TO_FILE = re.compile(r"\]\(\s*<?(?P<to>(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^)\s>#]+\.md)\b")
ANY = re.compile("<")
ALT = "![A map of the two valleys](../pictures/map.png)"


def markup_faults(text: str, place: str, line: int = 1) -> list[Problem]:
    """Return every such fault in order of its line; `line` is where in its file the text begins."""
    plain = CODE.sub(lambda one: re.sub(r"[^\n]", " ", one[0]), text)
    found = [*_headings(plain, place), *_pictures(plain, place), *_links(plain, place), *_runs(plain, place)]
    return sorted(replace(one, line=one.line + line - 1) for one in found)


def _headings(text: str, place: str) -> Iterator[Problem]:
    """Tell a second main heading, and headings that leave a level out: both mislead who moves by headings."""
    before = 1
    for one in HEADING.finditer(text):
        level = len(one["signs"] or "") or int(one["level"] or 0) or (1 if one["bar"][0] == "=" else 2)
        line = _line(text, one.start())
        if level == 1:
            found, allowed = "a second main heading; the title in the head is the first", "headings from ## on"
            yield Problem(place, line, "heading", found, allowed, "## Where we are", "one-heading")
        elif level > before + 1:
            found = f"a heading of level {level} below one of level {before}"
            allowed = "headings that go down one level at a time"
            example = f"{'#' * (before + 1)} {cut((one['words'] or 'Where we are').strip())}"
            yield Problem(place, line, "heading", found, allowed, example, "heading-order")
        before = max(level, 2) if level == 1 else level


def _pictures(text: str, place: str) -> Iterator[Problem]:
    places = [one.start() for one in PICTURE.finditer(text)]
    lines = [_line(text, at) for at in places]
    lines += [line for tag, given, line in start_tags(text, ANY) if tag == "img" and "alt" not in dict(given)]
    for line in lines:
        found, allowed = "a picture without words", "what it shows, for those who cannot see it"
        yield Problem(place, line, "picture", found, allowed, ALT, "no-alt")


def _links(text: str, place: str) -> Iterator[Problem]:
    for one in TO_FILE.finditer(text):
        found, allowed = f"the link leads to the file '{one['to']}'", "the address of a page, which ends in /"
        example = f"[words]({_address(one['to'], place)})"
        yield Problem(place, _line(text, one.start()), "link", found, allowed, example, "broken-link")
    for one in OPEN.finditer(text):
        found, allowed = f"the bracket of a link is not closed: '{cut(one[0].strip())}'", "[words](address)"
        yield Problem(place, _line(text, one.start()), "link", found, allowed, "[methods](../methods/)", "open-link")


def _address(file: str, place: str) -> str:
    """Return how a page is led to whose file was named."""
    is_story = "/stories/" in place
    folder = "stories/" if "stories/" in file or (is_story and "/" not in file) else ""
    name = file.rpartition("/")[2].removesuffix(".md")
    return f"{'../../' if is_story else '../'}{folder}{name}/"


def _runs(text: str, place: str) -> list[Problem]:
    found = [(told, line) for tag, given, line in start_tags(text, ANY) for told in runs_in(tag, given)]
    return told_as_problems(place, found)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
