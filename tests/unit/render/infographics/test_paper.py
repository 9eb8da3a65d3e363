"""The printed sheets: one tagged page each, every number of the web page in them, the same bytes each time."""

import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from io import BytesIO
from itertools import pairwise

import pdfua
import pikepdf
import pytest
from PIL import Image

from pipeline.render.infographics import room
from pipeline.render.infographics.look import look_of
from pipeline.render.infographics.press import printed
from pipeline.render.typesetting import MemoryPapers
from pipeline.settings import Brand
from tests.support.pages import html, sample_files
from tests.support.pdf_text import packed, structure, text_of
from tests.support.site_samples import sample_site
from tests.unit.render.infographics.cases import big_site, made, one_of_each, pdfs
from tests.unit.render.infographics.test_sheets import quarter

LONG = "The health, the wellbeing and the experience of all the many people who live here, in every season of life"
WORD = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenverordnung"
A4 = (595.28, 841.89)
WAYS = [one.page.path for one in made(sample_site())]
AGAIN = """
import hashlib
from tests.unit.render.infographics.cases import made
from tests.support.site_samples import sample_site
print([(p, hashlib.sha256(c).hexdigest()) for one in made(sample_site()) for p, c in sorted(one.files.items())])
"""


def pdf_of(path):
    return next(pdfs([one]) for one in made(sample_site()) if one.page.path == path)[0]


def sheet_of(path):
    """The text of the sheet on the web page, without what only stands around it."""
    body = html(f"{path}index.md").split("<article", 1)[1].partition(">")[2].split("</article>")[0]
    return unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", " ", body, flags=re.DOTALL)))


def test_each_kind_has_a_page_with_its_files_beside_it():
    assert WAYS == [
        "framework/infographic/",
        "editions/2017-18-q1/infographic/",
        "editions/2017-18-q1/good-health/infographic/",
        "editions/2017-18-q1/safe-care/infographic/",
    ]
    assert "editions/2017-18-q1/infographic/2017-18-q1-infographic.pdf" in sample_files()
    assert "editions/2017-18-q1/infographic/2017-18-q1-infographic.png" in sample_files()


@pytest.mark.parametrize("path", WAYS)
def test_one_a4_page_with_title_language_and_letters_inside(path):
    with pikepdf.open(BytesIO(pdf_of(path))) as document:
        assert len(document.pages) == 1
        box = [float(side) for side in document.pages[0].mediabox]
        assert box == pytest.approx([0, 0, *A4], abs=0.1)
        assert document.Root.Lang == "en-GB"
        title = str(document.docinfo["/Title"])
        assert title
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        fonts = document.pages[0].resources["/Font"]
        assert all("Lato" in str(font.BaseFont) for font in fonts.values())


@pytest.mark.parametrize("path", WAYS)
def test_pdfua_finds_nothing_and_every_picture_has_words(path, tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_of(path))
    report = pdfua.validate(str(file))
    assert list(report.findings) == []
    tags = structure(pdf_of(path))
    assert all(alt for tag, alt in tags if tag == "Figure")
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", WAYS)
def test_every_word_and_number_of_the_web_page_is_in_the_pdf(path):
    there = packed(text_of(pdf_of(path)))
    said = sheet_of(path)
    numbers = set(re.findall(r"\d[\d,.]*\d|\d", said))
    assert numbers
    assert {one for one in numbers if one not in there} == set()
    icons = {alt for tag, alt in structure(pdf_of(path)) if tag == "Figure"}
    words = set(re.findall(r"\w{4,}", said)) - {word for alt in icons for word in alt.split()}
    assert {word for word in words if word not in there} == set()


@pytest.mark.parametrize("path", WAYS)
def test_the_pdf_says_no_more_than_the_web_page(path):
    said = packed(sheet_of(path))
    numbers = set(re.findall(r"\d[\d,.]*\d|\d", text_of(pdf_of(path))))
    assert {one for one in numbers if one not in said} == set()


@pytest.mark.parametrize("path", WAYS)
def test_a_sheet_on_paper_says_how_to_ask_for_another_form(path):
    told = packed(text_of(pdf_of(path)))
    assert packed("Large print, braille, audio, British Sign Language (BSL), other languages:") in told


def test_a_citation_stands_whole():
    paper = '"Green Vale Alliance Outcomes Framework progress update"'
    citation = f"Green Vale Board, 2 October 2017, {paper}, Appendix 1: Draft outcomes framework overview"
    changed = sample_site().framework.model_copy(update={"citation": citation})
    sheet = next(one for one in made(sample_site(framework=changed)) if one.page.path == "framework/infographic/")
    assert packed(citation) in packed(text_of(pdfs([sheet])[0]))


def test_the_picture_is_the_same_page_and_sharp():
    for one in made(sample_site()):
        png = next(content for path, content in one.files.items() if path.endswith(".png"))
        with Image.open(BytesIO(png)) as picture:
            assert picture.size == (1240, 1754)
            assert len(picture.convert("L").getcolors(maxcolors=256)) > 20


def test_the_same_bytes_in_another_process():
    mine = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, text=True, check=True).stdout
    other = subprocess.run([sys.executable, "-c", AGAIN], capture_output=True, text=True, check=True).stdout
    assert mine == other
    assert mine.count("pdf") == 4


def test_what_is_kept_is_not_printed_again():
    class Counting(MemoryPapers):
        puts = 0

        def put(self, key, content):
            self.puts += 1
            super().put(key, content)

    store, look, sheet = Counting(), look_of(Brand()), quarter(sample_site())
    first = printed(lambda _: sheet, room.QUARTER, look, store)
    count = store.puts
    assert printed(lambda _: sheet, room.QUARTER, look, store) == first
    assert store.puts == count == 3


def margins(picture):
    """The darkest and the lightest grey left, right and below of what is printed under the coloured band."""
    grey, edge = picture.convert("L"), 75
    wide, high = grey.size
    band = next(y for y in range(high) if grey.getpixel((5, y)) == 255) + 2
    sides = [(0, band, edge, high), (wide - edge, band, wide, high), (0, high - 40, wide, high)]
    return [grey.crop(side).getextrema() for side in sides]


@pytest.mark.parametrize(
    "site",
    [
        big_site(12, "Health and care", each=2),
        big_site(3, LONG, each=8, direction="worsening"),
        big_site(2, WORD, direction="improving"),
        big_site(1, "Health", each=1),
    ],
    ids=["twelve domains", "long names", "unbreakable word", "one measure"],
)
def test_however_large_it_fits_on_one_page(site):
    for one in one_of_each(site):
        with pikepdf.open(BytesIO(one.pdf)) as document:
            assert len(document.pages) == 1
        with Image.open(BytesIO(one.png)) as picture:
            assert margins(picture) == [(255, 255)] * 3


def test_nothing_that_cannot_fit_is_printed():
    sheet = replace(quarter(sample_site()), notes=("Far too much. " * 800,))
    with pytest.raises(ValueError, match="does not fit on one page"):
        printed(lambda _: sheet, room.QUARTER[:2], look_of(Brand()), MemoryPapers())


def test_a_number_too_wide_for_its_place_is_found():
    sheet = replace(quarter(sample_site()), coverage="9" * 80)
    with pytest.raises(ValueError, match="does not fit on one page"):
        printed(lambda _: sheet, room.QUARTER[:1], look_of(Brand()), MemoryPapers())
