"""Setting a paper as a Word file with python-docx: real headings, numbered paragraphs, tables whose head repeats.

What the paper says is in `content`; how it looks in `docx_styles`; whether it is set at all in `docx_kept`.
"""

import io
from collections.abc import Iterator, Mapping

from docx import Document
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from pipeline.render.papers import words
from pipeline.render.papers.content import (
    Block,
    Box,
    Bullets,
    Grid,
    Heading,
    MeasureBlock,
    Paper,
    Paragraph,
    Section,
    cell_text,
)
from pipeline.render.papers.docx_file import describe, to_bytes
from pipeline.render.papers.docx_parts import add_field, add_watermark, describe_picture, head_of_table
from pipeline.render.papers.docx_styles import CELL, FRONT, HEAD_CELL, NUMBERED, SMALL, STRONG, UNNUMBERED, prepare
from pipeline.render.papers.pictures import as_pictures

SHORT, LONG, SIDE, TOP = 210, 297, 22, 22
PICTURE = 138
Pictures = Iterator[bytes]
"""The charts as pictures, in the order in which they stand in the paper."""


def word_file(paper: Paper, look: Mapping[str, object]) -> bytes:
    """Return the paper as a Word file."""
    document = Document()
    prepare(document, str(look["strong"]))
    drawn = [picture.svg for picture in paper.pictures()]
    pictures = iter(as_pictures(drawn, look))
    describe(document, paper)
    _page(document, landscape=False)
    _around(document, paper)
    _front(document, paper)
    for section in paper.sections:
        document.add_heading(section.title, 1)
        _blocks(document, section, pictures, numbered=True)
    _closing(document, paper)
    for section in paper.appendices:
        _appendix(document, section, pictures)
    return to_bytes(document, paper.date)


def _page(document: WordFile, *, landscape: bool) -> None:
    section = document.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG), Mm(SHORT)) if landscape else (Mm(SHORT), Mm(LONG))
    section.left_margin = section.right_margin = Mm(SIDE)
    section.top_margin = section.bottom_margin = Mm(TOP)


def _around(document: WordFile, paper: Paper) -> None:
    """Write what stands above and below each page; later sections take it over."""
    section = document.sections[0]
    section.header.paragraphs[0].style = SMALL
    section.header.paragraphs[0].text = " ".join(paper.status)
    if paper.watermark:
        add_watermark(section, paper.watermark)
    foot = section.footer.paragraphs[0]
    foot.style = SMALL
    foot.add_run(f"{paper.edition}. Page ")
    add_field(foot, "PAGE")
    foot.add_run(" of ")
    add_field(foot, "NUMPAGES")


def _front(document: WordFile, paper: Paper) -> None:
    document.add_paragraph(f"{paper.kicker}: {paper.about}", STRONG)
    document.add_paragraph(paper.title, "Title")
    for notice in paper.notices:
        document.add_paragraph(notice, STRONG)
    for fact in paper.front:
        line = document.add_paragraph(style=FRONT)
        line.add_run(f"{fact.name}:\t").bold = True
        line.add_run("; ".join(fact.text))
    if paper.recommendations:
        document.add_paragraph(words.RECOMMENDATIONS, UNNUMBERED)
        document.add_paragraph(paper.asked).paragraph_format.keep_with_next = True
    for one in paper.recommendations:
        document.add_paragraph(one, "List Number")


def _closing(document: WordFile, paper: Paper) -> None:
    for part in paper.closing:
        document.add_heading(part.title, 2)
        for line in part.lines:
            document.add_paragraph(line, "List Bullet" if len(part.lines) > 1 else None)
    document.add_paragraph(paper.web_page)


def _appendix(document: WordFile, section: Section, pictures: Pictures) -> None:
    document.add_section(WD_SECTION.NEW_PAGE)
    _page(document, landscape=section.landscape)
    document.add_paragraph(section.title, UNNUMBERED)
    _blocks(document, section, pictures, numbered=False)


def _blocks(document: WordFile, section: Section, pictures: Pictures, *, numbered: bool) -> None:
    """Write the blocks of a section; a paragraph stays on the page of the list or the table that it leads to."""
    around = ([None, *section.blocks[:-1]], section.blocks, [*section.blocks[1:], None])
    for before, block, after in zip(*around, strict=True):
        if isinstance(block, Paragraph):
            line = document.add_paragraph(style=NUMBERED if numbered else None)
            line.paragraph_format.space_before = Pt(8) if isinstance(before, Grid) else None
            line.paragraph_format.keep_with_next = isinstance(after, Bullets | Grid)
            _led(line, block)
        else:
            _block(document, block, pictures)


def _block(document: WordFile, block: Block, pictures: Pictures) -> None:
    if isinstance(block, Bullets):
        for item in block.items:
            _led(document.add_paragraph(style="List Bullet"), item)
    elif isinstance(block, Heading):
        document.add_heading(block.text, 2)
    elif isinstance(block, Box):
        _box(document, block)
    elif isinstance(block, Grid):
        _grid(document, block)
    elif isinstance(block, MeasureBlock):
        _measure(document, block, pictures)


def _led(line: WordParagraph, one: Paragraph) -> None:
    if one.lead:
        line.add_run(f"{one.lead} ").bold = True
    line.add_run(one.text)


def _box(document: WordFile, box: Box) -> None:
    document.add_paragraph(box.title, STRONG).paragraph_format.keep_with_next = True
    for line in box.lines:
        document.add_paragraph(line, "List Bullet")


def _grid(document: WordFile, grid: Grid) -> None:
    """Write a table under its caption. Cells are reached a row at a time: one by one takes the square of the time."""
    document.add_paragraph(grid.table.caption, "Caption")
    section = document.sections[-1]
    whole = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    lines = [[head.text for head in grid.table.head], *([cell_text(c) for c in row] for row in grid.table.rows)]
    table = document.add_table(len(lines), len(grid.shares))
    table.autofit = False
    for column, share in zip(table.columns, grid.shares, strict=True):
        column.width = Emu(int(whole * share))
    for number, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Emu(int(whole * grid.shares[column]))
            cell.paragraphs[0].style = HEAD_CELL if number == 0 or column == 0 else CELL
            if grid.table.head[column].number:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            cell.paragraphs[0].add_run(text)
    head_of_table(table, grid.table.caption)


def _measure(document: WordFile, block: MeasureBlock, pictures: Pictures) -> None:
    """Write a measure; it stands on one page whole, from its heading to its source."""
    told, picture = block.told, block.picture
    document.add_heading(told.title, 2)
    lines = [document.add_paragraph(told.figure, STRONG)]
    lines += [document.add_paragraph(told.sentences)] if told.sentences else []
    if picture:
        lines.append(document.add_paragraph(picture.title, STRONG))
        lines.append(document.add_paragraph(picture.subtitle, SMALL))
        line = document.add_paragraph()
        lines.append(line)
        shape = line.add_run().add_picture(io.BytesIO(next(pictures)), width=Mm(PICTURE))
        describe_picture(shape._inline, told.title, picture.alt)  # noqa: SLF001 - python-docx has no word for it
    lines += [document.add_paragraph(block.source, SMALL)] if block.source else []
    for line in lines:
        line.paragraph_format.keep_together = True
        line.paragraph_format.keep_with_next = line is not lines[-1]
