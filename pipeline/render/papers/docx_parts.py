"""The parts of a Word file that python-docx has no words for: numbering, repeated heads, fields, watermark, language.

Each is a small piece of Office Open XML (ECMA-376, part 1); what they are put into is in `docx_writer`.
"""

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

NUMBERING = "90"
ROOM = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in (("top", 50), ("left", 90), ("bottom", 50)))
"""Room around the text of a cell, in twentieths of a point."""
WATERMARK = """
<w:r {w} {v} xmlns:o="urn:schemas-microsoft-com:office:office"><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="watermark" type="#_x0000_t136" alt="{words}" style="position:absolute;margin-left:0;margin-top:0;
width:400pt;height:160pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;
mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
fillcolor="#e4e4e4" stroked="f"><v:textpath style="font-family:Arial;font-size:1pt;font-weight:bold" string="{words}"/>
</v:shape></w:pict></w:r>"""


def number_sections(document: Document, levels: tuple[tuple[ParagraphStyle, str], ...], hang: int) -> None:
    """Number paragraphs by their style: `levels` gives each level's style and pattern, such as `%1.%2`."""
    part = document.part.numbering_part.element
    made = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="{style.style_id}"/>'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{hang}" w:hanging="{hang}"/></w:pPr></w:lvl>'
        for n, (style, pattern) in enumerate(levels)
    )
    kind = '<w:multiLevelType w:val="multilevel"/>'
    part.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{NUMBERING}">{kind}{made}</w:abstractNum>')
    )
    part.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{NUMBERING}"><w:abstractNumId w:val="{NUMBERING}"/></w:num>')
    )
    for level, (style, _) in enumerate(levels):
        _numbered(style, level)


def _numbered(style: ParagraphStyle, level: int, numbering: str = NUMBERING) -> None:
    properties = style.element.get_or_add_pPr()
    number = properties.get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = int(numbering)


def without_number(style: ParagraphStyle) -> None:
    """Take the number that a style would have from the style it is based on, and its indent."""
    _numbered(style, 0, "0")
    style.paragraph_format.left_indent = style.paragraph_format.first_line_indent = 0


def set_language(document: Document, language: str) -> None:
    """Say once for the whole document which language it is in."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(_element("w:lang", val=language, eastAsia=language, bidi=language))


def plain_letters(style: ParagraphStyle, font: str) -> None:
    """Give a style one font for all its letters, in place of the theme's."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, _element("w:rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font))


def head_of_table(table: Table, caption: str) -> None:
    """Repeat the first row on every page, keep each row whole, name the table, and lay its columns out as given."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no word for these
        properties.append(_element("w:cantSplit"))
        if number == 0:
            properties.append(_element("w:tblHeader"))
    properties = table._tbl.tblPr  # noqa: SLF001 - as above
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    sides = "".join(
        f'<w:{side} w:val="{"single" if side in ("top", "bottom", "insideH") else "nil"}" w:sz="4" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"))
    properties.append(_element("w:tblLayout", type="fixed"))
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{ROOM}</w:tblCellMar>"))
    properties.append(_element("w:tblLook", val="0020", firstRow="1", firstColumn="1", noHBand="1", noVBand="1"))
    properties.append(_element("w:tblCaption", val=caption))


def add_field(paragraph: Paragraph, name: str) -> None:
    """Add a field that the word processor fills in, such as PAGE."""
    paragraph._p.append(  # noqa: SLF001 - python-docx has no word for fields
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


def add_watermark(section: Section, words: str) -> None:
    """Lay a word across each page, behind the text; it is drawn from letters and has its words as alternative text."""
    w, v = nsdecls("w"), 'xmlns:v="urn:schemas-microsoft-com:vml"'
    section.header.paragraphs[0]._p.append(parse_xml(WATERMARK.format(w=w, v=v, words=words)))  # noqa: SLF001 - as above


def describe_picture(inline: BaseOxmlElement, name: str, words: str) -> None:
    """Give a picture its alternative text."""
    properties = inline.find(qn("wp:docPr"))
    properties.set("name", name)
    properties.set("descr", words)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
