"""What people come for: from the home page to a figure and its download, with and without scripts."""

import csv
import io

import pytest
from playwright.sync_api import Page, expect

DOMAIN = "Quality care and support"


def test_from_home_to_domain_to_measure_to_download(page: Page):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("main").get_by_role("link", name=DOMAIN).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(DOMAIN)
    page.locator("main a[href*='healthcare-associated-infections']").first.click()
    expect(page.locator("main")).to_contain_text("118")
    with page.expect_download() as started:
        page.locator("main a[href$='.csv']").first.click()
    rows = list(csv.DictReader(io.StringIO(started.value.path().read_text("utf-8-sig"))))
    assert {row["value"] for row in rows if row["area"] == "ESBT"} >= {"424", "440", "118"}


def test_everything_is_there_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False, base_url=address, viewport={"width": 360, "height": 740})
    opened = context.new_page()
    opened.goto("/measures/emergency-length-of-stay/")
    assert opened.locator("main svg[role=img]").count() >= 1
    assert "7.87" in opened.content()
    context.close()


def test_a_search_finds_a_measure_and_leads_to_it(page: Page):
    page.goto("/search/")
    page.get_by_label("What are you looking for?").fill("broken bones falls")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_contain_text("page")
    page.locator("#search-results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/search/" not in page.url


def test_a_search_for_nothing_known_says_so(page: Page):
    page.goto("/search/?q=%3Cxyzzyq")
    expect(page.get_by_role("status")).to_contain_text("Nothing found for “<xyzzyq”")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["/", "/framework/", "/measures/smoking-at-delivery/", "/editions/2017-18-q1/"])
def test_no_page_scrolls_sideways(page: Page, path: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_demonstration_line_is_on_every_kind_of_page(page: Page):
    for path in ("/", "/framework/", "/domains/quality-care/", "/measures/smoking-at-delivery/", "/data/"):
        page.goto(path)
        assert "demonstration" in page.locator("body").inner_text().lower(), path
