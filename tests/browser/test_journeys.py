"""What people come for: from the home page to a figure and its download, with and without scripts."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

DOMAIN = "Quality care and support"
REPORT = "/editions/2017-18-q1/"
SIDEWAYS = ["/", "/framework/", "/measures/smoking-at-delivery/", "/quality/", REPORT, f"{REPORT}quality-care/"]


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
@pytest.mark.parametrize("path", SIDEWAYS)
def test_no_page_scrolls_sideways(page: Page, path: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_demonstration_line_is_on_every_kind_of_page(page: Page):
    for path in ("/", "/framework/", "/domains/quality-care/", "/measures/smoking-at-delivery/", "/data/"):
        page.goto(path)
        assert "demonstration" in page.locator("body").inner_text().lower(), path


@pytest.fixture(params=[(320, True), (320, False), (768, True), (768, False), (1280, True), (1280, False)])
def reader(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Someone with a narrow, middling or wide screen, whose browser runs scripts or not."""
    width, scripts = request.param
    size = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, base_url=address, java_script_enabled=scripts, accept_downloads=True)
    yield context.new_page()
    context.close()


def test_a_resident_looks_for_falls_near_home(reader: Page):
    reader.goto("/")
    reader.get_by_role("contentinfo").get_by_role("link", name="Which area am I in?").click()
    expect(reader.get_by_role("main")).to_contain_text("Eastbourne")
    reader.get_by_role("contentinfo").get_by_role("link", name="A to Z of measures").click()
    reader.get_by_role("main").get_by_role("link", name="Older people admitted to hospital after a fall").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Older people admitted to hospital after a fall")
    expect(reader.locator(".figure").first).to_contain_text("577")
    expect(reader.locator(".figure").first).to_contain_text("April to June 2017, East Sussex")
    expect(reader.get_by_role("main")).to_contain_text("larger than the area of the ESBT partnership")


def test_a_journalist_quotes_a_figure(reader: Page):
    reader.goto("/")
    reader.get_by_role("contentinfo").get_by_role("link", name="For journalists").click()
    expect(reader.get_by_role("main")).to_contain_text("How to quote a figure")
    reader.goto("/measures/breastfeeding-6-8-weeks/")
    quoted = reader.locator(".told p").first.inner_text()
    assert re.fullmatch(r"The figure for the .+ was [\d.]+% in .+\.", quoted)
    expect(reader.get_by_role("main")).to_contain_text("This page is not an official statistic.")
    reader.get_by_role("link", name="Where this figure comes from").click()
    assert reader.url.endswith("#provenance")
    expect(reader.locator("section[aria-labelledby=provenance]")).to_contain_text("sha256")
    assert reader.locator("link[rel=canonical]").get_attribute("href").endswith("/measures/breastfeeding-6-8-weeks/")


def test_an_analyst_downloads_one_measure(reader: Page):
    reader.goto("/framework/")
    reader.get_by_role("main").get_by_role("link", name="Serious infections linked to health care").first.click()
    with reader.expect_download() as started:
        reader.get_by_role("link", name=re.compile("Figures for this measure")).click()
    rows = list(csv.DictReader(io.StringIO(started.value.path().read_text("utf-8-sig"))))
    assert {"440", "118"} <= {row["value"] for row in rows if row["area"] == "ESBT"}
    assert {row["unit"] for row in rows} != {""}
    assert not any(re.fullmatch(r"\d\d?[-/][A-Z][a-z]+", row["period"]) for row in rows), (
        "a spreadsheet makes no dates of it"
    )


def test_the_framework_is_filtered_and_shown_again(page: Page):
    page.goto("/framework/")
    told = page.get_by_role("status")
    whole = told.inner_text()
    page.get_by_label("National framework").select_option(label="Public Health Outcomes Framework (PHOF)")
    assert told.inner_text() != whole
    shown = page.locator("[data-item]:visible")
    assert 0 < shown.count() < 40
    assert all("PHOF" in shown.nth(n).get_attribute("data-framework") for n in range(shown.count()))
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Subject").select_option(label="Carers")
    expect(page.get_by_role("link", name="Carers known to their GP practice")).to_be_visible()
    assert all("Carers" in shown.nth(n).get_attribute("data-subject") for n in range(shown.count()))
    page.get_by_label("Find by word").fill("xyzzy")
    expect(told).to_contain_text("Nothing fits")
    page.get_by_role("button", name="Show all").click()
    expect(told).to_have_text(whole)


def test_a_presenter_downloads_the_chart_for_a_slide(reader: Page):
    reader.goto("/measures/smoking-at-delivery/")
    with reader.expect_download() as started:
        reader.get_by_role("link", name=re.compile(r"Download this chart \(PNG")).click()
    with Image.open(started.value.path()) as picture:
        assert picture.format == "PNG"
        assert min(picture.size) >= 900, "sharp on a slide"
        assert "smoke" in " ".join(str(text) for text in picture.info.values())


def test_on_paper_there_is_no_form_and_the_address_is_told(page: Page):
    page.goto("/framework/")
    page.get_by_label("National framework").wait_for()
    page.emulate_media(media="print")
    assert page.locator("main input:visible, main select:visible, main button:visible").count() == 0
    expect(page.get_by_role("contentinfo")).to_contain_text("This page: https://outcomes.example.org/framework/")
    expect(page.locator(".print-only")).to_be_visible()
