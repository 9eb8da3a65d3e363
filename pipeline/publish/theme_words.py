"""What templates of a theme name, as far as their words tell: other pages, or files that come with a bundled theme.

What follows from it for single pages is in `kept_pages`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

OF_OTHERS = frozenset(
    ["nav", "pages", "next_page", "previous_page", "parent", "ancestors", "extends", "include", "import", "from"]
)
"""By these a template gets at other pages, or at templates that are not looked at here."""
OF_SETTINGS = frozenset(["theme", "extra_css", "extra_javascript"])
"""By these a template names files that stand in no text: settings do, or the bundled theme itself."""
NOT_READ = {"data", "comment", "raw_begin", "raw_end"}
WORD = re.compile(r"\w+")
Lexer = Callable[[str], Iterable[tuple[int, str, str]]]
"""Parts a template into pieces with line, kind and text, as MkDocs's own environment does."""


def words_of(theme: Mapping[str, bytes], templates: Collection[str], lex: Lexer) -> frozenset[str]:
    """Return every word that is no plain text of a theme's templates: all files of HTML, and those in `templates`.

    One that cannot be read may name anything.
    """
    texts = [content.decode("utf-8") for path, content in theme.items() if path.endswith(".html") or path in templates]
    try:
        return frozenset(word for text in texts for word in _read(text, lex))
    except Exception:  # MkDocs tells what is wrong, with the file, when it reads the template
        return OF_OTHERS | OF_SETTINGS


def _read(text: str, lex: Lexer) -> Iterator[str]:
    for _, kind, value in lex(text):
        if kind not in NOT_READ:
            yield from WORD.findall(value)
