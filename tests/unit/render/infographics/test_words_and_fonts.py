"""Cutting of names, the word for the way, unpacked fonts, and colours that are the site's own."""

import re
import struct
from importlib.resources import files

import pytest

from pipeline.catalogue.measure import Unit
from pipeline.render.fonts import unpacked
from pipeline.render.infographics.look import LINE, SOFT, SURFACE, TONES, look_of
from pipeline.render.infographics.words import cut, way_of, way_wanted
from pipeline.render.pages.brand import PAPER, contrast
from pipeline.settings import Brand
from tests.unit.render.infographics.cases import change

PERCENT = Unit(kind="percent", decimals=1)


def test_cut_keeps_short_names_and_ends_long_ones_at_a_word():
    assert cut("Short name", 10) == "Short name"
    assert cut("A name that is too long", 15) == "A name that…"
    assert cut("Unbreakable" * 5, 20) == ("Unbreakable" * 5)[:19] + "…"
    assert all(len(cut("word " * 40, most)) <= most for most in range(2, 60))


@pytest.mark.parametrize(
    ("direction", "told"),
    [
        ("improving", ("up", "Up.")),
        ("higher", ("up", "Up.")),
        ("no_clear_change", ("level", "No clear change.")),
        ("not_comparable", ("", "")),
        ("too_few_to_say", ("", "")),
    ],
)
def test_the_arrow_has_a_word(direction, told):
    assert way_of(change(direction), PERCENT) == told


def test_which_way_is_better_is_said():
    assert way_wanted("lower") == "Lower is better."
    assert way_wanted("higher") == "Higher is better."


def test_fonts_are_unpacked_whole():
    packed = files("mkdocs").joinpath("themes/readthedocs/css/fonts/lato-bold.woff").read_bytes()
    font = unpacked(packed)
    assert font[:4] == packed[4:8]
    assert len(font) == struct.unpack(">I", packed[16:20])[0]
    with pytest.raises(ValueError, match="not a WOFF"):
        unpacked(b"wOF2" + packed[4:])


def test_colours_are_those_of_the_style_sheet_and_readable():
    sheet = files("pipeline.render").joinpath("theme/assets/site.css").read_text("utf-8")
    light = sheet.split("@media", 1)[0]
    assert tuple(re.findall(r"--d\d: (#\w{6});", light)) == TONES
    assert f"--soft: {SOFT};" in light
    assert f"--line: {LINE};" in light
    assert f"--surface: {SURFACE};" in light
    assert all(contrast(colour, PAPER) >= 4.5 for colour in (*TONES, SOFT))
    pale = look_of(Brand(primary="#fd0"))
    assert contrast(str(pale["brand"]), str(pale["on_brand"])) >= 4.5
    assert contrast(str(pale["strong"]), PAPER) >= 4.5


def test_the_web_page_has_the_same_band_as_the_printed_sheet():
    sheet = files("pipeline.render").joinpath("theme/assets/infographic.css").read_text("utf-8")
    assert tuple(re.findall(r"\.sheet\.tone-\d \{ --band: (#\w{6});", sheet)) == TONES
