"""The papers as PDF: tagged, small, whole, the same bytes each time."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pdfua
import pikepdf
import pytest

from pipeline.render import typesetting
from pipeline.render.papers.content import cell_text
from pipeline.render.papers.typst_writer import paper_pdf
from pipeline.render.typesetting import MemoryPapers
from tests.support.pdf_text import packed, structure, text_of
from tests.support.site_samples import sample_site
from tests.unit.render.papers.cases import (
    LONG,
    LOOK,
    draft_paper,
    noted_paper,
    pdf_of,
    sample_paper,
    summary_of,
)

MOST = 5_000_000


def summary_paper():
    return summary_of(sample_site())


@pytest.mark.parametrize("make", [sample_paper, draft_paper, noted_paper, summary_paper])
def test_pdfua_finds_nothing_and_headings_skip_no_level(make, tmp_path):
    pdf = pdf_of(make())
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    assert list(pdfua.validate(str(file)).findings) == []
    tags = structure(pdf)
    assert all(alt for tag, alt in tags if tag == "Figure")
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"H\d", tag)]
    assert levels
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(pdf) < MOST


def test_title_language_and_day_are_the_papers_own():
    with pikepdf.open(BytesIO(pdf_of(sample_paper()))) as document:
        assert document.Root.Lang == "en-GB"
        assert str(document.docinfo["/Title"]) == "How we are doing: April to June 2017"
        assert "20261122" in str(document.docinfo["/CreationDate"])


def test_wide_tables_lie_on_their_side_and_name_their_heads():
    pdf = pdf_of(sample_paper())
    with pikepdf.open(BytesIO(pdf)) as document:
        shapes = {tuple(round(float(side)) for side in page.mediabox) for page in document.pages}
    assert shapes == {(0, 0, 595, 842), (0, 0, 842, 595)}
    tags = [tag for tag, _ in structure(pdf)]
    heads = sum(len(grid.table.head) for grid in sample_paper().grids())
    assert tags.count("TH") == heads
    assert tags.count("Table") == len(list(sample_paper().grids()))


def test_every_cell_is_in_it_and_long_words_are_broken_not_cut():
    there = packed(text_of(pdf_of(noted_paper())))
    cells = [cell_text(cell) for grid in noted_paper().grids() for row in grid.table.rows for cell in row]
    assert {text for text in cells if packed(text) not in there} == set()
    assert LONG in there


def test_status_and_place_stand_on_every_page():
    with pikepdf.open(BytesIO(pdf_of(draft_paper()))) as document:
        many = len(document.pages)
    text = packed(text_of(pdf_of(draft_paper())))
    assert text.count(packed(draft_paper().status[0])) == many
    assert text.count(packed("April to June 2017Page")) == many
    assert f"of{many}" in text


def test_the_same_bytes_again_and_from_the_store():
    first = paper_pdf(sample_paper(), LOOK, MemoryPapers())
    assert first == pdf_of(sample_paper())
    kept = MemoryPapers()
    paper_pdf(replace(sample_paper(), title="Other"), LOOK, kept)
    assert paper_pdf(sample_paper(), LOOK, kept) == first


@pytest.mark.parametrize("other", ["engine_digest", "libraries_digest"])
def test_a_paper_set_by_other_code_or_libraries_has_another_key(other: str, monkeypatch: pytest.MonkeyPatch):
    before = typesetting.key(b"= Title", {"paper": "{}"})
    assert typesetting.key(b"= Title", {"paper": "{}"}) == before
    monkeypatch.setattr(f"pipeline.digests.{other}", lambda: "another")
    assert typesetting.key(b"= Title", {"paper": "{}"}) != before
