"""How a paper looks in Word: real styles for every kind of paragraph, so that it can be read by its headings.

What is written with them is in `docx_writer`.
"""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle

from pipeline.render.papers.content import LANGUAGE
from pipeline.render.papers.docx_parts import number_sections, plain_letters, set_language, without_number

FONT, HANG, BULLET, FACT = "Arial", 11, 5, 44
INK = RGBColor(0x16, 0x20, 0x2A)
NUMBERED, UNNUMBERED, FRONT, SMALL, STRONG = "Numbered Paragraph", "Appendix Heading", "Front Sheet", "Small", "Notice"
CELL, HEAD_CELL = "Table Text", "Table Heading"
SIZES = {"Title": (21, 0, 6), "Heading 1": (15, 18, 8), "Heading 2": (12.5, 14, 5), "Caption": (11, 8, 4)}
KEPT = frozenset(
    {"Normal", "Title", "Heading 1", "Heading 2", "Caption", "List Bullet", "List Number", "Header", "Footer"}
    | {"Default Paragraph Font", "Normal Table", "No List"}
)
"""What is taken of the many styles of python-docx's template; a paper has no other looks in its list of styles."""
NEW = {
    NUMBERED: ("Normal", 11, 8),
    UNNUMBERED: ("Heading 1", 15, 8),
    FRONT: ("Normal", 11, 5),
    SMALL: ("Normal", 9.5, 8),
    STRONG: ("Normal", 11, 8),
    CELL: ("Normal", 9.5, 1),
    HEAD_CELL: ("Table Text", 9.5, 1),
}


def prepare(document: Document, strong: str) -> None:
    """Set the styles of a new document; `strong` is the colour of its first headings."""
    styles = document.styles
    for one in [found for found in styles if (found.name or "").removesuffix(" Char") not in KEPT]:
        one.delete()
    set_language(document, LANGUAGE)
    normal = _style(document, "Normal")
    plain_letters(normal, FONT)
    normal.font.size, normal.font.color.rgb = Pt(11), INK
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(8), 1.15
    for name, (base, size, after) in NEW.items():
        made = _typed(styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        made.base_style = styles[base]
        made.font.size, made.paragraph_format.space_after = Pt(size), Pt(after)
    for name, (size, before, after) in SIZES.items():
        _heading(_style(document, name), size, before, after)
    _heading(_style(document, UNNUMBERED), 15, 12, 8)
    colour = RGBColor.from_string(strong.lstrip("#").upper())
    for name in ("Heading 1", UNNUMBERED):
        _style(document, name).font.color.rgb = colour
    _indents(document)
    sections = ((_style(document, "Heading 1"), "%1"), (_style(document, NUMBERED), "%1.%2"))
    number_sections(document, sections, Mm(HANG).twips)
    without_number(_style(document, UNNUMBERED))


def _heading(style: ParagraphStyle, size: float, before: float, after: float) -> None:
    plain_letters(style, FONT)
    style.font.size, style.font.bold, style.font.italic, style.font.color.rgb = Pt(size), True, False, INK
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
    for border in style.element.xpath("w:pPr/w:pBdr"):
        border.getparent().remove(border)


def _indents(document: Document) -> None:
    front = _style(document, FRONT).paragraph_format
    front.left_indent, front.first_line_indent = Mm(FACT), Mm(-FACT)
    front.tab_stops.add_tab_stop(Mm(FACT))
    _style(document, HEAD_CELL).font.bold = True
    _style(document, CELL).paragraph_format.line_spacing = 1.0
    _style(document, STRONG).font.bold = True
    for name in ("List Bullet", "List Number"):
        form = _style(document, name).paragraph_format
        form.space_after, form.left_indent, form.first_line_indent = Pt(4), Mm(HANG + BULLET), Mm(-BULLET)


def _style(document: Document, name: str) -> ParagraphStyle:
    return _typed(document.styles[name])


def _typed(found: BaseStyle) -> ParagraphStyle:
    assert isinstance(found, ParagraphStyle)
    return found
