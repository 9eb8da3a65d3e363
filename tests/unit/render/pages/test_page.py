"""How a page becomes a file: its head, its one raw block, its links, and text that stays text."""

import itertools
import re
from html import unescape
from posixpath import normpath, relpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.pages.page import _way, one_block, relative
from tests.support.pages import head, html, pages, sample_files, source
from tests.support.site_samples import NASTY_TITLE

NASTY_PAGE = "measures/nasty-title/index.md"


@pytest.mark.parametrize(
    ("url", "path", "way"),
    [
        ("measures/x/", "", "measures/x/"),
        ("", "measures/x/", "../../"),
        ("", "", "./"),
        ("measures/x/", "domains/y/", "../../measures/x/"),
        ("data/values.csv", "data/", "values.csv"),
        ("measures/x/", "measures/x/", "./"),
        ("a-to-z/#letter-a", "data/", "../a-to-z/#letter-a"),
        ("https://example.org/a/", "data/", "https://example.org/a/"),
        ("mailto:a@example.org", "data/", "mailto:a@example.org"),
        ("#main", "data/", "#main"),
    ],
)
def test_ways_between_pages(url, path, way):
    assert relative(url, path) == way


PLACES = st.lists(st.sampled_from(["a", "b", "c.csv", "..", ".", ""]), max_size=5).map("/".join)


@given(PLACES, st.lists(st.sampled_from(["a", "b"]), max_size=4).map(lambda parts: "".join(f"{one}/" for one in parts)))
def test_a_way_is_the_one_of_the_library(address, path):
    assert _way(address, path) == relpath(f"/{address}", f"/{path}")


def test_block_has_no_blank_line_that_would_end_it():
    assert one_block("  <p>a</p>\n\n\n   <p>b</p>\n") == '<div class="content">\n<p>a</p>\n<p>b</p>\n</div>\n'


@pytest.mark.parametrize("path", [p for p in pages() if p != "about/index.md"])
def test_markdown_passes_every_page_through_unchanged(path):
    assert html(path).strip() == source(path).strip()


def test_markup_in_a_title_shows_as_text():
    made = html(NASTY_PAGE)
    assert "<script" not in made
    assert "<em>" not in made
    heading = re.search(r"<h1>(.*?)</h1>", made)
    assert heading and unescape(heading[1]) == NASTY_TITLE


def test_head_carries_a_nasty_title_unchanged():
    assert head(NASTY_PAGE)["title"] == NASTY_TITLE
    assert head(NASTY_PAGE)["canonical"] == "https://outcomes.example.org/measures/nasty-title/"


def test_query_keeps_its_lines():
    assert "select value&#10;  from board_paper" in source("measures/babies-fed/index.md")


@pytest.mark.parametrize("path", pages())
def test_one_main_heading_and_no_level_left_out(path):
    levels = [int(n) for n in re.findall(r"<h([1-6])", html(path))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("path", pages())
def test_no_style_or_script_inside(path):
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", html(path))


@pytest.mark.parametrize("path", pages())
def test_ids_are_unique(path):
    ids = re.findall(r'\sid="([^"]+)"', html(path))
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", pages())
def test_every_link_leads_somewhere(path):
    here = path.removesuffix("index.md")
    known = {p.removesuffix("index.md") for p in sample_files()}
    ways = [unescape(way) for way in re.findall(r'href="([^"#]+)', html(path))]
    targets = {normpath(f"/{here}{way}")[1:] for way in ways if not way.startswith(("http", "mailto"))}
    missing = {t for t in targets if t not in known and f"{t}/" not in known and not t.startswith("data/")}
    assert missing <= {"how-to-read-charts", "glossary", "methods"}, "hand-written pages are the project's own"


@pytest.mark.parametrize("path", pages())
def test_tables_are_named_and_their_regions_differ(path):
    made = html(path)
    assert made.count("<table>") == made.count("<caption")
    captions = re.findall(r"<caption[^>]*>(.*?)</caption>", made)
    assert len(captions) == len(set(captions))
    assert "<td></td>" not in made


def test_the_same_input_gives_the_same_bytes():
    from tests.support.pages import build
    from tests.support.site_samples import sample_site

    assert build(sample_site()) == sample_files()
