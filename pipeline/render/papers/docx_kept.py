"""Papers as Word files, kept by what they say: python-docx is loaded only where one has to be set.

Setting it is in `docx_writer`.
"""

from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version

from pipeline.render.papers.content import Paper, ready
from pipeline.render.typesetting import PaperStore, kept

VERSION = "3"
"""Part of each key: raise it when the look or the building of the file changes."""


def paper_docx(paper: Paper, look: Mapping[str, object], store: PaperStore) -> bytes:
    """Return the paper as a Word file, from the store where it was set before."""
    paper, said = ready(paper)
    several = (said, str(look["strong"]), version("python-docx"), version("typst"), VERSION)
    name = sha256("\0".join(several).encode()).hexdigest()
    return kept(f"{name}.paper.docx", store, lambda: _made(paper, look))


def _made(paper: Paper, look: Mapping[str, object]) -> bytes:
    from pipeline.render.papers.docx_writer import word_file

    return word_file(paper, look)
