"""Infographics in a real browser: one A4 page on paper, no sideways scroll, all there without scripts and styles."""

import re
from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from tests.support.pdf_text import packed, text_of

PATHS = [
    "/framework/infographic/",
    "/editions/2017-18-q1/infographic/",
    "/editions/2017-18-q1/population-health/infographic/",
    "/editions/2017-18-q1/experience/infographic/",
    "/editions/2017-18-q1/transforming-services/infographic/",
    "/editions/2017-18-q1/quality-care/infographic/",
]
A4 = (595, 842)


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*\d|\d", text))


@pytest.mark.parametrize("path", PATHS)
def test_it_prints_as_one_a4_page(page: Page, path: str):
    page.goto(path)
    with pikepdf.open(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True))) as printed:
        assert len(printed.pages) == 1
        assert [round(float(side)) for side in printed.pages[0].mediabox[2:]] == pytest.approx(A4, abs=1)


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_scrolls_sideways_or_is_cut_off(page: Page, path: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    cut = "[...document.querySelectorAll('.sheet *')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth)"
    names = page.evaluate(f"{cut}.filter(e => !e.closest('.hidden-visually, svg')).map(e => e.className || e.tagName)")
    assert names == []


@pytest.mark.parametrize("path", PATHS)
def test_the_pdf_has_every_number_of_the_page(page: Page, path: str):
    page.goto(path)
    shown = page.locator(".sheet").inner_text()
    way = page.locator("main a[href$='.pdf']").get_attribute("href")
    there = packed(text_of(page.request.get(f"{page.url}{way}").body()))
    assert {one for one in numbers(shown) if one not in there} == set()


def test_without_scripts_and_styles_it_reads_in_order(browser: Browser, address: str):
    context = browser.new_context(java_script_enabled=False, base_url=address)
    context.route("**/*.css", lambda route: route.abort())
    opened = context.new_page()
    opened.goto("/editions/2017-18-q1/infographic/")
    told = opened.locator(".sheet").inner_text()
    order = ["How we are doing", "We can report on", "What the words mean", "Where this comes from"]
    assert sorted(order, key=told.index) == order
    context.close()
