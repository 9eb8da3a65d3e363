"""The publisher's colours, the frame of pages, hand-written pages, and the theme's own template."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ContentProblems
from pipeline.render.pages.brand import DARK_PAPER, PAPER, contrast, readable, style_sheet, text_on
from tests.support.pages import build, head, html, sample_files
from tests.support.site_samples import sample_site

THEME = Path(__file__).resolve().parents[4] / "pipeline" / "render" / "theme"
colours = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


def test_contrast_as_published():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#12436D", "#ffffff") == pytest.approx(10.25, abs=0.01)


@given(colours)
def test_any_brand_colour_gives_readable_text(colour):
    assert contrast(readable(colour, PAPER), PAPER) >= 4.5
    assert contrast(readable(colour, DARK_PAPER, 7), DARK_PAPER) >= 7
    assert contrast(text_on(colour), colour) >= 4.5


def test_short_colours_are_understood():
    assert "--brand: #aabbcc;" in style_sheet("#abc", "#000", 4)


def test_the_strip_has_a_colour_for_each_domain_up_to_six():
    assert [style_sheet("#abc", "#000", count).count("%,") for count in (1, 4, 6, 12)] == [0, 3, 5, 5]


def test_demonstration_line_only_where_the_site_is_one():
    assert "not an official publication" in head("index.md")["site"]["demonstration"]
    site = sample_site()
    live = replace(site, settings=site.settings.model_copy(update={"site_status": "live"}))
    assert '"demonstration": ""' in build(live)["index.md"]


def test_menus_name_only_pages_that_exist():
    site = head("index.md")["site"]
    assert [link["text"] for link in site["navigation"]] == [
        "Framework",
        "Quarterly reports",
        "Data",
        "About",
        "Search",
    ]
    assert "Accessibility statement" not in [link["text"] for link in site["footer"]]


def test_hand_written_page_is_filled_with_facts_and_has_one_heading():
    assert "We report on 3 of 5 measures." in html("about/index.md")
    assert head("about/index.md")["section"] == "about"


def test_unknown_name_in_a_hand_written_page_is_an_error():
    pages = {"about": "---\ntitle: A\n---\n{{ no_such_thing }}\n", "zoo": "{{ nor_this }}"}
    with pytest.raises(ContentProblems) as error:
        build(sample_site(pages=pages))
    told = [str(one).partition("'")[0] for one in error.value.problems]
    assert told == [f"site/pages/{place}  text  there is nothing by the name " for place in ("about.md:4", "zoo.md:1")]


def test_hand_written_page_cannot_reach_into_python():
    with pytest.raises(ContentProblems, match="access to attribute '__class__' of 'str' object is unsafe"):
        build(sample_site(pages={"about": "---\ntitle: A\n---\n{{ title.__class__.__mro__ }}\n"}))


def test_assets_of_the_brand_are_there():
    assert sample_files()["assets/icon.svg"].startswith("<svg")
    assert "--on-brand: #ffffff" in sample_files()["assets/brand.css"]


@pytest.mark.parametrize("name", ["main.html", "404.html"])
def test_theme_escapes_everything_it_prints(name):
    printed = re.findall(r"\{\{ (.*?) \}\}", (THEME / name).read_text("utf-8"))
    assert printed
    bare = [one for one in printed if not one.endswith("| e") and one != "page.content" and "tojson" not in one]
    assert bare == []


@pytest.mark.parametrize("name", ["main.html", "404.html"])
def test_theme_has_no_inline_style_or_script_and_asks_no_other_host(name):
    text = (THEME / name).read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    assert not re.search(r"(src|href)=\"(https?:)?//", text)
    assert re.findall(r"<script(?! src| type=\"application/ld\+json\")", text) == []


def test_styles_load_nothing_from_elsewhere():
    for file in sorted((THEME / "assets").glob("*.css")):
        assert not re.search(r"@import|url\(|https?:", file.read_text("utf-8"))
