"""A page whose text is one block of HTML goes through Markdown as it is, without being read tag by tag on the way.

Markdown passes such a block through unchanged, but takes it apart twice and puts it together again to find its end.
The pages come out the same with and without this; other builders of the same documents do not need it.
Where a text holds anything that Markdown would change on the way, such as a tab, it goes the usual way.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension

OPENING, CLOSING = '<div class="content">\n', "\n</div>"
SIGNS, BLANK_LINE = "\t\r\x02\x03", re.compile("\n +\n")
DIV = re.compile(r"<(/?)[dD][iI][vV]\b")


class WholeBlock(Extension):
    """Hands through a page that is one `<div class="content">` from its first sign to its last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Ask before each page whether it is one."""
        convert = md.convert

        def handed_through(source: str) -> str:
            text = as_it_is(source)
            return convert(source) if text is None else text

        md.convert = handed_through


def as_it_is(source: str) -> str | None:
    """Return what Markdown would make of a text that is one block and stays as it is; None for any other."""
    text = source.strip("\n")
    return text if is_one_block(text) and not _is_changed(text) else None


def _is_changed(text: str) -> bool:
    """Say whether Markdown would change a block on the way: it does with its own signs, tabs and lines of blanks."""
    return any(sign in text for sign in SIGNS) or ("\n " in text and BLANK_LINE.search(text) is not None)


def is_one_block(text: str) -> bool:
    """Say whether a text is one `<div class="content">` with nothing before or after it and no blank line in it."""
    if not text.startswith(OPENING) or not text.endswith(CLOSING) or "\n\n" in text:
        return False
    depth = 0
    tags = list(DIV.finditer(text))
    for tag in tags:
        depth += -1 if tag[1] else 1
        if depth == 0 and tag is not tags[-1]:
            return False
    return depth == 0
