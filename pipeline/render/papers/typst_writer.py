"""Setting a paper with Typst: a tagged PDF/UA-1. What the paper says is in `content`, how it looks in `paper.typ`."""

from collections.abc import Mapping

from pipeline.render.papers.content import Paper, ready
from pipeline.render.typesetting import PaperStore, as_json, kept, key, template_of, to_pdf


def paper_pdf(paper: Paper, look: Mapping[str, object], store: PaperStore) -> bytes:
    """Return the paper as PDF, from the store where it was set before."""
    template = template_of("pipeline.render.papers", ("paper.typ",))
    paper, said = ready(paper)
    inputs = {"paper": said, "look": as_json(look)}
    return kept(f"{key(template, inputs)}.paper.pdf", store, lambda: to_pdf(template, inputs, paper.date))
