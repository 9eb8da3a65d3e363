"""Our documents as MkDocs has pages, without what MkDocs would do in vain: they come out the same.

A page that was made before is HTML already. The head of ours is one JSON value a line, which YAML reads the same way
and takes many times as long for; the body of most is one block of HTML (`whole_block`). Which page is kept is in
`kept_pages`.
"""

import json
import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from pipeline.publish.whole_block import as_it_is

HEAD = re.compile(r"---\n((?:[a-z_]+: .*\n)+)---\n")


class KeptPage(Page):
    """A page that is HTML already."""

    def __init__(self, file: File, config: MkDocsConfig, html: str) -> None:
        super().__init__(None, file, config)
        self._html = html

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is nothing to make."""
        self.content = self._html


class OwnPage(Page):
    """A page to be made of a text, which is not read again from its file. It stands where the file's page stood."""

    def __init__(self, file: File, config: MkDocsConfig, text: str) -> None:
        before = file.page
        super().__init__(vars(before).get("title") if before else None, file, config)
        self.parent = before.parent if before else None
        self._text = text

    def read_source(self, config: MkDocsConfig) -> None:
        """Part head and body."""
        self.markdown, self.meta = parted(self._text) or get_data(self._text)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make HTML of the body, where it is not HTML as a whole."""
        whole = as_it_is(self.markdown or "")
        if whole is None:
            super().render(config, files)
        else:
            self.content = whole


def parted(text: str) -> tuple[str, dict[str, Any]] | None:
    """Return body and head of a text as YAML would read them; None where only YAML can tell."""
    found = HEAD.match(text)
    lines = [line.partition(": ") for line in found[1].splitlines()] if found else []
    try:
        head = {name: json.loads(value, parse_float=_refused, parse_constant=_refused) for name, _, value in lines}
    except ValueError:
        return None
    if found is None or len(head) < len(lines):
        return None
    return text[found.end() :].lstrip("\n"), head


def _refused(text: str) -> None:
    """Refuse what YAML may read as a text: 1e3 is none of its numbers."""
    raise ValueError(text)
