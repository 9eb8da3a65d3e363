"""Forced colours, text alone at twice its size, print, and pages without their styles: in order, each chart once."""

import pytest
from playwright.sync_api import Browser, Page

from tests.support.pdf_text import packed, pages_of

KINDS = [
    "/",
    "/framework/",
    "/domains/quality-care/",
    "/measures/smoking-at-delivery/",
    "/editions/2017-18-q1/",
    "/data/",
]
CHARTS = "/measures/smoking-at-delivery/"
CUT = """() => [...document.querySelectorAll('body *')].filter(e => e.clientWidth > 1
  && !e.closest('.hidden-visually, svg, thead')
  && getComputedStyle(e).overflowX !== 'auto' && !e.closest('.table, pre')
  && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline'))
  .map(e => e.tagName + '.' + e.className)"""
SEEN_CHARTS = """() => [...document.querySelectorAll('main svg[role=img]')]
  .filter(e => e.getBoundingClientRect().width > 1)
  .map(e => e.querySelector('title').textContent)"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", KINDS)
def test_text_alone_at_twice_its_size_is_not_cut_off(page: Page, path: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 38
    if width > 320:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT) == []
    assert (
        page.evaluate(
            "[...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).textOverflow === 'ellipsis')"
        )
        == []
    )


@pytest.mark.parametrize("path", ["/domains/transforming-services/", "/editions/2017-18-q1/"])
def test_a_list_of_measures_is_never_cut_off(page: Page, path: str):
    page.goto(path)
    for width in (320, 700, 900, 1024, 1100, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        cut = "e => e.filter(one => one.scrollWidth > one.clientWidth + 1).length"
        assert page.locator(".table--measures").evaluate_all(cut) == 0, width


def test_in_forced_colours_statuses_focus_and_charts_can_be_told(page: Page):
    page.emulate_media(forced_colors="active")
    page.goto(CHARTS)
    borders = "[...document.querySelectorAll('.tag')].map(e => getComputedStyle(e).borderTopStyle)"
    assert set(page.evaluate(borders)) == {"solid"}
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    shown = page.locator("svg .role-mark, .chart__drawing svg path").first
    assert shown.count() == 1
    page.goto("/")
    full, empty = (
        page.locator(one).first.evaluate("e => getComputedStyle(e).fill")
        for one in (".dots__full", ".dots circle:not(.dots__full)")
    )
    assert full != empty, "how many have figures is seen without colour"


@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_chart_is_shown_twice(page: Page, media: str):
    page.emulate_media(media="print" if media == "print" else "screen")
    page.goto(CHARTS)
    seen = page.evaluate(SEEN_CHARTS)
    assert seen
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("path", KINDS)
def test_without_styles_it_reads_in_order_and_shows_no_chart_twice(browser: Browser, address: str, path: str):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    context.route("**/*.css", lambda route: route.abort())
    opened = context.new_page()
    opened.goto(path)
    seen = opened.evaluate(SEEN_CHARTS)
    assert len(seen) == len(set(seen))
    tops = opened.evaluate("""() => [...document.querySelectorAll('h1, main h2, main h3, footer h2')]
      .filter(e => e.getBoundingClientRect().height).map(e => e.getBoundingClientRect().top)""")
    assert tops == sorted(tops)
    context.close()


def test_in_forced_colours_only_the_part_one_is_in_is_underlined_and_icons_stay_visible(page: Page):
    page.emulate_media(forced_colors="active")
    page.goto("/framework/")
    look = """e => [getComputedStyle(e).borderBottomColor, getComputedStyle(document.body).backgroundColor]"""
    current = page.locator(".masthead__nav a[aria-current]").first.evaluate(look)
    other = page.locator(".masthead__nav a:not([aria-current])").first.evaluate(look)
    assert current[0] != current[1]
    assert other[0] == other[1]
    fill, ink = page.locator("main .icon").first.evaluate(
        "e => [getComputedStyle(e).fill, getComputedStyle(document.body).color]"
    )
    assert fill == ink


@pytest.mark.parametrize("path", ["/domains/quality-care/", "/domains/transforming-services/", "/editions/2017-18-q1/"])
def test_no_printed_page_ends_with_the_heads_of_a_table(page: Page, path: str):
    page.goto(path)
    heads = page.locator("thead").evaluate_all("all => all.map(one => one.textContent)")
    assert heads
    ends = [text[-200:] for text in map(packed, pages_of(page.pdf(format="A4")))]
    assert [end for end in ends if end.endswith(tuple(map(packed, heads)))] == []
