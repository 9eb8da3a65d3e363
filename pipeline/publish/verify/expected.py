"""What a built site must hold, worked out from the documents folder: every page, every file, every chart and table.

A builder that leaves something out without a word is found by this.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import basename, dirname

from pipeline.publish.verify.judged import Judged

FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
FENCES = ("```", "~~~")
HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
CHART = re.compile(r"""<[sS][vV][gG]\b[^>]*\s[rR][oO][lL][eE]=["']?[iI][mM][gG]\b""")
TABLE = re.compile(r"<[tT][aA][bB][lL][eE]\b")
"""Both begin with one sign and no other, and so are looked for several times as fast as whatever the case."""
INDEX_NAMES = {"index.md", "README.md"}


@dataclass(frozen=True)
class Drawn:
    """How many charts (`<svg role="img">`) a page has, and how many tables at least."""

    charts: int
    tables: int


@dataclass(frozen=True)
class Expected:
    """The pages that must be there, with what is drawn on them, and all other files, by path in the built site."""

    pages: Mapping[str, Drawn]
    files: frozenset[str]


def expected_of(docs: Mapping[str, str | bytes], data: Mapping[str, bytes], judged: Judged) -> Expected:
    """Return what must come of a documents folder and the files below `data/`."""
    texts = {built_path(path): _text(content) for path, content in docs.items() if path.endswith(".md")}
    pages = {path: Drawn(*judged.of_text("drawn", text, _drawn)) for path, text in texts.items()}
    files = [path for path in docs if not path.endswith(".md")] + [f"data/{path}" for path in data]
    return Expected(pages, frozenset(files))


def built_path(path: str) -> str:
    """Return where a page of the documents folder comes to lie: `about.md` in `about/index.html`."""
    if basename(path) in INDEX_NAMES:
        return f"{dirname(path)}/index.html".removeprefix("/")
    return f"{path.removesuffix('.md')}/index.html"


def _text(content: str | bytes) -> str:
    return content.decode("utf-8") if isinstance(content, bytes) else content


def _drawn(text: str) -> list[int]:
    body = HEAD.sub("", text, count=1)
    body = FENCED.sub("", body) if any(fence in body for fence in FENCES) else body
    return [len(CHART.findall(body)), len(TABLE.findall(body))]
