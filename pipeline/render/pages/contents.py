"""The list "On this page": links to the main parts of a long page, made from the headings that are really there.

A template asks for it with `PLACE`; a hand-written page gets it if it has enough parts. No script is needed.
"""

import re
from html import unescape

from markdown.extensions.toc import slugify, unique
from markupsafe import escape

PLACE = "<!-- on this page -->"
ENOUGH, ENOUGH_WRITTEN = 4, 6
"""From how many parts on a page has the list: shorter ones are seen at a glance."""
HEADING = re.compile(r'<h2 id="(?P<id>[^"]+)"[^>]*>(?P<words>.*?)</h2>', re.DOTALL)
WRITTEN = re.compile(r"^## (?P<words>[^\n{]+?)(?: \{#(?P<id>[a-z0-9-]+)\})?$", re.MULTILINE)


def with_contents(html: str) -> str:
    """Put the list where the page asks for it, of the parts that follow there; nothing where there are few."""
    before, place, after = html.partition(PLACE)
    if not place:
        return html
    parts = [(m["id"], unescape(_plain(m["words"]))) for m in HEADING.finditer(after)]
    return before + (_list(parts) if len(parts) >= ENOUGH else "") + after


def written_with_contents(text: str) -> str:
    """Give each part of a hand-written page an address of its own, and the list above them where there are many."""
    found = list(WRITTEN.finditer(text))
    if len(found) < ENOUGH_WRITTEN:
        return text
    taken = {m["id"] for m in found if m["id"]}
    parts = [(m["id"] or unique(slugify(m["words"], "-"), taken), m["words"]) for m in found]
    ids = iter(parts)
    first = found[0].start()
    named = WRITTEN.sub(lambda m: f"## {m['words']} {{#{next(ids)[0]}}}", text[first:])
    return f"{text[:first]}{_list(parts)}\n\n{named}"


def _list(parts: list[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="#{id_}">{escape(words)}</a></li>\n' for id_, words in parts)
    opened = '<nav class="contents" aria-label="On this page">\n<details>\n<summary>On this page</summary>\n<ul>\n'
    return f"{opened}{links}</ul>\n</details>\n</nav>"


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
