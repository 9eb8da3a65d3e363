"""The papers as Word files, opened again: styles, numbering, heads of tables, alternative text, footer, bytes."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from pipeline.render.papers.content import cell_text
from pipeline.render.papers.docx_file import repacked
from pipeline.render.papers.docx_kept import paper_docx
from pipeline.render.typesetting import MemoryPapers
from tests.unit.render.papers.cases import LOOK, docx_of, draft_paper, noted_paper, sample_paper

MOST = 5_000_000


def opened(paper):
    return Document(BytesIO(docx_of(paper)))


def styled(document, name):
    return [line.text for line in document.paragraphs if line.style.name == name]


def test_headings_are_headings_and_paragraphs_are_numbered_by_their_style():
    paper, document = sample_paper(), opened(sample_paper())
    assert styled(document, "Title") == [paper.title]
    assert styled(document, "Heading 1") == [section.title for section in paper.sections]
    assert styled(document, "Appendix Heading") == ["Recommendations", *(one.title for one in paper.appendices)]
    assert "Babies who are breastfed" in styled(document, "Heading 2")
    for style, level in (("Heading 1", 0), ("Numbered Paragraph", 1)):
        number = document.styles[style].element.pPr.numPr
        assert (number.numId.val, number.ilvl.val) == (90, level)
    levels = document.part.numbering_part.element.xpath("w:abstractNum[@w:abstractNumId='90']/w:lvl/w:lvlText")
    assert [one.get(qn("w:val")) for one in levels] == ["%1", "%1.%2"]
    assert document.styles["Appendix Heading"].element.pPr.numPr.numId.val == 0


@pytest.mark.parametrize("make", [sample_paper, noted_paper])
def test_tables_are_whole_and_their_heads_repeat(make):
    paper, document = make(), opened(make())
    grids = list(paper.grids())
    assert len(document.tables) == len(grids)
    for table, grid in zip(document.tables, grids, strict=True):
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows[0] == [head.text for head in grid.table.head]
        assert rows[1:] == [[cell_text(cell) for cell in row] for row in grid.table.rows]
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
        assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
        assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == [grid.table.caption]
        assert grid.table.caption in styled(document, "Caption")


def test_every_picture_has_its_words():
    document = opened(sample_paper())
    found = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert found == [picture.alt for picture in sample_paper().pictures()]
    assert all(found)


def test_language_title_and_days_are_set():
    document = opened(sample_paper())
    properties = document.core_properties
    assert (properties.language, properties.title) == ("en-GB", "How we are doing: April to June 2017")
    assert properties.created == properties.modified
    assert str(properties.created.date()) == "2026-11-22"
    assert document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == ["en-GB"]


def test_edition_and_page_stand_in_the_footer_and_status_in_the_header_of_every_section():
    document = opened(draft_paper())
    foot = document.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("April to June 2017. Page ")
    assert foot._p.xpath("w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]
    assert document.sections[0].header.paragraphs[0].text == " ".join(draft_paper().status)
    assert all(one.footer.is_linked_to_previous for one in list(document.sections)[1:])


def test_a_draft_is_watermarked_and_a_signed_one_is_not():
    def watermarks(paper):
        return opened(paper).sections[0].header._element.findall(".//{urn:schemas-microsoft-com:vml}textpath[@string]")

    assert [one.get("string") for one in watermarks(draft_paper())] == ["Draft"]
    assert watermarks(sample_paper()) == []


def test_no_blank_paragraph_makes_room():
    document = opened(noted_paper())
    blank = [line for line in document.paragraphs if not line.text and not line._p.xpath(".//w:drawing|.//w:sectPr")]
    assert blank == []


def test_wide_tables_lie_on_their_side():
    sides = [section.page_width > section.page_height for section in opened(sample_paper()).sections]
    assert sides == [False, True, False, False, False]


def test_small_and_the_same_bytes_again_whatever_the_clock():
    again = paper_docx(sample_paper(), LOOK, MemoryPapers())
    assert again == docx_of(sample_paper())
    assert len(again) < MOST
    with zipfile.ZipFile(BytesIO(again)) as file:
        assert {one.date_time for one in file.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in file.namelist()


def test_a_day_before_zip_files_can_tell_it_is_the_first_they_can():
    packed = repacked(docx_of(sample_paper()), "1979-03-04")
    with zipfile.ZipFile(BytesIO(packed)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 3, 4, 0, 0, 0)}


def test_figures_are_aligned_and_words_are_not():
    table = next(one for one in opened(sample_paper()).tables if one.rows[0].cells[1].text == "Latest figure")
    sides = [[cell.paragraphs[0].alignment for cell in row.cells[:3]] for row in table.rows]
    assert sides == [[None, WD_ALIGN_PARAGRAPH.RIGHT, None]] * len(sides)


def test_a_measure_stands_on_one_page_from_its_heading_to_its_source():
    lines = opened(sample_paper()).paragraphs
    at = next(
        n for n, line in enumerate(lines) if line.text == "Babies who are breastfed" and "Heading" in line.style.name
    )
    end = next(n for n, line in enumerate(lines) if n > at and line.text.startswith("Source:"))
    kept = [line.paragraph_format.keep_with_next for line in lines[at + 1 : end + 1]]
    assert kept == [True] * (len(kept) - 1) + [False]


def test_a_file_set_by_another_engine_or_library_is_set_anew(monkeypatch: pytest.MonkeyPatch):
    store, paper = MemoryPapers(), sample_paper()
    first = paper_docx(paper, LOOK, store)
    monkeypatch.setattr("pipeline.render.papers.docx_kept._made", lambda *_: b"set anew")
    assert paper_docx(paper, LOOK, store) == first
    monkeypatch.setattr("pipeline.digests.libraries_digest", lambda: "another")
    assert paper_docx(paper, LOOK, store) == b"set anew"
