"""A page whose text is one block of HTML goes through Markdown as it is, without being read tag by tag on the way.

Markdown passes such a block through unchanged, but takes it apart twice and puts it together again to find its end.
The pages come out the same with and without this; other builders of the same documents do not need it.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

BEFORE_HTML = 25
"""After Markdown's step of whitespace (30), before MkDocs looks at raw HTML (21) and Markdown takes it out (20)."""
OPENING, CLOSING = '<div class="content">\n', "\n</div>"
DIV = re.compile(r"<(/?)div\b", re.IGNORECASE)


class WholeBlock(Extension):
    """Puts a page aside that is one `<div class="content">` from its first sign to its last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Add the step."""
        md.preprocessors.register(_PutAside(md), "whole_block", BEFORE_HTML)


class _PutAside(Preprocessor):
    md: Markdown

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).strip("\n")
        return [self.md.htmlStash.store(text)] if is_one_block(text) else lines


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
