"""The start tags of a page or drawing in order. What is looked for in them is said in `html_page` and `running`.

A page that is written as ours are, which is made sure of sign by sign, is read by one expression; every other one by
the library's parser, which takes six times as long. Both give the same tags: a test reads the same texts by both.
"""

import re
from collections.abc import Collection, Iterator
from html import unescape
from html.parser import HTMLParser

Attributes = list[tuple[str, str]]
"""Names and values of a tag's attributes in order; one without a value has an empty one."""
Tag = tuple[str, Attributes, int]
"""A tag's name, its attributes, and the line that it begins in."""

BLANK = r"[ \t\n]"
ATTRIBUTE = rf'{BLANK}++[a-zA-Z_:][a-zA-Z0-9_:.-]*+(?:="[^"]*+")?+'
NAME = r"[a-zA-Z][a-zA-Z0-9:-]*+"
TEXT_ONLY = ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "noscript", "xmp", "plaintext")
"""What stands within these may be text to one reader and tags to another, so there must be no tag in them at all."""
OTHER = rf"(?!(?:{'|'.join(TEXT_ONLY)})(?![a-zA-Z0-9:-])){NAME}"
REST = rf"(?:{ATTRIBUTE})*+{BLANK}*+/?+>"
PARTS = ["[^<]++", f"<{OTHER}{REST}", f"</{OTHER}{BLANK}*+>", *(f"<{one}{REST}[^<]*+</{one}>" for one in TEXT_ONLY)]
PLAIN = re.compile(rf"(?:<!doctype html>)?+(?:{'|'.join(PARTS)})*+", re.IGNORECASE)
START = re.compile(rf"<(?P<name>{NAME})(?P<given>(?:{ATTRIBUTE})*+)")
GIVEN = re.compile(rf'{BLANK}([^ \t\n="]+)(?:="([^"]*)")?')


def having(tags: Collection[str], names: Collection[str]) -> re.Pattern[str]:
    """Return an expression for tags of these names, or with attributes of these names (expressions themselves)."""
    these, those = "|".join(sorted(tags)), "|".join(sorted(names))
    return re.compile(rf"<(?:{these})(?![a-z0-9:-])|{BLANK}(?:{those})(?![a-z0-9_:.-])", re.IGNORECASE)


def start_tags(text: str, wanted: re.Pattern[str]) -> Iterator[Tag]:
    """Give the start tags of a text, at least those in whose written form, from its `<` on, `wanted` is found."""
    return _by_expression(text, wanted) if is_plain(text) else _by_parser(text)


def is_plain(text: str) -> bool:
    """Say whether a text is nothing but text and tags, with every value in double quotes."""
    return "\r" not in text and PLAIN.fullmatch(text) is not None


def _by_expression(text: str, wanted: re.Pattern[str]) -> Iterator[Tag]:
    line, before = 1, 0
    for tag in START.finditer(text):
        at = tag.start()
        if wanted.search(text, at, tag.end()):
            line += text.count("\n", before, at)
            before = at
            given = [(name.lower(), unescape(value)) for name, value in GIVEN.findall(tag["given"])]
            yield tag["name"].lower(), given, line


def _by_parser(text: str) -> Iterator[Tag]:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield from reader.tags


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, [(name, value or "") for name, value in attrs], self.getpos()[0]))
