"""Hostile words in every place of a paper: markup, formulas, fields, entities, signs that no file may hold.

Both writers show them as letters, and nothing in the file runs, loads or leads elsewhere.
"""

import zipfile
from dataclasses import fields, is_dataclass, replace
from io import BytesIO

import pdfua
import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from pipeline.render.papers.content import Paper, Picture, printable
from tests.support.pdf_text import packed, text_of
from tests.unit.render.papers.cases import docx_of, noted_paper, pdf_of, sample_paper

OURS = {"kind", "svg", "date", "watermark", "landscape", "shares", "slug"}
"""What people do not write: kinds of blocks, our own drawings, days, measures of tables."""
ATTACKS = {
    "typst code": '#read("/etc/passwd") #import "x": * #eval("1+1") #panic("stopped")',
    "typst markup": "= Heading *bold* _slanted_ $sqrt(x)$ @label <label> `raw` // gone /* gone */ \\ #",
    "ends a string": '"); #panic("stopped"); ("',
    "markdown": "[click](javascript:alert(1)) ![](https://evil.example/x.png) # Heading | cell | **bold**",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; &#x3c; ]]>",
    "word xml": '</w:t></w:r><w:fldSimple w:instr="INCLUDETEXT C:\\x"/><!DOCTYPE x [<!ENTITY e SYSTEM "file:///x">]>&e;',
    "formula": '=HYPERLINK("https://evil.example";"click") @SUM(1+1) +1 -1 =cmd|\'/c calc\'!A0',
    "template": "{{ 7*7 }} {% include 'x' %} {words} %s ${x}",
}
CONTROL = "a\x00b\x01c\x08d\x0be\x0cf\x1bg\x7fh\x85i\ufffej\uffffk\ud800l"


def spoiled(value: object, words: str) -> object:
    """Return a value with words put before each text that people write in it, however deep."""
    if is_dataclass(value) and not isinstance(value, type):
        ours = OURS | ({"title"} if isinstance(value, Picture) else set())
        changed = {f.name: spoiled(getattr(value, f.name), words) for f in fields(value) if f.name not in ours}
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(spoiled(one, words) for one in value)
    return f"{words} {value}" if isinstance(value, str) and value else value


def hostile(words: str, paper: Paper | None = None) -> Paper:
    made = spoiled(paper or sample_paper(), words)
    assert isinstance(made, Paper)
    return made


def texts(paper: Paper) -> list[str]:
    found = [paper.title, *paper.recommendations, *(one.title for one in paper.sections)]
    return [*found, *(grid.table.caption for grid in paper.grids())]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_word_file_shows_it_as_letters(attack: str) -> None:
    paper = hostile(ATTACKS[attack])
    made = docx_of(paper)
    shown = [line.text for line in Document(BytesIO(made)).paragraphs]
    assert set(texts(paper)) <= set(shown)
    with zipfile.ZipFile(BytesIO(made)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "embed" in name.lower()]
        trees = [etree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    assert all(tree.getroottree().docinfo.doctype == "" for tree in trees)
    elements = [one for tree in trees for one in tree.iter(etree.Element)]
    assert {one.get(qn("w:instr")) for one in elements if one.tag == qn("w:fldSimple")} == {"PAGE", "NUMPAGES"}
    assert not [one.tag for one in elements if one.tag in {qn("w:hyperlink"), qn("w:instrText"), qn("w:object")}]
    assert not [dict(one.attrib) for one in elements if one.get("TargetMode") == "External"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_pdf_shows_it_as_letters(attack: str) -> None:
    paper = hostile(ATTACKS[attack])
    made = pdf_of(paper)
    shown = packed(text_of(made))
    assert [one for one in texts(paper) if packed(one) not in shown] == []
    with pikepdf.open(BytesIO(made)) as document:
        kinds = {str(key) for one in document.objects if isinstance(one, pikepdf.Dictionary) for key in one}
        assert not kinds & {"/JavaScript", "/JS", "/Launch", "/URI", "/AA", "/OpenAction", "/EmbeddedFiles", "/GoToR"}


def test_signs_that_no_file_may_hold_break_neither(tmp_path) -> None:
    paper = hostile(CONTROL, noted_paper())
    shown = "\n".join(line.text for line in Document(BytesIO(docx_of(paper))).paragraphs)
    assert printable(paper).title in shown
    made = pdf_of(paper)
    (tmp_path / "paper.pdf").write_bytes(made)
    assert list(pdfua.validate(str(tmp_path / "paper.pdf")).findings) == []
