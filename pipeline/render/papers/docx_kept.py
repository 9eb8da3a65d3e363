"""Papers as Word files, kept by what they say: python-docx is loaded only where one has to be set.

Setting it is in `docx_writer`.
"""

from collections.abc import Mapping

from pipeline.digests import digest, maker_digest
from pipeline.render.papers.content import Paper, ready
from pipeline.render.typesetting import PaperStore, kept


def paper_docx(paper: Paper, look: Mapping[str, object], store: PaperStore) -> bytes:
    """Return the paper as a Word file, from the store where it was set before."""
    paper, said = ready(paper)
    name = digest([said, str(look["strong"]), maker_digest()])
    return kept(f"{name}.paper.docx", store, lambda: _made(paper, look))


def _made(paper: Paper, look: Mapping[str, object]) -> bytes:
    from pipeline.render.papers.docx_writer import word_file

    return word_file(paper, look)
